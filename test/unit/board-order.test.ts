import { describe, expect, test } from 'vitest';
import type { BoardColumn, DealCard } from '../../src/shared/contract/deals';
import { cardBelow, neighbour, placed, spotOf, withPages } from '../../src/renderer/src/features/pipeline/board/order';
import { monthDays, shiftMonth } from '../../src/renderer/src/format';

const card = (id: string, stageId: string, worthMinor = 1000): DealCard => ({
  id,
  title: id,
  company: null,
  owner: null,
  stageId,
  valueMinor: worthMinor,
  currency: 'USD',
  worthMinor,
  probability: 0.5,
  ageDays: 9,
  stale: false,
  nextStep: null,
  nextStepKind: null,
  nextStepDay: null,
  expectedClose: null,
  closedDay: null,
  lostReason: null,
  labels: [],
  empty: [],
  rev: 1,
});
const column = (id: string, kind: 'open' | 'won', ids: string[], count = ids.length): BoardColumn => ({
  stage: {
    id,
    name: id,
    kind,
    probability: kind === 'won' ? 1 : 0.5,
    position: 1,
    deals: count,
    color: 'teal',
    required: [],
    playbook: [],
  },
  count,
  sumMinor: 1000 * count,
  weightedMinor: 500 * count,
  others: [],
  stale: 0,
  cards: ids.map((one) => card(one, id)),
});
const start = () =>
  withPages([column('a', 'open', ['1', '2', '3']), column('b', 'open', ['4']), column('w', 'won', ['5'])], []);
const ids = (columns: ReturnType<typeof start>, id: string) =>
  columns.find((one) => one.stage.id === id)?.slots.map((slot) => slot?.id);

describe('the board while a move is on its way', () => {
  test('shows the card above the one it was dropped on, and sums follow', () => {
    const moved = placed(start(), { card: card('2', 'a'), stageId: 'b', beforeId: '4' });
    expect(ids(moved, 'a')).toEqual(['1', '3']);
    expect(ids(moved, 'b')).toEqual(['2', '4']);
    expect(moved[0]).toMatchObject({ count: 2, sumMinor: 2000, weightedMinor: 1000 });
    expect(moved[1]).toMatchObject({ count: 2, sumMinor: 2000, weightedMinor: 1000 });
    expect(moved[1]?.slots[0]).toMatchObject({ stageId: 'b', ageDays: 0 });
  });
  test('is the same once the engine has answered, so that nothing jumps', () => {
    const moved = placed(start(), { card: card('2', 'a'), stageId: 'b', beforeId: '4' });
    const again = placed(moved, { card: card('2', 'a'), stageId: 'b', beforeId: '4' });
    expect(ids(again, 'b')).toEqual(['2', '4']);
  });
  test('puts closed deals first, whatever the place: they stand by their day', () => {
    expect(ids(placed(start(), { card: card('1', 'a'), stageId: 'w', beforeId: null }), 'w')).toEqual(['1', '5']);
  });
  test('a stage that is gone changes nothing', () => {
    expect(ids(placed(start(), { card: card('1', 'a'), stageId: 'gone', beforeId: null }), 'a')).toEqual([
      '1',
      '2',
      '3',
    ]);
  });
  test('keeps slots for cards that have not come yet', () => {
    const columns = withPages(
      [column('a', 'open', ['1', '2'], 5)],
      [{ stageId: 'a', offset: 3, cards: [card('x', 'a')] }],
    );
    expect(ids(columns, 'a')).toEqual(['1', '2', undefined, 'x', undefined]);
    expect(cardBelow(columns[0]!, 2, '1')).toBe('x');
  });
});

test('arrow keys go to the neighbour, over empty columns too', () => {
  const columns = withPages([column('a', 'open', ['1', '2']), column('b', 'open', []), column('c', 'open', ['3'])], []);
  const second = spotOf(columns, '2')!;
  expect(neighbour(columns, second, 'ArrowUp')?.card.id).toBe('1');
  expect(neighbour(columns, second, 'ArrowDown')).toBeUndefined();
  expect(neighbour(columns, second, 'ArrowRight')).toMatchObject({ stageId: 'c', index: 0 });
  expect(neighbour(columns, second, 'ArrowLeft')).toBeUndefined();
});

test('a month shows whole weeks from the day that the company starts its week on', () => {
  expect(monthDays('2026-05', 1)).toHaveLength(35);
  expect(monthDays('2026-05', 1)[0]).toBe('2026-04-27');
  expect(monthDays('2026-05', 7).at(-1)).toBe('2026-06-06');
  expect(shiftMonth('2026-01', -1)).toBe('2025-12');
});
