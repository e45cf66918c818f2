import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMetric } from '../../src/main/engine/metrics/catalogue';
import { evaluateGroup } from '../../src/main/engine/metrics/evaluate';
import { deriveLifetimes, salesMarginOf } from '../../src/main/engine/metrics/lifetimes';
import { type Subscription, subscriptionsBehind, sumSubscriptions } from '../../src/main/engine/metrics/subscriptions';
import type { Facts, Measures } from '../../src/main/engine/metrics/types';
import { lifetimeWindow } from '../../src/shared/domain/lifetime-window';

const SPAN = { first: '2020-01-01', last: '9999-12-31' };
const FACTS: Facts = {
  currency: 'USD',
  coverage: { subscriptions: SPAN, ads: SPAN, customers: SPAN, sales: SPAN },
  leftOut: {},
  period: { id: '2026-06', kind: 'month', from: '2026-06-01', to: '2026-06-30' },
  asOf: '2026-07-15',
  inactivityDays: 90,
  attributed: false,
};
const figure = (id: string, measures: Measures, facts: Partial<Facts> = {}) => {
  const spec = findMetric(id);
  if (!spec) throw new Error(id);
  const all = { ...measures };
  deriveLifetimes(all, { ...FACTS, ...facts });
  return evaluateGroup(spec, { group: null, label: null, measures: all }, { ...FACTS, ...facts });
};

let keys = 0;
const one = (customer: number, minor: number, started: string, ended: string | null = null): Subscription => ({
  key: (keys += 1),
  customer,
  group: null,
  label: null,
  plan: 'P',
  started,
  ended,
  monthly: { minor, rest: 0 },
});
const BEFORE = '2026-05-31';
const END = '2026-06-30';
const sums = (subscriptions: readonly Subscription[]): Record<string, number> => {
  const found: Record<string, number> = {};
  sumSubscriptions(subscriptions, BEFORE, END, (_, name, amount) => {
    found[name] = (found[name] ?? 0) + amount.minor + amount.rest / 1_000_000;
  });
  return found;
};

describe('golden figures', () => {
  test('Stripe: 100 at 100 a month and 50 at 600 a year are an MRR of 12,500', () => {
    const monthly = Array.from({ length: 100 }, (_, index) => one(index, 100_00, '2026-01-01'));
    const yearly = Array.from({ length: 50 }, (_, index) => one(1000 + index, 600_00 / 12, '2026-02-01'));
    expect(figure('mrr', sums([...monthly, ...yearly]))).toMatchObject({ value: 12_500_00, unit: 'USD', status: 'ok' });
  });

  test('payback: 1,200 ÷ (180 × 75%) is 8.89 months', () => {
    const measures = {
      marketingCost: 12_000_00,
      adRows: 1,
      newCustomers: 10,
      mrr: 720_00,
      subscribers: 4,
      marginNet: 1_000_00,
      marginCost: 250_00,
    };
    const payback = figure('payback-months', measures);
    expect(payback.value?.toFixed(2)).toBe('8.89');
    expect(payback).toMatchObject({ unit: 'months', reason: 'Gross margin 75.0%.', smallN: true });
    // 5% of the MRR is lost a month: 180 × 75% ÷ 5% = 2,700, which is 2.25 times 1,200.
    const lasting = { ...measures, startMrr: 800_00, churnedMrr: 40_00, startSubscribers: 5, lostSubscribers: 1 };
    expect(figure('customer-lifetime-revenue.subscription', lasting).value).toBe(2_700_00);
    expect(figure('ltv-to-cac', lasting).value).toBeCloseTo(2.25, 10);
    // Over a quarter the same share lost is a third of it a month.
    const quarter = { id: '2026-Q2', kind: 'quarter' as const, from: '2026-04-01', to: '2026-06-30' };
    expect(figure('ltv-to-cac', lasting, { period: quarter }).value).toBeCloseTo(6.75, 10);
  });

  test('predicted: 50 an order × 3 orders × 1 ÷ 25%, and 60% of it as margin', () => {
    const measures = { clvNet: 30_000_00, clvOrders: 600, clvCustomers: 200, clvActive: 160, clvLost: 40 };
    expect(figure('customer-lifetime-revenue.predicted', measures)).toMatchObject({
      value: 600_00,
      status: 'estimated',
      numerator: 30_000_00,
    });
    const margin = { ...measures, marginNet: 100, marginCost: 40 };
    expect(figure('customer-lifetime-revenue.predicted-margin', margin).value).toBe(360_00);
    const cost = { ...margin, marketingCost: 1_000_00, adRows: 1, newCustomers: 10 };
    expect(figure('ltv-to-cac.orders', cost).value).toBeCloseTo(3.6, 10);
    expect(figure('ltv-to-cac', cost).value).toBeCloseTo(3.6, 10);
  });
});

