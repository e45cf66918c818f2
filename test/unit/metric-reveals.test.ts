import { describe, expect, test } from 'vitest';
import { METRICS } from '../../src/main/engine/metrics/catalogue';
import { derivable } from '../../src/main/engine/metrics/reveals';

const from = (shown: string[], hidden: string): string[] | undefined => derivable(shown, METRICS).get(hidden);

describe('a figure follows from others by the definitions', () => {
  test.each([
    ['net-sales', ['aov', 'orders']],
    ['orders', ['aov', 'net-sales']],
    ['ad-spend', ['cost-per-lead', 'leads']],
    ['leads', ['ad-spend', 'cost-per-lead']],
    ['clicks', ['ctr', 'impressions']],
    ['net-sales', ['ad-spend', 'roas.blended']],
    ['mrr', ['arpa', 'subscribers']],
  ])('%s from %j', (hidden, shown) => expect(from(shown, hidden)).toEqual(shown));

  test('also over two steps: spend from clicks, then what a lead cost', () => {
    expect(from(['cpc', 'clicks', 'leads'], 'cost-per-lead')).toEqual(['clicks', 'cpc', 'leads']);
  });

  test('not from one of two, nor from a median, whose parts are no equation', () => {
    expect(from(['aov'], 'net-sales')).toBeUndefined();
    expect(from(['orders', 'customers', 'leads'], 'net-sales')).toBeUndefined();
    expect(from(['sales-cycle-days.mean'], 'sales-cycle-days')).toBeUndefined();
  });
});
