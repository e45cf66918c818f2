import { ROLE_IDS, type Role } from '../../../../shared/domain/roles';

export type MainPart = 'channels' | 'calls' | 'moved';
export type RailPart = 'mentions' | 'triage' | 'changed' | 'steps' | 'moments' | 'campaigns' | 'imports';
export type HomeOrder = { main: readonly MainPart[]; rail: readonly RailPart[] };

/** Who steers sees where the targets stand and what changed. */
const STEERING: HomeOrder = {
  main: ['channels', 'calls', 'moved'],
  rail: ['mentions', 'triage', 'changed', 'steps', 'moments', 'campaigns', 'imports'],
};
/** Who sells sees what to do next. */
const SELLING: HomeOrder = {
  main: ['channels', 'calls', 'moved'],
  rail: ['mentions', 'triage', 'steps', 'moments', 'changed', 'campaigns', 'imports'],
};
/** Who leads sellers or money sees first what is said of the targets. */
const CALLING: HomeOrder = {
  main: ['calls', 'channels', 'moved'],
  rail: ['mentions', 'triage', 'steps', 'changed', 'moments', 'campaigns', 'imports'],
};
/** Who markets sees what moved, what comes up and which campaigns wait for a word. */
const MARKETING: HomeOrder = {
  main: ['moved', 'channels', 'calls'],
  rail: ['mentions', 'triage', 'moments', 'campaigns', 'steps', 'changed', 'imports'],
};
/** Who works on the numbers sees what moved, and which files are old. */
const COUNTING: HomeOrder = {
  main: ['moved', 'channels', 'calls'],
  rail: ['mentions', 'triage', 'imports', 'changed', 'steps', 'moments', 'campaigns'],
};

const ORDERS: Record<Role, HomeOrder> = {
  founder: STEERING,
  ceo: STEERING,
  executive: STEERING,
  'sales-director': CALLING,
  'sales-manager': CALLING,
  finance: CALLING,
  'sales-rep': SELLING,
  'field-sales': SELLING,
  'sales-specialist': SELLING,
  'account-executive': SELLING,
  'customer-success': SELLING,
  'head-of-retail': SELLING,
  'marketing-director': MARKETING,
  'marketing-manager': MARKETING,
  'web-developer': MARKETING,
  seo: MARKETING,
  content: MARKETING,
  pr: MARKETING,
  'social-media': MARKETING,
  'data-analyst': COUNTING,
};

/** What Home shows first for somebody's roles: the first of them decides. Everything is there for everybody. */
export const homeOrder = (roles: readonly string[]): HomeOrder => {
  const first = roles.map((role) => ROLE_IDS.find((known) => known === role)).find((role) => role !== undefined);
  return first === undefined ? STEERING : ORDERS[first];
};
