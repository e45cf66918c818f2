import { reportTexts, type ReportTexts } from '../../../../shared/contract/reports';
import type { ReadDb } from '../../store/dialect';
import { reportTextsRow } from '../../store/repositories/reports';
import { ownersOf } from './sections';

const EMPTY: ReportTexts = {
  headline: '',
  summary: '',
  highlights: '',
  lowlights: '',
  asks: '',
  thanks: '',
  optimise: {},
  owners: {},
};

/** What was typed into a report of a period; a field that an older file lacks is empty. */
export const parseTexts = (text: string | undefined): ReportTexts => {
  if (text === undefined) return EMPTY;
  const parsed = reportTexts.partial().safeParse(JSON.parse(text));
  return parsed.success ? { ...EMPTY, ...parsed.data } : EMPTY;
};

/** What people wrote into a report. In a weekly one the words of channel owners stand in sections of their own. */
export const readTexts = async (db: ReadDb, kind: 'weekly' | 'investor', period: string): Promise<ReportTexts> => {
  const texts = parseTexts((await reportTextsRow(db, kind, period))?.texts);
  return kind === 'weekly' ? { ...texts, owners: await ownersOf(db, period) } : texts;
};

const merged = (before: Record<string, string>, patch: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...before, ...patch }).filter(([, text]) => text.trim() !== ''));

/** New texts over the old: a field replaces its own, answers are merged one by one; an empty answer is dropped. */
export const mergeTexts = (before: ReportTexts, patch: Partial<ReportTexts>): ReportTexts => {
  const fields = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  return {
    ...before,
    ...fields,
    optimise: merged(before.optimise, patch.optimise),
    owners: merged(before.owners, patch.owners),
  };
};

/** The fields that somebody has written something into. */
export const writtenFields = (texts: ReportTexts): string[] =>
  Object.entries(texts).flatMap(([field, text]) =>
    (typeof text === 'string' ? text.trim() : Object.keys(text).length > 0) ? [field] : [],
  );
