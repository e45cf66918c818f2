import type { MetricValue } from '../../../shared/contract/metrics';
import type { SheetCell } from '../../../shared/domain/sheet';

/** An amount by its unit as a spreadsheet takes it: money where the unit is a currency, else the plain number. */
export const quantityCell = (value: number | null | undefined, unit: string | null): SheetCell =>
  unit !== null && /^[A-Z]{3}$/.test(unit) ? { minor: value ?? null, currency: unit } : (value ?? null);

/** A computed figure as a spreadsheet takes it; empty where it cannot be computed. */
export const metricCell = (value: Pick<MetricValue, 'value' | 'unit'> | null | undefined): SheetCell =>
  value ? quantityCell(value.value, value.unit) : null;
