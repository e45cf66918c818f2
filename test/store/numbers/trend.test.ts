import { expect, test } from 'vitest';
import { randomFiles, worldOf } from './world';

/** Days without a row are most of a small company's year: what a trend says of them at once is what each says alone. */
test.each([
  ['by the day processed', 'processed'],
  ['by the day of the order', 'order'],
] as const)(
  'a quiet point of a trend says what its own period says, returns dated %s',
  async (_, refundDating) => {
    const files = randomFiles(31, { lines: 90, unrated: true });
    const world = await worldOf(files, { refundDating, today: '2025-12-20' });
    for (const metric of ['net-sales', 'returns'])
      for (const [period, grain] of [
        ['2025-09-01..2025-12-31', 'day'],
        ['2024-10-01..2025-01-31', 'week'],
        ['2023-11-01..2025-12-31', 'month'],
      ] as const) {
        const spoken = new Set(
          (await world.call('metrics.evaluate', { metrics: [metric], period, by: grain })).map(({ group }) => group),
        );
        const { points } = await world.call('metrics.trend', { metric, period, grain });
        const quiet = points.filter(({ from, period: id }) => !spoken.has(grain === 'day' ? from : id));
        expect(quiet.length).toBeGreaterThan(4);
        for (const { period: id, value } of quiet)
          expect([value]).toEqual(await world.call('metrics.evaluate', { metrics: [metric], period: id }));
      }
    await world.close();
  },
  60_000,
);
