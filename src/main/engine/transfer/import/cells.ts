import { parseDecimal, toAmount } from '../../../../shared/domain/money';
import type { Job } from './job';
import type { Mapping } from './mapping';
import { cleanId, isBlank } from './numbers';

/** Cell readers of one format that report what they cannot read. */
export const cellsOf = (job: Job, mapping: Mapping) => {
  const text = (cells: readonly string[], field: string): string => mapping.get(field)(cells).trim();
  const bad = (line: number, field: string, value: string, what: string): null => {
    job.problem(line, mapping.columnOf(field), `"${value}" is no ${what}.`);
    return null;
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
    money: (
      cells: readonly string[],
      field: string,
      line: number,
      currency: string,
    ): { minor: number; rest: number } | null => {
      const value = text(cells, field);
      if (isBlank(value)) return null;
      const plain = job.number(value);
      const parsed = plain === undefined ? undefined : parseDecimal(plain);
      return parsed ? toAmount(parsed, currency) : bad(line, field, value, 'amount');
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
