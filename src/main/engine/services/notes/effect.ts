import type { NoteEffect } from '../../../../shared/contract/notes';
import { loopState, loopWindow } from '../../../../shared/domain/note-loop';
import type { Period } from '../../../../shared/domain/period';
import { evaluateGroup } from '../../metrics/evaluate';
import type { ReadDb } from '../../store/dialect';
import type { LinkRow } from '../../store/repositories/notes';
import { gatherSums, specsOf } from '../metrics/evaluate';
import { rowsBehindSum } from '../reports/rows';
import type { Settings } from '../settings';

const METRIC = 'net-sales';

type Product = { sku: string; name: string };

const productsOf = (json: string): Product[] => {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed)
    ? parsed.filter(
        (one): one is Product =>
          typeof one === 'object' && one !== null && typeof one.sku === 'string' && typeof one.name === 'string',
      )
    : [];
};

const cannot = (reason: string, name: string | null = null): NoteEffect => ({
  state: 'not-computable',
  metric: METRIC,
  name,
  sku: null,
  before: null,
  after: null,
  reason,
});

/** Net sales of these products in some days, with the rows behind them. */
const sold = async (
  db: ReadDb,
  { from, to }: { from: string; to: string },
  products: readonly Product[],
  settings: Settings,
): Promise<{ from: string; to: string; valueMinor: number; rows: number }> => {
  const specs = specsOf([METRIC]);
  const period: Period = { id: `${from}..${to}`, kind: 'range', from, to };
  const { groups, facts } = await gatherSums(
    db,
    specs,
    { metrics: [METRIC], period, by: 'product', asOf: settings.today },
    settings,
  );
  const own = groups.filter(({ group }) => products.some(({ sku }) => sku === group));
  return {
    from,
    to,
    valueMinor: own.reduce(
      (sum, group) => sum + specs.reduce((all, spec) => all + (evaluateGroup(spec, group, facts).value ?? 0), 0),
      0,
    ),
    rows: own.reduce(
      (sum, group) => sum + specs.reduce((all, spec) => all + (rowsBehindSum(spec, group.measures) ?? 0), 0),
      0,
    ),
  };
};

/**
 * What became of something that went out: net sales of the products it is about, as many days after that day as
 * before. Null while it is not out.
 */
export const effectOf = async (db: ReadDb, row: LinkRow, settings: Settings): Promise<NoteEffect | null> => {
  if (row.out !== 1) return null;
  const products = productsOf(row.products);
  const [first] = products;
  if (!first) return cannot('It names no product, so there is no metric to compare.');
  const name = products.map((one) => one.name).join(', ');
  const window = loopWindow(row.out_day, settings.today);
  if (typeof window === 'string') return cannot(window, name);
  const before = await sold(db, window.before, products, settings);
  const after = await sold(db, window.after, products, settings);
  const state = loopState(before.valueMinor, after.valueMinor);
  const figures = { metric: METRIC, name, sku: products.length === 1 ? first.sku : null, before, after };
  return state === null
    ? { ...figures, state: 'not-computable', reason: `There were no sales in the ${window.days} days before.` }
    : { ...figures, state, reason: null };
};
