import type { MetricValue } from '../../../../../shared/contract/metrics';
import { INDEX_UNIT } from '../../../../../shared/domain/investor';
import type { WorkbookCell } from '../../../transfer/export/workbook';

/** An amount by its unit: money, a share, or a plain number. */
const amount = (value: number | null, unit: string): WorkbookCell =>
  unit === INDEX_UNIT || /^[A-Z]{3}$/.test(unit) ? { minor: value, unit } : unit === 'ratio' ? { ratio: value } : value;
/** A figure as a cell of its kind; null, an empty cell, where there is none or it could not be computed. */
export const figureOf = (value: Pick<MetricValue, 'value' | 'unit'> | null): WorkbookCell =>
  value === null ? null : amount(value.value, value.unit);
