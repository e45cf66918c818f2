import type { Parsed } from '../../../../shared/contract';
import { majorText } from '../../../../shared/domain/cells';
import type { Context } from '../../context';
import { writeView } from '../customers/view-csv';
import { settingsOf } from '../settings';
import { rowsAsked, rowsBehind } from './rows';

/** Rows read at once: few enough to hold, enough that a figure of a million rows is summed up some dozens of times. */
const PAGE = 20_000;

/** Writes every row behind a figure as CSV with its file and line, a page at a time; money in major units. */
export const writeRows = async (
  context: Context,
  asked: Omit<Parsed<'metrics.exportRows'>, 'file'>,
  file: string,
): Promise<{ rows: number; file: string }> => {
  const settings = await settingsOf(context);
  const request = rowsAsked(asked, settings);
  const read = (limit: number, offset: number) =>
    rowsBehind(context.store.read, { ...request, limit, offset }, settings);
  const { columns, total } = await read(1, 0);
  const header = [...columns.map((column) => column.name), 'File', 'Line'];
  return writeView(
    context,
    file,
    header,
    total,
    async (limit, offset) =>
      (await read(limit, offset)).rows.map((row) => [
        ...row.cells.map((cell, index) =>
          typeof cell === 'number' && columns[index]?.unit === 'money'
            ? majorText(Math.round(cell), settings.currency)
            : cell,
        ),
        row.file,
        row.line,
      ]),
    PAGE,
  );
};
