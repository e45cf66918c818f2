import { factKey } from '../../../shared/domain/comments';
import { fold } from '../../../shared/domain/text';
import type { SearchHit } from '../../../shared/contract/search';
import type { Context, ServiceOf } from '../context';
import { METRICS } from '../metrics/catalogue';
import { INDEXED_KINDS, type IndexedKind } from '../store/tables/search';
import { best, findCustomerNumbers, findMatches, findOrders } from '../store/repositories/search';
import { linesOf } from '../store/repositories/search-lines';

const metricsNamed = (text: string, limit: number): SearchHit[] => {
  const wanted = fold(text);
  return METRICS.filter((spec) => fold(spec.name).includes(wanted) || spec.id.includes(wanted))
    .slice(0, limit)
    .map((spec) => ({
      kind: 'metric' as const,
      id: spec.id,
      title: spec.name,
      hint: 'Metric',
      opens: { kind: 'metric' as const, id: spec.id },
    }));
};

const recordsOf = async (context: Context, kind: IndexedKind, text: string, limit: number): Promise<SearchHit[]> => {
  const db = context.store.read;
  const found = best(await findMatches(db, kind, text.split(/\s+/)), text, limit);
  const numbers = kind === 'customer' ? await findCustomerNumbers(db, text, limit) : [];
  const all = [...new Map([...found, ...numbers].map((match) => [`${match.key} ${match.ref}`, match])).values()];
  return (await linesOf(db, kind, all.slice(0, limit))).map(({ id, title, hint, openKind, openId }) => ({
    kind,
    id,
    title,
    hint,
    opens: { kind: openKind as SearchHit['opens']['kind'], id: openId },
  }));
};

const ordersOf = async (context: Context, text: string, limit: number): Promise<SearchHit[]> =>
  (await findOrders(context.store.read, text, limit)).map((order) => ({
    kind: 'order' as const,
    id: order.id,
    title: order.number,
    hint: [order.day, order.customer].filter(Boolean).join(' · '),
    opens: { kind: 'order' as const, id: factKey(order.source, order.number) },
  }));

/** One field that finds every record by parts of its words, orders and customers by number, and metrics. */
export const searchService: ServiceOf<'search'> = {
  'search.query': async (input, context) => {
    // A byte of zero ends a text for the word index.
    const text = input.text.replaceAll('\0', ' ').trim();
    if (text === '') return [];
    const limit = input.perKind;
    const kinds = await Promise.all(INDEXED_KINDS.map((kind) => recordsOf(context, kind, text, limit)));
    return [...metricsNamed(text, limit), ...kinds.flat(), ...(await ordersOf(context, text, limit))];
  },
};
