import { type Amount, parseDecimal, toAmount } from '../../../../shared/domain/money';
import { otherCurrency, saysOther } from './cell-currency';
import type { Job } from './job';
import type { Mapping } from './mapping';
import { cleanId, isBlank } from './numbers';
import { onlyOwn } from './own-currency';

/** Cell readers of one format that report what they cannot read. */
export const cellsOf = (job: Job, mapping: Mapping) => {
  const text = (cells: readonly string[], field: string): string => mapping.get(field)(cells).trim();
  const bad = (line: number, field: string, value: string, what: string): null => {
    job.problem(line, mapping.columnOf(field), `"${value}" is no ${what}.`);
    return null;
  };
  const money = (cells: readonly string[], field: string, line: number, currency: string): Amount | null => {
    const value = text(cells, field);
    if (isBlank(value)) return null;
    const plain = job.number(value);
    const parsed = plain === undefined ? undefined : parseDecimal(plain);
    const other = parsed && plain !== value ? otherCurrency(value, currency) : undefined;
    if (other !== undefined) {
      job.problem(line, mapping.columnOf(field), other);
      return null;
    }
    return parsed ? toAmount(parsed, currency) : bad(line, field, value, 'amount');
  };
  return {
    text,
    needed: (cells: readonly string[], field: string, line: number): string => {
      const value = cleanId(text(cells, field));
      if (value === '') job.problem(line, mapping.columnOf(field), `The ${field.replaceAll('_', ' ')} is empty.`);
      return value;
    },
    number: (cells: readonly string[], field: string, line: number): number | null => {
      const value = text(cells, field);
      if (isBlank(value)) return null;
      const plain = job.number(value);
      return plain === undefined ? bad(line, field, value, 'number') : Number(plain);
    },
    money,
    /** An amount of a record that has no currency of its own: a row that names another one is a problem, since its figure would count as ours. */
    ownMoney: (cells: readonly string[], field: string, line: number): Amount | null => {
      const named = text(cells, 'currency').toUpperCase();
      const said = named === '' || named === job.currency ? (saysOther(text(cells, field), job.currency) ?? '') : named;
      if (said === '' || said === job.currency || isBlank(text(cells, field)))
        return money(cells, field, line, job.currency);
      job.problem(line, mapping.columnOf(field), `This amount is in ${said}. ${onlyOwn(job.currency)}`);
      return null;
    },
    day: (cells: readonly string[], field: string, line: number): { day: string; to: string } | null => {
      const value = text(cells, field);
      if (isBlank(value)) return null;
      const moment = job.date(value);
      if (!moment) return bad(line, field, value, 'date');
      job.sawDay(moment.day);
      return { day: moment.day, to: moment.to ?? moment.day };
    },
  };
};
