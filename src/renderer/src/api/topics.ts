import type { ChannelName, Contract, Topic } from '../../../shared/contract';

/** Channels whose answers are kept and refetched. */
export type ReadChannel =
  | { [C in ChannelName]: Contract[C]['kind'] extends 'read' ? C : never }[ChannelName]
  | 'app.state'
  | 'app.damage'
  | 'app.session';

const SALES: readonly Topic[] = ['orders', 'products', 'channels', 'people', 'targets', 'imports'];
const FIGURES: readonly Topic[] = [...SALES, 'deals', 'leads', 'campaigns', 'activities'];
const CUSTOMERS: readonly Topic[] = [...SALES, 'deals', 'leads', 'companies', 'activities'];
const LEADS: readonly Topic[] = ['leads', 'deals', 'proposals', 'people', 'campaigns', 'imports', 'orders'];
const TARGETS: readonly Topic[] = [...FIGURES, 'moments'];
const CAMPAIGNS: readonly Topic[] = [...FIGURES, 'moments'];
const FOUR_PS: readonly Topic[] = [...FIGURES, 'four-ps', 'notes'];
const NOTES: readonly Topic[] = ['notes', 'people', 'products', 'channels', 'campaigns', 'four-ps', 'imports'];
const LIBRARY: readonly Topic[] = [...LEADS, 'products', 'channels', 'companies'];
const DEALS: readonly Topic[] = ['deals', 'people', 'channels', 'products', 'imports'];

/**
 * What each answer is made from. A change of one of its topics makes it stale; 'all' goes stale with any
 * change. A change of the workspace itself (currency, calendar, another file) makes everything stale.
 */
