import type { Experiment } from '../../../../../shared/contract/experiments';
import { aimFromMinor, aimToMinor } from '../../../../../shared/domain/campaigns';
import { currencyOf } from '../../../../../shared/domain/four-ps';
import { minorPerMajor } from '../../../../../shared/domain/money';
import { exact, isMultiple, money } from '../../../format';
import { valueFrom } from '../../four-ps/value';

type Measured = Pick<Experiment, 'metric' | 'unit'>;

/** A share in hundredths, without what binary fractions add to it. */
const hundredths = (share: number): number => Number((share * 100).toPrecision(12));

/** An aim or a result as it is read and typed, with all its decimals: `$35`, `20.5%`, `3×`, `96`. '' for none. */
export const aimText = (value: number | null, { metric, unit }: Measured): string => {
  if (value === null) return '';
  const currency = currencyOf(unit);
  if (currency !== null) {
    const minor = aimToMinor(value, currency);
    return money(minor, currency, { cents: minor % minorPerMajor(currency) === 0 ? 'never' : 'always' });
  }
  if (unit !== 'ratio') return exact(value);
  return isMultiple(metric) ? `${exact(value)}×` : `${exact(hundredths(value))}%`;
};

/** What was typed as an aim or a result; null when it is none in the unit of the experiment. */
export const aimFrom = (text: string, { metric, unit }: Measured): number | null => {
  const currency = currencyOf(unit);
  const value = valueFrom(text, { id: metric, unit: currency === null ? unit : 'money' }, currency ?? '');
  return value === null || currency === null ? value : aimFromMinor(value, currency);
};

/** The same for a spreadsheet: a plain number, and `unitText` beside it. */
export const aimNumber = (value: number | null, { metric, unit }: Measured): number | null =>
  value !== null && unit === 'ratio' && !isMultiple(metric) ? hundredths(value) : value;

/** What the numbers of an experiment are counted in: `USD`, `%`, `×`, `days`. */
export const unitText = ({ metric, unit }: Measured): string =>
  unit === 'ratio' ? (isMultiple(metric) ? '×' : '%') : unit;
