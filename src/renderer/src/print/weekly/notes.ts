import type { Footnote, WeeklyReport } from '../../../../shared/contract/reports';
import type { ReportBlock } from '../../../../shared/domain/report-blocks';

/** What of the report's value each block draws. */
const PARTS: Partial<Record<ReportBlock, (report: WeeklyReport) => unknown>> = {
  company: ({ net, frameNet, orders, spend, paceNote, d2c }) => [net, frameNet, orders, spend, { paceNote }, d2c.aov],
  direct: ({ d2c }) => d2c,
  retail: ({ retail }) => retail,
  sales: ({ sales }) => sales,
  marketing: ({ marketing, handOff }) => [marketing, handOff],
};

const numbersIn = (value: unknown): number[] => {
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, of]: [string, unknown]) =>
    /notes?$/i.test(key) ? (Array.isArray(of) ? of : [of]).filter((one) => typeof one === 'number') : numbersIn(of),
  );
};

/** The notes that an edition's blocks point to, with the numbers they have in the whole report. */
export const notesOf = (report: WeeklyReport, blocks: readonly ReportBlock[]): Footnote[] => {
  const used = new Set(blocks.flatMap((block) => numbersIn(PARTS[block]?.(report))));
  return report.footnotes.filter(({ number }) => used.has(number));
};
