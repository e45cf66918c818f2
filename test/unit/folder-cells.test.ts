import { assert, double, maxSafeInteger, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCell, encodeCell } from '../../src/main/engine/transfer/folder/cells';

test('every text, number and null comes back, and no text can be taken for null or run as a formula', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 40 }), (text) => {
      const cell = encodeCell(text);
      expect(decodeCell(cell, 'TEXT')).toBe(text);
      expect(cell).not.toBe(String.raw`\N`);
    }),
  );
  for (const text of [String.raw`\N`, '\\', "'", "''=1", '=1+1', "'=1+1", '-5', '+49 40', '@x', '\t', '\r\n', ''])
    expect(decodeCell(encodeCell(text), 'TEXT')).toBe(text);
  expect(encodeCell('=1+1')).toBe("'=1+1");
  expect(encodeCell(null)).toBe(String.raw`\N`);
  expect(decodeCell(String.raw`\N`, 'INTEGER')).toBeNull();
  assert(
    property(maxSafeInteger(), (value) => {
      expect(decodeCell(encodeCell(value), 'INTEGER')).toBe(value);
    }),
  );
  assert(
    property(double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(decodeCell(encodeCell(value), 'REAL')).toBe(value === 0 ? 0 : value);
    }),
  );
  expect(decodeCell(encodeCell(Buffer.from([0, 255, 10])), 'BLOB')).toEqual(Buffer.from([0, 255, 10]));
});

test('what is no number is refused where one belongs', () => {
  for (const text of ['', ' ', 'abc', 'Infinity', '1,5', '9007199254740993'])
    expect(() => decodeCell(text, 'INTEGER')).toThrow(RangeError);
  expect(() => decodeCell('1.5', 'INTEGER')).toThrow(RangeError);
});
