import { expect, test } from 'vitest';
import { ProductTable } from '../../src/renderer/src/print/ProductTable';
import type { MetricValue } from '../../src/shared/contract/metrics';
import type { ProductLine } from '../../src/shared/contract/reports';
import { onSheet } from './on-sheet';

const value = (over: Partial<MetricValue>): MetricValue => ({
  metric: 'sell-through',
  version: 1,
  period: '2026-W20',
  group: null,
  label: null,
  status: 'ok',
  value: 0.4,
  unit: 'ratio',
  numerator: null,
  denominator: null,
  reason: null,
  smallN: false,
  ...over,
});

const RECEIVED = 'No file says what was received: sold and left are taken as available.';
const LEFT_OUT = 'A place was not counted in the last days of the period; it stands as it was last counted.';

const line = (name: string, over: Partial<ProductLine>): ProductLine => ({
  name,
  sku: '',
  netMinor: 10_000,
  previousMinor: 9_000,
  share: null,
  byChannel: [],
  units: 10,
  onHand: 15,
  sellThrough: null,
  daysOfStock: null,
  ...over,
});

test('each reason for which a figure of stock is an estimate is said once below the table, beside the mark', () => {
  const late = value({ status: 'estimated', reason: LEFT_OUT });
  const container = onSheet(
    <ProductTable
      stock
      products={{
        note: 1,
        stockNote: 2,
        columns: [],
        rows: [
          line('Mousse', {
            sellThrough: value({ status: 'estimated', reason: RECEIVED }),
            daysOfStock: late,
          }),
          line('Mist', { sellThrough: value({}), daysOfStock: late }),
        ],
        rest: null,
        restCount: 0,
        total: line('Total', {}),
      }}
    />,
  );
  const cells = [...container.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].slice(-2).map((cell) => cell.textContent),
  );
  expect(cells[0]).toEqual(['40.0% e', '40.0% e']);
  expect(cells[1]).toEqual(['40.0%', '40.0% e']);
  // Raised and small, as the marks of footnotes are.
  expect([...container.querySelectorAll('tbody sup')].map((mark) => mark.textContent)).toEqual([' e', ' e', ' e']);
  expect(container.querySelector('.note')?.textContent).toBe(`e Estimated. ${RECEIVED} ${LEFT_OUT}`);
});
