import type { Day } from '../../../shared/domain/day';
import { isRecord } from '../../../shared/domain/record';
import { sentenceDays } from '../format';

/** A figure of the catalogue; what people write beside a call is called a reason, too, and stays as they wrote it. */
const isFigure = (value: Record<string, unknown>): boolean => 'smallN' in value && 'numerator' in value;

const dated = (value: unknown, today: Day): unknown => {
  if (Array.isArray(value)) return value.map((one) => dated(one, today));
  if (!isRecord(value)) return value;
  const { reason } = value;
  if (isFigure(value)) return typeof reason === 'string' ? { ...value, reason: sentenceDays(reason, today) } : value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, dated(one, today)]));
};

/**
 * A report whose figures say in words for people from when on, or until when, there is data: the engine says days as
 * 2026-09-12.
 */
export const datedReasons = <T extends object>(report: T, today: Day): T => dated(report, today) as T;
