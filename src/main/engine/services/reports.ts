import type { Context, ServiceOf } from '../context';
import { beginEdit } from '../store/history';
import { reportTextsRow } from '../store/repositories/reports';
import { Desk } from './reports/desk';
import { investorReportOf } from './reports/investor';
import { reportListOf } from './reports/list';
import { mergeTexts, parseTexts } from './reports/texts';
import { weeklyReportOf } from './reports/weekly';
import { periodFrom, settingsOf } from './settings';

const NAMES = { weekly: 'weekly report', investor: 'investor update' } as const;

const deskOf = async (context: Context, period: string): Promise<Desk> => {
  const settings = await settingsOf(context);
  return new Desk(context.store.read, settings, periodFrom(period, settings.calendar));
};

/** The weekly report and the investor update, and the words that people put into them. */
export const reportsService: ServiceOf<'reports'> = {
  'reports.weekly': async (input, context) => weeklyReportOf(await deskOf(context, input.period)),
  'reports.investor': async (input, context) => investorReportOf(await deskOf(context, input.period)),
  'reports.list': async (_input, context) => reportListOf(context.store.read, await settingsOf(context)),
  'reports.setTexts': async ({ kind, period, texts }, context) => {
    const { calendar } = await settingsOf(context);
    const { id: periodId } = periodFrom(period, calendar);
    await context.store.write(async (db) => {
      const row = await reportTextsRow(db, kind, periodId);
      const merged = JSON.stringify(mergeTexts(parseTexts(row?.texts), texts));
      if (row?.texts === merged) return;
      const id = row?.id ?? context.newId();
      const edit = await beginEdit(
        db,
        { personId: context.personId, at: context.at() },
        `Wrote in the ${NAMES[kind]} of ${periodId}`,
        'report',
        id,
      );
      if (row) await edit.update('report_texts', id, { texts: merged });
      else await edit.insert('report_texts', { id, kind, period: periodId, texts: merged, deleted_at: null });
      context.touched('reports', 'history');
    });
    return { ok: true };
  },
};
