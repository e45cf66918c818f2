import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import type { Context } from '../../context';
import { writeWorkbook } from '../../transfer/export/workbook';
import { periodFrom, settingsOf } from '../settings';
import { updateFor } from '../updates/send';
import { Desk } from './desk';
import { readSnapshot } from './snapshot';
import { weeklyReportOf } from './weekly';
import { investorSheets, weeklySheets } from './workbook';

/** Writes a report, live or as it was frozen, as a workbook: one sheet per block, numbers and days as such. */
export const exportReport = async (
  context: Context,
  { kind, period, groupId, snapshot, edition, file }: Parsed<'reports.export'>,
): Promise<{ file: string; sheets: number; rows: number }> => {
  const db = context.store.read;
  const kept = snapshot === 'live' ? null : await readSnapshot(db, { id: snapshot });
  if (snapshot !== 'live' && kept?.kind !== kind)
    throw new TandemError('not-found', 'This frozen report is no longer here.');
  const sheets =
    kept?.kind === 'weekly'
      ? weeklySheets(kept.report, edition)
      : kept?.kind === 'investor'
        ? investorSheets(kept.report)
        : kind === 'weekly'
          ? weeklySheets(await weeklyNow(context, period), edition)
          : investorSheets(await updateFor(context, { period, groupId, locale: null }));
  const rows = await writeWorkbook(sheets, file);
  return { file, sheets: sheets.length, rows };
};

const weeklyNow = async (context: Context, period: string) => {
  const settings = await settingsOf(context);
  return weeklyReportOf(new Desk(context.store.read, settings, periodFrom(period, settings.calendar)));
};