const TOPICS_OF: Record<ReadChannel, readonly Topic[] | 'all'> = {
  'app.state': [],
  'app.damage': [],
  'app.session': [],
  'workspace.get': 'all',
  'workspace.version': 'all',
  'people.list': ['people'],
  'channels.list': ['channels', 'people', 'orders', 'imports'],
  'moments.sets': ['moments'],
  'moments.list': ['moments', 'channels', 'products'],
  'campaigns.plan': CAMPAIGNS,
  'campaigns.strategy': [...CAMPAIGNS, 'activities', 'deals', 'leads'],
  'campaigns.get': CAMPAIGNS,
  'campaigns.figures': CAMPAIGNS,
  'campaigns.targets': CAMPAIGNS,
  'campaigns.nags': ['campaigns', 'targets', 'people'],
  'experiments.list': ['campaigns', 'people'],
  'targets.trees': TARGETS,
  'targets.tree': TARGETS,
  'targets.node': TARGETS,
  'targets.previewAmount': TARGETS,
  'targets.previewRespread': TARGETS,
  'targets.suggestOffsets': TARGETS,
  'targets.record': TARGETS,
  'targets.parts': TARGETS,
  'targets.months': [...TARGETS, 'comments'],
  'targets.previewSpread': TARGETS,
  'targets.versions': TARGETS,
  'targets.compare': TARGETS,
  'four-ps.list': FOUR_PS,
  'four-ps.get': FOUR_PS,
  'four-ps.evidence': FOUR_PS,
  'four-ps.groups': [...SALES, 'campaigns'],
  'four-ps.lines': ['products', 'imports'],
  'four-ps.assumptions': FOUR_PS,
  'four-ps.compare': FOUR_PS,
  'four-ps.ofCampaign': ['four-ps', 'campaigns'],
  'notes.list': NOTES,
  'notes.waiting': ['notes', 'people'],
  'notes.choices': NOTES,
  'notes.similar': ['notes'],
  'notes.themes': NOTES,
  'notes.digest': NOTES,
  'notes.sources': NOTES,
  'meetings.list': ['meetings', 'people'],
  'meetings.templates': ['meetings', 'people'],
  'meetings.get': 'all',
  'meetings.actions': 'all',
  'meetings.decisions': 'all',
  'meetings.subjects': 'all',
  'pipelines.list': ['deals', 'imports'],
  'deals.board': DEALS,
  'deals.column': DEALS,
  'deals.table': DEALS,
  'deals.forecast': DEALS,
  'deals.calendar': DEALS,
  'deals.team': [...DEALS, 'activities'],
  'deals.choices': DEALS,
  'deals.get': DEALS,
  'proposals.list': [...DEALS, 'proposals', 'companies'],
  'proposals.get': [...DEALS, 'proposals', 'companies'],
  'views.list': ['views'],
  'leads.list': LEADS,
  'leads.waiting': LEADS,
  'leads.get': LEADS,
  'leads.matches': LEADS,
  'criteria.list': ['leads'],
  'funnel.get': LEADS,
  'metrics.catalogue': FIGURES,
  'metrics.evaluate': FIGURES,
  'metrics.get': FIGURES,
  'metrics.trend': FIGURES,
  'metrics.breakdown': FIGURES,
  'metrics.rows': FIGURES,
  'metrics.sourceLine': ['imports'],
  'imports.inspect': ['imports', 'products'],
  'imports.list': ['imports'],
  'imports.sources': ['imports', 'orders', 'workspace'],
  'imports.maps': ['imports'],
  'imports.readMap': [],
  'export.tables': 'all',
  'backup.list': ['backups'],
  'bundle.list': 'all',
  'bundle.changes': 'all',
  'history.state': 'all',
  'history.list': 'all',
  'history.facets': 'all',
  'history.get': 'all',
  'search.query': 'all',
  'rates.list': 'all',
  'products.list': SALES,
  'products.get': SALES,
  'home.get': 'all',
  'home.nextSteps': [...DEALS, 'leads', 'companies', 'activities', 'campaigns', 'meetings'],
  'reports.weekly': 'all',
  'reports.investor': 'all',
  'reports.list': 'all',
  'reports.snapshot': ['reports'],
  'reports.snapshots': ['reports'],
  'reports.restatements': 'all',
  'reports.close': ['reports', 'imports', 'channels', 'people', 'workspace', 'history'],
  'reports.readSection': ['reports', 'workspace', 'channels'],
  'updates.get': 'all',
  'updates.number': 'all',
  'updates.reveals': 'all',
  'updates.groups': ['reports'],
  'companies.list': CUSTOMERS,
  'companies.options': ['companies', 'deals', 'imports'],
  'companies.get': CUSTOMERS,
  'contacts.list': CUSTOMERS,
  'contacts.options': ['companies', 'deals', 'imports'],
  'contacts.get': CUSTOMERS,
  'activities.list': [...CUSTOMERS, 'comments'],
  'materials.list': ['activities'],
  'customers.list': CUSTOMERS,
  'customers.get': CUSTOMERS,
  'customers.figures': CUSTOMERS,
  'customers.orders': CUSTOMERS,
  'customers.lines': SALES,
  'customers.subscriptions': CUSTOMERS,
  'customers.accounts': CUSTOMERS,
  'duplicates.list': CUSTOMERS,
  'duplicates.compare': 'all',
  'duplicates.apart': CUSTOMERS,
  'comments.list': ['comments', 'people'],
  'comments.counts': ['comments'],
  'comments.mentions': 'all',
  'health.get': ['companies'],
  'results.list': ['campaigns', 'imports'],
  'results.choices': ['campaigns', 'targets', 'imports'],
  'budget.get': TARGETS,
  'ranking.get': TARGETS,
  'ranking.decisions': ['campaigns', 'people'],
  'budget.targets': TARGETS,
  'budget.asks': ['campaigns', 'targets', 'people'],
  'budget.whatIf': TARGETS,
  'attribution.rules': FIGURES,
  'attribution.orders': FIGURES,
  'attribution.shared': FIGURES,
  'needs.list': CUSTOMERS,
  'library.list': LIBRARY,
  'library.choices': LIBRARY,
  'library.versions': LIBRARY,
  'content.house': LIBRARY,
  'creators.statement': LIBRARY,
};

/** Whether an answer kept for `channel` is stale after a change of `topics`. An unknown channel always is. */
export const isStale = (channel: string, topics: readonly Topic[]): boolean => {
  if (topics.includes('workspace')) return true;
  const known: readonly Topic[] | 'all' | undefined = Object.hasOwn(TOPICS_OF, channel)
    ? TOPICS_OF[channel as ReadChannel]
    : undefined;
  return known === undefined || known === 'all' || known.some((topic) => topics.includes(topic));
};
