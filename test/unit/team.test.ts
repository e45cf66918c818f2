import { expect, test } from 'vitest';
import { type TeamDeal, teamRow, teamRows } from '../../src/main/engine/metrics/team';
import { attentionOf } from '../../src/shared/domain/attention';

const TODAY = '2026-05-13';
/** Pounds are worth 1.25 of ours; nothing is known of francs. */
const worth = (minor: number, currency: string): number | undefined =>
  currency === 'USD' ? minor : currency === 'GBP' ? minor * 1.25 : undefined;

const deal = (over: Partial<TeamDeal>): TeamDeal => ({
  id: 'd',
  ownerId: 'ada',
  credits: [],
  kind: 'open',
  currency: 'USD',
  valueMinor: 10_000,
  probability: 0.5,
  stale: false,
  hasStep: true,
  stepDay: '2026-05-20',
  expectedClose: '2026-06-01',
  createdDay: '2026-04-01',
  closedDay: null,
  playbookDone: 1,
  playbookAll: 3,
  ...over,
});

test('a deal that is on its way wants no word; each reason is said by itself, a step of today is not late', () => {
  expect(attentionOf(deal({}), TODAY)).toEqual([]);
  expect(attentionOf(deal({ stepDay: TODAY, expectedClose: TODAY }), TODAY)).toEqual([]);
  expect(attentionOf(deal({ stepDay: '2026-05-12' }), TODAY)).toEqual(['lateStep']);
  expect(attentionOf(deal({ hasStep: false, stepDay: null }), TODAY)).toEqual(['noStep']);
  expect(
    attentionOf(deal({ stepDay: null, expectedClose: '2026-05-12', stale: true, valueMinor: null }), TODAY),
  ).toEqual(['overdue', 'stale', 'noValue']);
  expect(attentionOf(deal({ expectedClose: null }), TODAY)).toEqual(['noClose']);
});

test('a row counts what is open, what of it wants a word, and what came of what closed', () => {
  const row = teamRow(
    'ada',
    [
      deal({}),
      deal({ currency: 'GBP', valueMinor: 8_000, hasStep: false, expectedClose: '2026-05-01', playbookDone: 0 }),
      deal({ currency: 'CHF', valueMinor: 700 }),
      deal({ kind: 'won', createdDay: '2026-04-01', closedDay: '2026-04-11', probability: 1 }),
      deal({ kind: 'won', createdDay: '2026-04-01', closedDay: '2026-05-01', probability: 1 }),
      deal({ kind: 'won', createdDay: null, closedDay: '2026-05-02', probability: 1 }),
      deal({ kind: 'lost', closedDay: '2026-05-02', hasStep: false }),
    ],
    TODAY,
    worth,
  );
  // 100.00 + 80.00 × 1.25 = 200.00, half of it weighted; francs stand apart.
  expect(row.open).toEqual({
    count: 3,
    sumMinor: 20_000,
    weightedMinor: 10_000,
    others: [{ currency: 'CHF', count: 1, sumMinor: 700 }],
  });
  expect(row).toMatchObject({ attention: 1, playbookDone: 2, playbookAll: 9, lost: 1, winRate: 0.75 });
  expect(row.reasons).toEqual({ lateStep: 0, noStep: 1, overdue: 1, noClose: 0, stale: 0, noValue: 0 });
  // 10 and 30 days; the one without a first day says nothing of it.
  expect(row.cycleDays).toBe(20);
  expect(row.won).toMatchObject({ count: 3, sumMinor: 30_000 });
});

test('who holds most stands first, what is nobody’s last; without closed deals there is no rate', () => {
  const rows = teamRows(
    [
      deal({ ownerId: null, valueMinor: 90_000 }),
      deal({ ownerId: 'ada', valueMinor: 100 }),
      deal({ ownerId: 'zoe', valueMinor: 200 }),
    ],
    TODAY,
    worth,
  );
  expect(rows.map(({ personId }) => personId)).toEqual(['zoe', 'ada', null]);
  expect(rows[0]).toMatchObject({ winRate: null, cycleDays: null });
});

test('of a shared deal each has it in the counts, and their share in money and rates; the shares add up to the whole', () => {
  const credits = [
    { personId: 'ada', share: 70 },
    { personId: 'zoe', share: 30 },
  ];
  const deals = [
    deal({ credits, valueMinor: 9_999, hasStep: false }),
    deal({ kind: 'won', closedDay: '2026-05-02', probability: 1, credits, valueMinor: 20_000 }),
    deal({ kind: 'lost', closedDay: '2026-05-03', probability: 0, ownerId: 'zoe' }),
  ];
  const [ada, zoe] = teamRows(deals, TODAY, worth);
  // 99.99 × 0.7 = 69.993 and × 0.3 = 29.997; 200.00 × 0.7 = 140.00 and × 0.3 = 60.00.
  expect([ada?.personId, ada?.open.count, ada?.open.sumMinor, ada?.attention]).toEqual(['ada', 1, 6_999, 1]);
  expect([zoe?.personId, zoe?.open.count, zoe?.open.sumMinor, zoe?.attention]).toEqual(['zoe', 1, 3_000, 1]);
  expect([ada?.won.sumMinor, zoe?.won.sumMinor]).toEqual([14_000, 6_000]);
  // Ada: 0.7 of 0.7 closed. Zoe: 0.3 won, 1 lost.
  expect(ada?.winRate).toBe(1);
  expect(zoe?.winRate).toBeCloseTo(0.3 / 1.3, 12);
  expect(teamRow(null, deals, TODAY, worth).open.sumMinor).toBe(9_999);
});

test('each deal is split to the cent, so that what people have of it adds up to it', () => {
  const sums = (valueMinor: number, share: number, over: Partial<TeamDeal> = {}) => {
    const credits = [
      { personId: 'ada', share },
      { personId: 'zoe', share: 100 - share },
    ];
    const rows = teamRows([deal({ valueMinor, credits, probability: 1, ...over })], TODAY, worth);
    return ['ada', 'zoe'].map((id) => rows.find(({ personId }) => personId === id)?.open);
  };
  const won = (valueMinor: number, share: number) => sums(valueMinor, share).map((open) => open?.sumMinor);
  // 50.5 each: the first of equals gets the odd cent. 14.5 and 35.5 likewise.
  expect(won(101, 50)).toEqual([51, 50]);
  expect(won(50, 29)).toEqual([15, 35]);
  // Weighted at 0.5, 202 is 101; francs, of which no rate is known, are split in francs.
  expect(sums(202, 50, { probability: 0.5 }).map((open) => open?.weightedMinor)).toEqual([51, 50]);
  expect(sums(101, 50, { currency: 'CHF' }).map((open) => open?.others)).toEqual([
    [{ currency: 'CHF', count: 1, sumMinor: 51 }],
    [{ currency: 'CHF', count: 1, sumMinor: 50 }],
  ]);
});
