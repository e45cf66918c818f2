import { reportTexts, type ReportTexts } from '../../../../shared/contract/reports';
import type { ReadDb } from '../../store/dialect';
import { reportTextsRow } from '../../store/repositories/reports';

const EMPTY: ReportTexts = {
  headline: '',
  summary: '',
  highlights: '',
  lowlights: '',
  asks: '',
  thanks: '',
  optimise: {},
};

/** What was typed into a report of a period; a field that an older file lacks is empty. */
export const parseTexts = (text: string | undefined): ReportTexts => {
  if (text === undefined) return EMPTY;
  const parsed = reportTexts.partial().safeParse(JSON.parse(text));
  return parsed.success ? { ...EMPTY, ...parsed.data } : EMPTY;
};

export const readTexts = async (db: ReadDb, kind: 'weekly' | 'investor', period: string): Promise<ReportTexts> =>
  parseTexts((await reportTextsRow(db, kind, period))?.texts);

/** New texts over the old: a field replaces its own, and `optimise` is merged by campaign; an empty answer is dropped. */
export const mergeTexts = (before: ReportTexts, patch: Partial<ReportTexts>): ReportTexts => {
  const optimise = Object.fromEntries(
    Object.entries({ ...before.optimise, ...patch.optimise }).filter(([, answer]) => answer.trim() !== ''),
  );
  const fields = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  return { ...before, ...fields, optimise };
};
