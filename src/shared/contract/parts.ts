import type { Channel } from './channel';
import type { ChannelName } from './index';

/**
 * The contract by feature, each part loaded when one of its channels is first asked. Building every schema at once
 * costs a tenth of a second of processor time, twice at each start (main process and engine); Home needs four parts.
 * Who needs the whole wire at once (tests, types, the build) imports `contract` from ./index.
 */

type FeatureOf<C> = C extends `${infer F}.${string}` ? F : never;
/** The word before the dot of a channel's name. */
export type Feature = FeatureOf<ChannelName>;
export type Part = Readonly<Record<string, Channel>>;

const orders = async (): Promise<Part> => (await import('./orders')).ordersContract;
const customers = async (): Promise<Part> => (await import('./customers')).customersContract;
const data = async (): Promise<Part> => (await import('./data')).dataContract;
const pipelines = async (): Promise<Part> => (await import('./pipelines')).pipelinesContract;
const reports = async (): Promise<Part> => ({
  ...(await import('./reports')).reportsContract,
  ...(await import('./snapshots')).snapshotsContract,
  ...(await import('./close')).closeContract,
});
const workspace = async (): Promise<Part> => (await import('./workspace')).workspaceContract;

const LOADERS: Record<Feature, () => Promise<Part>> = {
  app: async () => (await import('./app')).appContract,
  workspace,
  people: workspace,
  channels: workspace,
  pipelines,
  stages: pipelines,
  deals: async () => (await import('./deals')).dealsContract,
  views: async () => (await import('./views')).viewsContract,
  leads: async () => (await import('./leads')).leadsContract,
  handoff: async () => (await import('./leads')).handoffContract,
  criteria: async () => (await import('./leads')).criteriaContract,
  funnel: async () => (await import('./leads')).funnelContract,
  metrics: async () => (await import('./metrics')).metricsContract,
  imports: async () => (await import('./imports')).importsContract,
  brought: async () => (await import('./brought')).broughtContract,
  export: data,
  backup: data,
  check: data,
  bundle: async () => (await import('./bundle')).bundleContract,
  history: async () => (await import('./history')).historyContract,
  rates: data,
  products: async () => (await import('./data')).productsContract,
  home: async () => (await import('./home')).homeContract,
  reports,
  comments: async () => (await import('./comments')).commentsContract,
  search: async () => (await import('./search')).searchContract,
  companies: async () => (await import('./companies')).companiesContract,
  contacts: async () => (await import('./companies')).contactsContract,
  needs: async () => (await import('./companies')).needsContract,
  activities: async () => (await import('./activities')).activitiesContract,
  materials: async () => (await import('./activities')).materialsContract,
  customers,
  orders,
  health: customers,
  duplicates: async () => (await import('./duplicates')).duplicatesContract,
  moments: async () => (await import('./moments')).momentsContract,
  campaigns: async () => (await import('./campaigns')).campaignsContract,
  experiments: async () => (await import('./experiments')).experimentsContract,
  targets: async () => {
    const [targets, views] = await Promise.all([import('./targets'), import('./target-views')]);
    return { ...targets.targetsContract, ...views.targetViewsContract };
  },
  proposals: async () => (await import('./proposals')).proposalsContract,
  meetings: async () => (await import('./meetings')).meetingsContract,
  notes: async () => (await import('./notes')).notesContract,
  'four-ps': async () => (await import('./four-ps')).fourPsContract,
  results: async () => (await import('./results')).resultsContract,
  attribution: async () => (await import('./attribution')).attributionContract,
  library: async () => (await import('./library')).libraryContract,
  content: async () => (await import('./library')).contentContract,
  creators: async () => (await import('./library')).creatorsContract,
  ranking: async () => (await import('./ranking')).rankingContract,
  updates: async () => (await import('./updates')).updatesContract,
  budget: async () => (await import('./budget')).budgetContract,
};

const isFeature = (text: string): text is Feature => Object.hasOwn(LOADERS, text);

/** The feature of a channel's name, or undefined when there is no such feature; the channel itself may still be none. */
export const featureOf = (channel: unknown): Feature | undefined => {
  if (typeof channel !== 'string') return undefined;
  const feature = channel.slice(0, Math.max(channel.indexOf('.'), 0));
  return isFeature(feature) ? feature : undefined;
};

const isIn = (part: Part, name: unknown): name is ChannelName => typeof name === 'string' && Object.hasOwn(part, name);

/** A channel of the contract, with its name proved; undefined when the contract has none of this name. */
export const channelNamed = async (name: unknown): Promise<{ name: ChannelName; channel: Channel } | undefined> => {
  const feature = featureOf(name);
  if (feature === undefined) return undefined;
  const part = await LOADERS[feature]();
  return isIn(part, name) ? { name, channel: part[name] as Channel } : undefined;
};
