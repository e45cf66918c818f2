import type { EngineChannel } from '../../shared/contract';
import { type Feature, featureOf } from '../../shared/contract/parts';
import type { Context, ServiceOf } from './context';

type EngineFeature = Exclude<Feature, 'app'>;
/** What every handler is once its input has been parsed. */
type Answer = (input: unknown, context: Context) => Promise<unknown>;

/**
 * Every feature of the engine with the service that answers its channels, loaded at its first call: a start reads
 * the code of Home and of nothing else. The types make a missing service, or a missing channel in one, a compile
 * error.
 */
const SERVICES: { [F in EngineFeature]: () => Promise<ServiceOf<F>> } = {
  activities: async () => (await import('./services/activities')).activitiesService,
  attribution: async () => (await import('./services/attribution')).attributionService,
  budget: async () => (await import('./services/budget')).budgetService,
  content: async () => (await import('./services/content')).contentService,
  creators: async () => (await import('./services/creators')).creatorsService,
  library: async () => (await import('./services/library')).libraryService,
  results: async () => (await import('./services/results')).resultsService,
  backup: async () => (await import('./services/backup')).backupService,
  bundle: async () => (await import('./services/bundle')).bundleService,
  campaigns: async () => (await import('./services/campaigns')).campaignsService,
  channels: async () => (await import('./services/channels')).channelsService,
  check: async () => (await import('./services/backup')).backupService,
  comments: async () => (await import('./services/comments')).commentsService,
  companies: async () => (await import('./services/companies')).companiesService,
  contacts: async () => (await import('./services/contacts')).contactsService,
  criteria: async () => (await import('./services/criteria')).criteriaService,
  customers: async () => (await import('./services/customers')).customersService,
  orders: async () => (await import('./services/orders')).ordersService,
  deals: async () => (await import('./services/deals')).dealsService,
  duplicates: async () => (await import('./services/duplicates')).duplicatesService,
  experiments: async () => (await import('./services/experiments')).experimentsService,
  export: async () => (await import('./services/export')).exportService,
  notes: async () => (await import('./services/notes')).notesService,
  'four-ps': async () => (await import('./services/four-ps')).fourPsService,
  funnel: async () => (await import('./services/funnel')).funnelService,
  handoff: async () => (await import('./services/handoff')).handoffService,
  health: async () => (await import('./services/health')).healthService,
  history: async () => (await import('./services/history')).historyService,
  home: async () => (await import('./services/home')).homeService,
  imports: async () => (await import('./services/imports')).importsService,
  brought: async () => (await import('./services/brought')).broughtService,
  leads: async () => (await import('./services/leads')).leadsService,
  materials: async () => (await import('./services/materials')).materialsService,
  meetings: async () => (await import('./services/meetings')).meetingsService,
  metrics: async () => (await import('./services/metrics')).metricsService,
  moments: async () => (await import('./services/moments')).momentsService,
  needs: async () => (await import('./services/needs')).needsService,
  people: async () => (await import('./services/people')).peopleService,
  pipelines: async () => (await import('./services/pipelines')).pipelinesService,
  products: async () => (await import('./services/products')).productsService,
  proposals: async () => (await import('./services/proposals')).proposalsService,
  rates: async () => (await import('./services/rates')).ratesService,
  ranking: async () => (await import('./services/ranking')).rankingService,
  reports: async () => (await import('./services/reports')).reportsService,
  search: async () => (await import('./services/search')).searchService,
  stages: async () => (await import('./services/stages')).stagesService,
  targets: async () => (await import('./services/targets')).targetsService,
  updates: async () => (await import('./services/updates')).updatesService,
  views: async () => (await import('./services/views')).viewsService,
  workspace: async () => (await import('./services/workspace')).workspaceService,
};

/** The handler of an engine channel. */
export const handlerOf = async (channel: EngineChannel): Promise<Answer> => {
  const feature = featureOf(channel) as EngineFeature;
  const service = (await SERVICES[feature]()) as Record<string, unknown>;
  return service[channel] as Answer;
};

/** Loads what has not been asked yet, one service after the other, so that no first call has to wait for its code. */
export const loadServices = async (): Promise<void> => {
  for (const load of Object.values(SERVICES)) await load();
};
