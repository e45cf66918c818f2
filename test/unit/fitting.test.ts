import { expect, test } from 'vitest';
import { fitting } from '../../src/renderer/src/ui/fitting';

const column = (key: string, width: number, more: object = {}) => ({
  key,
  width,
  ...more,
});

// Each column takes its width and a gap of 16, the row 16 more: 16 + 120 + 16 + 100 + 16 + 80 + 16 + 60 + 16 = 440.
const COLUMNS = [
  column('name', 120, { cut: true }),
  column('owner', 100, { wide: true }),
  column('net', 80),
  column('link', 60, { wide: true }),
];
const keys = (room: number): string =>
  fitting(COLUMNS, room)
    .map(({ key }) => key)
    .join(' ');

test('columns that may go leave from the last on until the table fits its box, the others never', () => {
  expect(keys(440)).toBe('name owner net link');
  expect(keys(439)).toBe('name owner net');
  expect(keys(364)).toBe('name owner net');
  expect(keys(363)).toBe('name net');
  expect(keys(10)).toBe('name net');
});

test('figures go after all other columns that may', () => {
  const name = { cut: true, width: 200 };
  const figure = { width: 64, wide: true, numeric: true };
  const owner = { width: 124, wide: true };
  // 16 + (200 + 16) + (64 + 16) = 312
  expect(fitting([name, owner, figure], 312)).toEqual([name, figure]);
  expect(fitting([name, owner, figure], 311)).toEqual([name]);
});
