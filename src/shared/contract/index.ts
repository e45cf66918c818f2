import type { z } from 'zod';
import { activitiesContract, materialsContract } from './activities';
import { appContract } from './app';
import { attributionContract } from './attribution';
import { rankingContract } from './ranking';
import { budgetContract } from './budget';
import type { Channel } from './channel';
import { companiesContract, contactsContract, needsContract } from './companies';
import { campaignsContract } from './campaigns';
import { commentsContract } from './comments';
import { customersContract } from './customers';
import { ordersContract } from './orders';
import { dataContract, productsContract } from './data';
import { dealsContract } from './deals';
import { duplicatesContract } from './duplicates';
import { experimentsContract } from './experiments';
import { bundleContract } from './bundle';
import { broughtContract } from './brought';
import { historyContract } from './history';
import { importsContract } from './imports';
import { criteriaContract, funnelContract, handoffContract, leadsContract } from './leads';
import { contentContract, creatorsContract, libraryContract } from './library';
import { meetingsContract } from './meetings';
import { metricsContract } from './metrics';
import { pipelinesContract } from './pipelines';
import { searchContract } from './search';
import { viewsContract } from './views';
import { momentsContract } from './moments';
import { proposalsContract } from './proposals';
import { homeContract } from './home';
import { reportsContract } from './reports';
import { resultsContract } from './results';
import { closeContract } from './close';
import { snapshotsContract } from './snapshots';
import { targetViewsContract } from './target-views';
import { targetsContract } from './targets';
import { updatesContract } from './updates';
import { fourPsContract } from './four-ps';
import { notesContract } from './notes';
import type { Topic } from './topics';
import { workspaceContract } from './workspace';

const PARTS = [
  appContract,
  workspaceContract,
  pipelinesContract,
  dealsContract,
  viewsContract,
  leadsContract,
  handoffContract,
  criteriaContract,
  funnelContract,
  metricsContract,
  importsContract,
  broughtContract,
  dataContract,
  bundleContract,
  historyContract,
  productsContract,
  homeContract,
  reportsContract,
  snapshotsContract,
  closeContract,
  commentsContract,
  searchContract,
  companiesContract,
  contactsContract,
  needsContract,
  activitiesContract,
  materialsContract,
  customersContract,
  ordersContract,
  duplicatesContract,
  momentsContract,
  campaignsContract,
  experimentsContract,
  targetsContract,
  targetViewsContract,
  proposalsContract,
  fourPsContract,
  notesContract,
  meetingsContract,
  resultsContract,
  attributionContract,
  libraryContract,
  contentContract,
  creatorsContract,
  budgetContract,
  rankingContract,
  updatesContract,
] as const;

/** The whole wire. A channel named twice is a mistake of ours and stops the app at start. */
export const contract = {
  ...appContract,
  ...workspaceContract,
  ...pipelinesContract,
  ...dealsContract,
  ...viewsContract,
  ...leadsContract,
  ...handoffContract,
  ...criteriaContract,
  ...funnelContract,
  ...metricsContract,
  ...importsContract,
  ...broughtContract,
  ...dataContract,
  ...bundleContract,
  ...historyContract,
  ...productsContract,
  ...homeContract,
  ...reportsContract,
  ...snapshotsContract,
  ...closeContract,
  ...commentsContract,
  ...searchContract,
  ...companiesContract,
  ...contactsContract,
  ...needsContract,
  ...activitiesContract,
  ...materialsContract,
  ...customersContract,
  ...ordersContract,
  ...duplicatesContract,
  ...momentsContract,
  ...campaignsContract,
  ...experimentsContract,
  ...targetsContract,
  ...targetViewsContract,
  ...proposalsContract,
  ...fourPsContract,
  ...notesContract,
  ...meetingsContract,
  ...resultsContract,
  ...attributionContract,
  ...libraryContract,
  ...contentContract,
  ...creatorsContract,
  ...budgetContract,
  ...rankingContract,
  ...updatesContract,
} satisfies Record<string, Channel>;

if (Object.keys(contract).length !== PARTS.reduce((sum, part) => sum + Object.keys(part).length, 0))
  throw new Error('Two channels of the contract have the same name.');

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
export type Input<C extends ChannelName> = z.input<Contract[C]['input']>;
export type Parsed<C extends ChannelName> = z.output<Contract[C]['input']>;
export type Output<C extends ChannelName> = z.output<Contract[C]['output']>;
/** Channels that the engine answers; the others need the desktop. */
export type EngineChannel = { [C in ChannelName]: Contract[C]['kind'] extends 'shell' ? never : C }[ChannelName];
export type ShellChannel = Exclude<ChannelName, EngineChannel>;

/** What the main process pushes to windows. */
export type TandemEvent =
  | { type: 'data-changed'; topics: Topic[] }
  | { type: 'progress'; job: string; done: number; total: number | null; label: string }
  | { type: 'command'; command: string };

/** What the preload puts on `window.tandem`: `call` answers a Result, `on` returns its own undo. */
export type TandemBridge = {
  call: (channel: string, input: unknown, job?: string) => Promise<unknown>;
  cancel: (job: string) => Promise<void>;
  on: (listener: (event: TandemEvent) => void) => () => void;
  /** The path of a file dropped on the window. */
  pathOf: (file: File) => string;
};

export { TandemError, type Result, type WireError, type ErrorCode } from './errors';
export type { Topic } from './topics';