describe('a bad denominator says why and is never a zero', () => {
  test.each<[string, Measures, RegExp]>([
    ['mrr-churn', { mrr: 100, subscribers: 1 }, /No subscription was running/],
    ['nrr', { newMrr: 100 }, /No subscription was running/],
    ['grr', {}, /No subscription was running/],
    ['arpa', { startMrr: 100 }, /No subscription runs/],
    ['churn-rate.subscription', {}, /No subscription was running/],
    ['payback-months', { mrr: 100, subscribers: 1 }, /no sales or marketing cost/],
    ['payback-months', { mrr: 100, subscribers: 1, marketingCost: 5 }, /no new customers/],
    ['payback-months', { mrr: 100, subscribers: 1, marketingCost: 5, newCustomers: 1 }, /gross margin is not known/],
    [
      'payback-months',
      { mrr: 100, subscribers: 1, marketingCost: 5, newCustomers: 1, marginNet: 10, marginCost: 12 },
      /not above zero/,
    ],
    ['customer-lifetime-revenue.predicted', { clvCustomers: 3, clvNet: 100 }, /none could be lost/],
    ['customer-lifetime-revenue.predicted-margin', { clvCustomers: 3, clvActive: 2, clvLost: 1 }, /not known/],
  ])('%s of %j', (id, measures, words) => {
    expect(figure(id, measures)).toMatchObject({ status: 'not_computable', value: null, reason: words });
  });

  test('without any subscription imported it says so', () => {
    for (const id of ['mrr', 'mrr-churn', 'nrr', 'payback-months'])
      expect(figure(id, {}, { coverage: {} }).reason).toBe('No subscriptions have been imported yet.');
  });

  test('nobody lost: a real 0% of churn, and a lifetime that is capped and says so', () => {
    const measures = {
      startMrr: 100_00,
      startSubscribers: 2,
      mrr: 100_00,
      subscribers: 2,
      marginNet: 2,
      marginCost: 1,
    };
    expect(figure('mrr-churn', measures)).toMatchObject({ value: 0, status: 'ok' });
    expect(figure('customer-lifetime-revenue.subscription', measures)).toMatchObject({
      value: 50_00 * 0.5 * 60,
      status: 'estimated',
      reason: expect.stringContaining('capped at 60 months') as string,
    });
  });

  test('without orders, lifetime and cost are those of subscribers', () => {
    const coverage = { subscriptions: SPAN, ads: SPAN };
    const measures = { startMrr: 456_116_60, startSubscribers: 7043, lostSubscribers: 1869 };
    expect(figure('customer-lifetime-revenue.predicted', measures, { coverage })).toMatchObject({
      value: 244_04,
      status: 'estimated',
    });
    const cost = { marketingCost: 1_200_00, adRows: 1, newSubscribers: 1, mrr: 180_00, subscribers: 1 };
    const margin = { planPriced: 180_00, planCost: 45_00 };
    expect(figure('payback-months', { ...cost, ...margin }, { coverage }).value?.toFixed(2)).toBe('8.89');
  });
});

