import type { ServiceOf } from '../context';
import { METRICS } from '../metrics/catalogue';
import { findRecords } from '../store/repositories/search';

/** One field that finds deals, products, customers, companies, orders and metrics. */
export const searchService: ServiceOf<'search'> = {
  'search.query': async (input, context) => {
    const text = input.text.trim();
    if (text === '') return [];
    const metrics = METRICS.filter(
      (spec) => spec.name.toLowerCase().includes(text.toLowerCase()) || spec.id.includes(text.toLowerCase()),
    )
      .slice(0, 4)
      .map((spec) => ({ kind: 'metric' as const, id: spec.id, title: spec.name, hint: 'Metric' }));
    return [...metrics, ...(await findRecords(context.store.read, text, input.limit))].slice(0, input.limit);
  },
};
