import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { GapLine } from '../../src/renderer/src/print/charts/GapLine';

/** Digits of seven points are a little over four wide. */
const DIGIT = 4.2;

for (const [what, unit] of [
  ['thousands', 100_000],
  ['billions', 123_456_789_000],
] as const)
  test(`labels of ${what} along the line do not run into each other, and the last stands whole in the chart`, () => {
    const points = [-1, -3, -2, -5, -4, -6, -9, -7, -8, -12, -11, -10, -14].map((value, index) => ({
      label: `W${index + 14}`,
      value: value * unit,
    }));
    const { container } = render(<GapLine points={points} currency="USD" width={238} label="Difference" />);
    const spans = [...container.querySelectorAll('text')]
      .filter((text) => text.textContent?.includes('$'))
      .map((text) => {
        const half = ((text.textContent?.length ?? 0) * DIGIT) / 2;
        const at = Number(text.getAttribute('x'));
        return { from: at - half, to: at + half, y: Number(text.getAttribute('y')) };
      });
    expect(spans.length).toBeGreaterThan(1);
    for (const [index, span] of spans.entries()) {
      const next = spans[index + 1];
      if (next && Math.abs(next.y - span.y) < 8) expect(span.to).toBeLessThanOrEqual(next.from + 1);
      if (!next) expect(span.to).toBeLessThanOrEqual(240);
    }
  });