describe('how monthly revenue moves', () => {
  test('new, back again, more, less and gone', () => {
    const found = sums([
      one(1, 10_00, '2026-06-03'),
      one(2, 20_00, '2026-01-01', '2026-03-01'),
      one(2, 25_00, '2026-06-10'),
      one(3, 30_00, '2026-01-01', '2026-06-15'),
      one(3, 42_00, '2026-06-15'),
      one(4, 50_00, '2026-01-01'),
      one(4, 8_00, '2026-01-01', '2026-06-30'),
      one(5, 70_00, '2026-01-01', '2026-06-01'),
      // Came and went within the month: never there at an end.
      one(6, 90_00, '2026-06-02', '2026-06-20'),
    ]);
    expect(found).toMatchObject({
      startMrr: 158_00,
      mrr: 127_00,
      newMrr: 10_00,
      reactivatedMrr: 25_00,
      expansionMrr: 12_00,
      contractionMrr: 8_00,
      churnedMrr: 70_00,
      retainedMrr: 92_00,
      keptMrr: 80_00,
      startSubscribers: 3,
      subscribers: 4,
      lostSubscribers: 1,
      newSubscribers: 2,
    });
    expect(figure('nrr', found).value).toBeCloseTo((158 + 12 - 8 - 70) / 158, 12);
    expect(figure('grr', found).value).toBeCloseTo((158 - 8 - 70) / 158, 12);
    expect(figure('mrr-growth', found).value).toBe(-31_00);
  });

  const day = fc
    .integer({ min: 0, max: 180 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
  const any = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 99_999 }), day, fc.option(day))
    .map(([customer, minor, started, ended]) =>
      one(customer, minor, started, ended !== null && ended >= started ? ended : null),
    );

  test('the start and what moved are the end; the rows add up to each figure', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (subscriptions) => {
        const m = sums(subscriptions);
        const at = (name: string): number => m[name] ?? 0;
        const up = at('newMrr') + at('reactivatedMrr') + at('expansionMrr');
        expect(at('startMrr') + up - at('churnedMrr') - at('contractionMrr')).toBe(at('mrr'));
        expect(at('retainedMrr')).toBe(at('startMrr') + at('expansionMrr') - at('contractionMrr') - at('churnedMrr'));
        expect(at('keptMrr')).toBe(at('startMrr') - at('contractionMrr') - at('churnedMrr'));
        for (const [which, want] of [
          ['start', at('startMrr')],
          ['running', at('mrr')],
          ['subscribers', at('subscribers')],
          ['churned', at('churnedMrr')],
          ['lost', at('lostSubscribers')],
          ['retained', at('retainedMrr')],
          ['kept', at('keptMrr')],
          ['growth', at('mrr') - at('startMrr')],
        ] as const) {
          const rows = subscriptionsBehind(subscriptions, BEFORE, END, which);
          expect(rows.reduce((sum, row) => sum + row.adds, 0)).toBeCloseTo(want, 6);
        }
      }),
    );
  });
});

test('a lifetime is read from the period, or from as many days as make a customer inactive', () => {
  expect(lifetimeWindow('2026-06-01', '2026-06-30', 90)).toEqual({ from: '2026-04-02', to: '2026-06-30' });
  expect(lifetimeWindow('2026-01-01', '2026-06-30', 90)).toEqual({ from: '2026-01-01', to: '2026-06-30' });
});

test('money given back that names no product lowers the margin by the part of it that sold with a cost', () => {
  // 40.00 sold at a cost of 16.00, 4.00 given back: 20.00 of 36.00.
  const sold = { marginNet: 4_000, marginCost: 1_600, looseNet: -400 };
  expect(salesMarginOf(sold)).toBeCloseTo(20 / 36, 10);
  // As much was sold without a cost: half of what was given back is of that.
  expect(salesMarginOf({ ...sold, bareNet: 4_000 })).toBeCloseTo(22 / 38, 10);
  expect(salesMarginOf({ looseNet: -400 })).toBeUndefined();
});
