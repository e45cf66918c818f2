import { afterEach, expect, test, vi } from 'vitest';
import { startValues } from '../../src/renderer/src/features/first-run/values';

afterEach(() => vi.unstubAllGlobals());

/** CLDR's weekData: Sunday in the United States and Japan, Saturday in Egypt, Monday in most of Europe. */
test.each([
  ['en-US', '7'],
  ['ja-JP', '7'],
  ['ar-EG', '6'],
  ['en-GB', '1'],
  ['de-DE', '1'],
  ['fr-FR', '1'],
])('a week of %s starts on day %s where the first page proposes it', (language, day) => {
  vi.stubGlobal('navigator', { language });
  expect(startValues({ timeZone: 'UTC', currency: 'USD' }).weekStart).toBe(day);
});
