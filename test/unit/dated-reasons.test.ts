import { expect, test } from 'vitest';
import { datedReasons } from '../../src/renderer/src/print/dated-reasons';

const figure = (reason: string | null) => ({ status: 'not-computable', numerator: null, smallN: false, reason });

test('the days in the reasons of a report’s figures are written for people, wherever the figures stand', () => {
  const report = {
    net: { value: figure('The data ends on 2026-09-12.') },
    rows: [figure(null), { deep: figure('The data begins on 2026-11-24.') }],
    calls: [{ reason: 'We said so on 2026-09-12.', status: 'miss' }],
    text: 'From 2026-09-12 on',
  };
  expect(datedReasons(report, '2026-11-26')).toEqual({
    net: { value: figure('The data ends on 12 Sep.') },
    rows: [figure(null), { deep: figure('The data begins on Tue 24 Nov.') }],
    // What people wrote stays as they wrote it.
    calls: [{ reason: 'We said so on 2026-09-12.', status: 'miss' }],
    text: 'From 2026-09-12 on',
  });
});
