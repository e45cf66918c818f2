import { expect, test } from 'vitest';
import { startOfDay, todayIn } from '../../src/shared/domain/today';

test('as written, a day is that of the machine’s own zone, as that zone’s name says it', () => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  for (const at of ['2024-02-29T23:30:00Z', '2026-03-29T00:59:59Z', '2026-10-25T23:59:59Z', '2027-01-01T00:00:00Z'])
    expect(todayIn(Date.parse(at), 'as-written')).toBe(todayIn(Date.parse(at), timeZone));
  expect(startOfDay('2026-05-13', 'as-written')).toBe(startOfDay('2026-05-13', timeZone));
  // Days of one figure, by hand.
  expect(todayIn(new Date(2026, 0, 5, 0, 0).getTime(), 'as-written')).toBe('2026-01-05');
  expect(todayIn(new Date(2026, 0, 4, 23, 59).getTime(), 'as-written')).toBe('2026-01-04');
});
