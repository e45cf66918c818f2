import { expect, test } from 'vitest';
import {
  coverWords,
  offsetSteps,
  offsetVerdict,
  recordSentence,
  recordWords,
} from '../../src/renderer/src/print/story';
import type { StoryCall, StoryOffset } from '../../src/shared/contract/story';

const USD = { currency: 'USD' };
const CALL: StoryCall = {
  id: 'k',
  nodeId: 'n',
  channelId: null,
  name: 'Oak & Ivory',
  unit: null,
  call: 'at-risk',
  expected: null,
  confidence: 0.7,
  reason: '',
  author: null,
  at: '2026-05-12T09:00:00.000Z',
  held: null,
  target: 4_800_000,
  toTarget: -360_000,
  covered: 0,
  coveredBy: [],
  uncovered: 360_000,
};
const OFFSET: StoryOffset = {
  id: 'o',
  short: { id: 'a', name: 'Dry Shampoo', by: 420_000 },
  over: { id: 'b', name: 'Air-Dry Mousse', by: 510_000 },
  amount: 420_000,
  unit: null,
  parent: { name: 'Style', toTarget: 70_000, rest: -20_000 },
  sentence: '',
  state: 'holds',
  product: null,
  shortLeft: 0,
  confidence: 0.8,
  author: null,
  at: '2026-05-12T09:00:00.000Z',
  held: null,
};

test('a shortage says what covers it, and what stays open', () => {
  expect(coverWords(USD, CALL)).toBe('Nothing covers this yet');
  expect(coverWords(USD, { ...CALL, toTarget: 100, uncovered: 0 })).toBe('');
  expect(coverWords(USD, { ...CALL, coveredBy: ['Mousse'], covered: 360_000, uncovered: 0 })).toBe('Mousse covers it');
  expect(coverWords(USD, { ...CALL, coveredBy: ['A', 'B'], covered: 300_000, uncovered: 60_000 })).toBe(
    'A and B cover $3,000, $600 stays open',
  );
});

test('an offset adds up, leaves something open, or holds no longer; once over it held or not', () => {
  expect(offsetVerdict(USD, OFFSET)).toEqual({ good: true, words: 'Adds up, $700 to spare' });
  expect(offsetVerdict(USD, { ...OFFSET, shortLeft: 5_000 })).toEqual({ good: false, words: '$50 stays open' });
  expect(offsetVerdict(USD, { ...OFFSET, state: 'over-used' }).good).toBe(false);
  expect(offsetVerdict(USD, { ...OFFSET, held: false }).words).toBe('It did not hold');
  expect(offsetSteps(OFFSET).map(({ value }) => value)).toEqual([-420_000, 510_000, -20_000]);
});

test('a record is in calls that held, and says how far numbers were off', () => {
  const record = {
    author: null,
    calls: 4,
    callsHeld: 3,
    offsets: 1,
    offsetsHeld: 0,
    accuracy: 0.96,
    bias: -0.02,
    counted: [],
  };
  expect(recordWords(record)).toBe('3 of 4 held');
  expect(recordWords({ ...record, calls: 0 })).toBe('');
  expect(recordSentence(record)).toBe(
    'Nobody named: 3 of 4 calls held, 0 of 1 offsets held, numbers 96.0% accurate, 2.0% too low',
  );
  // Bottles and money have no sum: each is said by itself.
  expect(recordSentence({ ...record, counted: [{ metric: 'units', accuracy: 0.881, bias: 0.03 }] })).toMatch(
    /2\.0% too low, units 88\.1% accurate, 3\.0% too high$/,
  );
});
