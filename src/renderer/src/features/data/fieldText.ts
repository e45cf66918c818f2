import type { FieldChange } from '../../../../shared/contract/history';
import { day, moment, money } from '../../format';

export type Shown = { currency: string; today: string; zone: string };

/** A field's value as a person reads it. */
export const fieldText = (
  kind: FieldChange['kind'],
  value: FieldChange['from'],
  { currency, today, zone }: Shown,
): string => {
  if (value === null || value === '') return 'nothing';
  switch (kind) {
    case 'money':
      return typeof value === 'number' ? money(value, currency) : value;
    case 'moment':
      return typeof value === 'string' ? moment(value, today, zone) : String(value);
    case 'day':
      return typeof value === 'string' ? day(value, { today }) : String(value);
    case 'flag':
      return value === 1 ? 'yes' : 'no';
    case 'text':
      return String(value);
  }
};
