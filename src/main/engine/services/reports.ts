import type { Context, ServiceOf } from '../context';
import { beginEdit } from '../store/history';
import { nameOf } from '../store/repositories/people';
import { reportTextsRow } from '../store/repositories/reports';
import { snapshotHeads } from '../store/repositories/snapshots';
import { Desk } from './reports/desk';
import { exportReport } from './reports/export';
import { freeze } from './reports/freeze';
import { reportListOf } from './reports/list';
import { closeOf } from './reports/close';
import { restatedOf } from './reports/restate';
import { askSection, bringSection, fillSection, readSection } from './reports/section-file';
import { sign } from './reports/signing';
import { headOf, readSnapshot } from './reports/snapshot';
import { ownersOf, writeSection } from './reports/sections';
import { mergeTexts, parseTexts } from './reports/texts';
import { weeklyReportOf } from './reports/weekly';
import { periodFrom, settingsOf } from './settings';
import { updateFor } from './updates/send';

const NAMES = { weekly: 'weekly report', investor: 'investor update' } as const;

const deskOf = async (context: Context, period: string): Promise<Desk> => {
  const settings = await settingsOf(context);
  return new Desk(context.store.read, settings, periodFrom(period, settings.calendar));
};

/** The weekly report and the investor update, and the words that people put into them. */
export const reportsService: ServiceOf<'reports'> = {
  'reports.weekly': async (input, context) => weeklyReportOf(await deskOf(context, input.period)),
  'reports.investor': (input, context) => updateFor(context, input),
  'reports.export': (input, context) => exportReport(context, input),
  'reports.list': async (_input, context) => reportListOf(context.store.read, await settingsOf(context)),
  'reports.snapshot': (which, context) => readSnapshot(context.store.read, which),
  'reports.snapshots': async ({ kind }, context) => (await snapshotHeads(context.store.read, kind)).map(headOf),
  'reports.restatements': ({ id }, context) => restatedOf(context.store.read, context.now(), id),
  'reports.close': async ({ period }, context) => closeOf(context.store.read, await settingsOf(context), period),
  'reports.sign': async (which, context) => {
    await sign(context, which, true);
    return { ok: true };
  },
  'reports.unsign': async (which, context) => {
    await sign(context, which, false);
    return { ok: true };
  },
  'reports.askSection': async (input, context) => ({ path: await askSection(context, input) }),
  'reports.readSection': ({ path }, context) => readSection(context, path),
  'reports.fillSection': (input, context) => Promise.resolve({ path: fillSection(context, input) }),
  'reports.bringSection': ({ path }, context) => bringSection(context, path),
  'reports.freeze': async (request, context) => ({ id: await freeze(context, request) }),
  'reports.setTexts': async ({ kind, period, texts }, context) => {
    const { calendar } = await settingsOf(context);
    const { id: periodId } = periodFrom(period, calendar);
    const { owners = {}, ...own } = kind === 'weekly' ? texts : { ...texts, owners: undefined };
    await context.store.write(async (db) => {
      const row = await reportTextsRow(db, kind, periodId);
      const merged = JSON.stringify(mergeTexts(parseTexts(row?.texts), kind === 'weekly' ? own : texts));
      const had = kind === 'weekly' ? await ownersOf(db, periodId) : {};
      const sections = Object.entries(owners).filter(([section, text]) => (had[section] ?? '') !== text);
      const changed = row ? row.texts !== merged : Object.keys(own).length > 0;
      if (!changed && sections.length === 0) return;
      const id = row?.id ?? context.newId();
      const edit = await beginEdit(
        db,
        { personId: context.personId, at: context.at() },
        `Wrote in the ${NAMES[kind]} of ${periodId}`,
        'report',
        id,
      );
      if (changed && row) await edit.update('report_texts', id, { texts: merged });
      else if (changed)
        await edit.insert('report_texts', { id, kind, period: periodId, texts: merged, deleted_at: null });
      const writer = await nameOf(db, context.personId);
      for (const [section, text] of sections)
        await writeSection(db, edit, context.newId, { period: periodId, section, text, writer, at: context.at() });
      context.touched('reports', 'history');
    });
    return { ok: true };
  },
};
