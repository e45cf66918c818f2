import { expect, test } from 'vitest';
import { paceCell, paceWords, toneClass } from '../../src/renderer/src/features/targets/words';
import type { TargetNode } from '../../src/shared/contract/target-shapes';
import { offsetSentence } from '../../src/shared/domain/targets';

const tree = { currency: 'USD', metric: 'net-sales' } as TargetNode;

test('the distance from pace is said in money and in days, and not at all on pace or before a start', () => {
  expect(paceWords({ ...tree, actual: 50_000, expected: 36_000, daysAhead: 2 })).toBe('$140 ahead of pace, 2 days.');
  expect(paceWords({ ...tree, actual: 36_000, expected: 50_000, daysAhead: -1 })).toBe('$140 behind pace, 1 day.');
  expect(paceWords({ ...tree, actual: 36_100, expected: 36_000, daysAhead: 0 })).toContain('less than a day');
  expect(paceWords({ ...tree, actual: 100, expected: 100, daysAhead: 0 })).toBe('');
  expect(paceWords({ ...tree, actual: 0, expected: 0, daysAhead: 0 })).toBe('');
});

test('of a limit, above and below are no praise', () => {
  const spend = { currency: 'USD', metric: 'ad-spend' } as TargetNode;
  expect(paceWords({ ...spend, actual: 50_000, expected: 36_000, daysAhead: 2 })).toBe('$140 above pace, 2 days.');
  expect(toneClass(0.1, spend)).toBe('bad');
  expect(toneClass(0.1, tree)).toBe('good');
});

test('a cell of the tree says the same in money and days, and in few letters where there is little room', () => {
  const behind = paceCell({ ...tree, actual: 2_269_000, expected: 2_689_000, daysAhead: -3 });
  expect(behind).toEqual({ by: '−$4,200', short: '−$4.2k', days: { long: '3 days behind', short: '3 d' } });
  expect(paceCell({ ...tree, actual: 50_000, expected: 36_000, daysAhead: 1 })).toMatchObject({
    by: '+$140',
    days: { long: '1 day ahead' },
  });
  expect(paceCell({ currency: null, actual: 7, expected: 12, daysAhead: -2 })?.by).toBe('−5');
  // Within a day of pace only the amount is said; on it, that there is none.
  expect(paceCell({ ...tree, actual: 36_100, expected: 36_000, daysAhead: 0 })).toMatchObject({
    by: '+$1',
    days: null,
  });
  expect(paceCell({ ...tree, actual: 36_000, expected: 36_000, daysAhead: 0 })).toMatchObject({ by: '$0', days: null });
  expect(paceCell({ ...tree, actual: 0, expected: 0, daysAhead: 0 })).toBeNull();
  // What came before anything was expected is ahead by all of it.
  expect(paceCell({ ...tree, actual: 36_000, expected: 0, daysAhead: 4 })?.by).toBe('+$360');
});

test('an offset names its product where nothing else in the sentence does', () => {
  const story = {
    short: { name: 'Oak & Ivory', by: 4_200, target: 52_000 },
    over: { name: 'D2C web', by: 5_100 },
    cause: 'Lena Waves’ video',
    product: 'Air-Dry Mousse',
    causeDay: '6 May',
    net: null,
  };
  const said = (more: object): string => offsetSentence({ ...story, ...more }, String);
  expect(said({})).toBe(
    'Oak & Ivory will miss by 4200 (8.1%); D2C web is 5100 over since Lena Waves’ video (Air-Dry Mousse), 6 May.',
  );
  expect(said({ product: null })).toContain('since Lena Waves’ video, 6 May.');
  expect(said({ cause: 'The air-dry mousse video' })).toContain('since The air-dry mousse video, 6 May.');
  expect(said({ over: { name: 'Air-Dry Mousse', by: 1 } })).toContain('since Lena Waves’ video, 6 May.');
});

test('an offset whose figures have changed says so, and claims no overage of nothing', () => {
  const story = {
    short: { name: 'Wholesale', by: 943, target: 26_000 },
    over: { name: 'Oak & Ivory', by: 0 },
    cause: 'gift sets',
    product: null,
    causeDay: null,
    net: { name: 'Company', amount: -860 },
  };
  const said = (more: object): string => offsetSentence({ ...story, ...more }, String);
  expect(said({})).toBe('Wholesale will miss by 943 (3.6%); Oak & Ivory is not over any more; net −860 for Company.');
  expect(said({ short: { ...story.short, by: 0 }, over: null, net: null })).toBe('Wholesale will not miss any more.');
  expect(said({ limit: true, net: null })).toBe(
    'Wholesale will go over by 943 (3.6%); Oak & Ivory is not below any more.',
  );
});
