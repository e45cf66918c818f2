import type { MetricSpec } from './types';

/** What a metric is made of: with all but one of these known, the last one can be worked out. */
type Equation = readonly string[];
type Declared = Pick<MetricSpec, 'id' | 'terms'>;

/** Sums that a metric is another name for, by the name of the sum. */
const namesOf = (specs: readonly Declared[]): ReadonlyMap<string, string> => {
  const all = specs.flatMap(({ id, terms }) => terms.map((term) => ({ id, ...term })));
  return new Map([
    ...all.flatMap(({ id, sign, measure }): [string, string][] => (sign === '=' ? [[measure, id]] : [])),
    // Where a definition says itself which metric a term is, it knows best.
    ...all.flatMap(({ measure, metric }): [string, string][] => (metric === undefined ? [] : [[measure, metric]])),
  ]);
};

/**
 * The equations that the definitions are: average order = net sales ÷ orders. What stands beside each other without
 * an operation (a median's days and cases) is none.
 */
const equationsOf = (specs: readonly Declared[]): Equation[] => {
  const names = namesOf(specs);
  return specs.flatMap(({ id, terms }) => {
    const parts = terms.filter(({ sign }) => sign !== '=');
    if (parts.length < 2 || parts.slice(1).some(({ sign }) => sign === '')) return [];
    return [
      [...new Set([id, ...parts.map(({ measure, metric }) => metric ?? names.get(measure) ?? `sum of ${measure}`)])],
    ];
  });
};

/**
 * Metrics that follow from those that are shown, each with the shown ones it follows from. Ratios are turned round,
 * sums are filled up, and what was worked out serves to work out more.
 *
 * @example derivable(['orders', 'aov'], METRICS).get('net-sales') // ['aov', 'orders']
 */
export const derivable = (shown: Iterable<string>, specs: readonly Declared[]): Map<string, string[]> => {
  const known = new Map<string, string[]>([...shown].map((id) => [id, [id]]));
  const given = new Set(known.keys());
  const equations = equationsOf(specs);
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const equation of equations) {
      const [unknown, ...more] = equation.filter((name) => !known.has(name));
      if (unknown === undefined || more.length > 0) continue;
      const from = equation.flatMap((name) => (name === unknown ? [] : (known.get(name) ?? [])));
      known.set(unknown, [...new Set(from)].toSorted());
    }
  }
  return new Map([...known].filter(([id]) => !given.has(id)));
};
