/**
 * What each page keeps in its address beside the period: filters and views, so that going back shows what
 * was there. Anything unknown or of the wrong kind is dropped.
 */
type Kind = 'text' | 'flag';
type Shape = Record<string, Kind>;
type Search<S extends Shape> = { [K in keyof S]?: S[K] extends 'flag' ? boolean : string };

const pick =
  <S extends Shape>(shape: S) =>
  (given: Record<string, unknown>): Search<S> => {
    const kept: Record<string, string | boolean> = {};
    for (const [key, kind] of Object.entries(shape)) {
      const value = given[key];
      if (kind === 'flag' && value === true) kept[key] = true;
      // A text that looks like a number ("2026") arrives as one.
      if (kind === 'text' && (typeof value === 'string' || typeof value === 'number') && value !== '')
        kept[key] = String(value);
    }
    return kept as Search<S>;
  };

export const rootSearch = pick({ period: 'text' });
export const pipelineSearch = pick({
  pipeline: 'text',
  view: 'text',
  owner: 'text',
  channel: 'text',
  product: 'text',
  source: 'text',
  label: 'text',
  q: 'text',
  close: 'flag',
  stale: 'flag',
  sort: 'text',
  down: 'flag',
  group: 'text',
  hide: 'text',
  month: 'text',
  deal: 'text',
});
export const customersSearch = pick({
  tab: 'text',
  q: 'text',
  kind: 'text',
  role: 'text',
  opt: 'text',
  owner: 'text',
  tag: 'text',
  linked: 'text',
  country: 'text',
  place: 'text',
  steps: 'text',
  list: 'text',
  of: 'text',
  sort: 'text',
  item: 'text',
});
export const leadsSearch = pick({
  view: 'text',
  state: 'text',
  source: 'text',
  campaign: 'text',
  owner: 'text',
  q: 'text',
  sort: 'text',
  basis: 'text',
  by: 'text',
});
export const campaignsSearch = pick({
  tab: 'text',
  view: 'text',
  rows: 'text',
  objective: 'text',
  promotion: 'text',
  owner: 'text',
  status: 'text',
  product: 'text',
  channel: 'text',
  untargeted: 'flag',
  q: 'text',
  sort: 'text',
  down: 'flag',
  month: 'text',
  campaign: 'text',
});
export const productsSearch = pick({ q: 'text', sort: 'text', tab: 'text' });
export const metricsSearch = pick({ q: 'text' });
export const metricSearch = pick({
  by: 'text',
  group: 'text',
  grain: 'text',
  day: 'text',
  row: 'text',
  products: 'text',
  places: 'text',
  adds: 'text',
});
export const reportSearch = pick({ paper: 'text', edition: 'text', figures: 'text' });
export const dataSearch = pick({
  tab: 'text',
  person: 'text',
  what: 'text',
  record: 'text',
  since: 'text',
  until: 'text',
  batch: 'text',
  q: 'text',
  step: 'text',
});
export const broughtSearch = pick({ kind: 'text', q: 'text' });
export const importSearch = pick({ path: 'text', format: 'text' });
export const targetsSearch = pick({
  view: 'text',
  node: 'text',
  metric: 'text',
  weeks: 'text',
  from: 'text',
  to: 'text',
});
export const fourPsSearch = pick({ view: 'text' });
export const sheetSearch = pick({ assumption: 'text' });
export const notesSearch = pick({
  view: 'text',
  note: 'text',
  type: 'text',
  status: 'text',
  theme: 'text',
  product: 'text',
  channel: 'text',
  competitor: 'text',
  q: 'text',
});
export const meetingsSearch = pick({ view: 'text', template: 'text' });
export const contentSearch = pick({ tab: 'text', view: 'text', kind: 'text', month: 'text', item: 'text' });
export const creatorsSearch = pick({ tab: 'text', item: 'text' });
export const messageSearch = pick({ tab: 'text', item: 'text' });
export const guideSearch = pick({ page: 'text' });
export const settingsSearch = pick({ section: 'text' });
