import { expect, test } from 'vitest';
import { sources } from './sources';

const sizes = sources()
  .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
  .toSorted((a, b) => a.lines - b.lines);

const share = (part: number) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * part))]?.lines ?? 0;

test('half of the files are shorter than 90 lines', () => {
  expect(share(0.5)).toBeLessThan(90);
});

test('nine of ten files are shorter than 350 lines', () => {
  expect(share(0.9)).toBeLessThan(350);
});

test('no file is longer than 500 lines', () => {
  expect(sizes.filter(({ lines }) => lines > 500)).toEqual([]);
});
