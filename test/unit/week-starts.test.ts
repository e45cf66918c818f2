import { expect, test } from 'vitest';
import { startValues } from '../../src/renderer/src/features/first-run/values';

/** CLDR's weekData: Sunday in the United States and Japan, Saturday in Egypt, Monday in most of Europe. */
test.each([
  ['en-US', '7'],
  ['ja-JP', '7'],
  ['ar-EG', '6'],
  ['en-GB', '1'],
  ['de-DE', '1'],
  ['fr-FR', '1'],
])('a week of %s starts on day %s where the first page proposes it', (locale, day) => {
  expect(startValues({ timeZone: 'UTC', currency: 'USD', locale }).weekStart).toBe(day);
});
