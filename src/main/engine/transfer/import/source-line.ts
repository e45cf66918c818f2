import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Output } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import type { ReadDb } from '../../store/dialect';
import { splitWhitespace } from './read/head';

/** A record may run over the end of its block: so many lines of the next one are read with it. */
const LINES_AHEAD = 200;

const cellsOf = (text: string, delimiter: string): string[] => {
  if (delimiter === 'whitespace') return splitWhitespace(text.split('\n')[0] ?? '');
  const records: string[][] = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, to: 1 });
  return records[0] ?? [];
};

/** The record of an imported file that begins on this line, as it was written, by column. */
export const sourceLine = async (db: ReadDb, batch: number, line: number): Promise<Output<'metrics.sourceLine'>> => {
  const from = await db
    .selectFrom('import_batches as b')
    .leftJoin('people as p', 'p.id', 'b.person_id')
    .select(['b.file', 'b.header', 'b.delimiter', 'b.at', 'p.name as by'])
    .where('b.id', '=', batch)
    .executeTakeFirst();
  const blocks = await db
    .selectFrom('source_blocks')
    .select(['first_line', 'text'])
    .where('batch_id', '=', batch)
    .where('last_line', '>=', line)
    .orderBy('first_line')
    .limit(2)
    .execute();
  const first = blocks[0];
  if (!from || !first || first.first_line > line)
    throw new TandemError('not-found', `Import ${batch} keeps no line ${line}.`);
  const text = blocks.map((block) => inflateRawSync(block.text).toString('utf8')).join('');
  const at = line - first.first_line;
  const cells = cellsOf(
    text
      .split('\n')
      .slice(at, at + LINES_AHEAD)
      .join('\n'),
    from.delimiter,
  );
  const header = JSON.parse(from.header) as string[];
  return {
    file: from.file,
    line,
    batch,
    importedAt: from.at,
    by: from.by,
    cells: header.map((column, index) => ({ column, value: cells[index] ?? '' })).filter((cell) => cell.value !== ''),
  };
};
