import type { ProductRow } from '../../src/shared/contract/data';

/** A product as the engine answers it. */
export const MOUSSE: ProductRow = {
  id: 'p-1',
  sku: 'HV-ADM',
  name: 'Air-Dry Mousse',
  line: 'Style',
  priceMinor: 2_400,
  costMinor: 560,
  netMinor: 1_302_700,
  units: 651,
  returnedUnits: 9,
  share: 0.166,
  previousNetMinor: 801_600,
  onHand: 120,
  stockDay: '2026-05-12',
  turnover: 2,
  daysOfStock: 40,
  sellThrough: 0.346,
  daysLeft: 8,
  lowStock: true,
  reason: null,
};
