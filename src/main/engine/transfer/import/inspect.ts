import type { Input, Output } from '../../../../shared/contract';
import type { ImportMap } from '../../../../shared/contract/imports';
import { TandemError } from '../../../../shared/contract/errors';
import { isAmbiguous } from './dates';
import { FIELDS, likelyFormat, shopifyMeaning, suggestField } from './fields';
import { bindMap, suggestMap } from './mapping';
import { stampOf } from './preset-parts';
import { presetOf } from './presets';
import { recognise } from './recognise';
import { openTable, openTables, type Table } from './read/table';
import { asLastTime, recall } from './remembered';
import type { ReadDb } from '../../store/dialect';

type Inspected = Output<'imports.inspect'>;

const headerScore = (cells: readonly string[]): number => (recognise(cells) === undefined ? 0 : 1);

/** The table that is asked for, else the first one that is known, with what else is in the file. */
const tableOf = async (
  path: string,
  part: string | undefined,
): Promise<{ table: Table; parts: Inspected['parts'] }> => {
  if (part !== undefined) return { table: await openTable(path, { part, headerScore }), parts: [] };
  const all = await openTables(path, { headerScore });
  const known = (table: Table | null): boolean => table !== null && headerScore(table.header) > 0;
  const chosen = all.find(({ table }) => known(table)) ?? all.find(({ table }) => table !== null) ?? all[0];
  if (!chosen?.table) throw new TandemError('bad-file', chosen?.problem ?? 'This file holds no table.');
  const parts = all.flatMap(({ part: name, table, problem }) =>
    name === null ? [] : [{ part: name, recognised: known(table), problem }],
  );
  return { table: chosen.table, parts };
};

/** Whether a map of last time still finds its columns. */
const fits = (map: ImportMap, header: readonly string[], path: string): boolean => {
  try {
    bindMap(map, header, path);
    return true;
  } catch (error) {
    if (error instanceof TandemError) return false;
    throw error;
  }
};

/** Looks at the head of a file: what it is, its columns and first rows, and the map that would read it. */
export const inspectFile = async (
  input: Input<'imports.inspect'>,
  { today, db }: { today: string; db: ReadDb },
): Promise<Inspected> => {
  const { table, parts } = await tableOf(input.path, input.part);
  const known = recognise(table.header);
  const last = await recall(db, table.header);
  const found = input.format ?? known ?? last?.map?.format ?? null;
  const generic = found === 'shopify-orders' ? null : (found ?? likelyFormat(table.header));
  const fresh = generic ? suggestMap(generic, table.header, table.preamble, stampOf(table.file, today)) : null;
  const preset = presetOf(table.header, table.preamble, stampOf(table.file, today));
  const usable = last?.map && last.map.format === generic && fits(last.map, table.header, input.path);
  const map = usable && last.map ? asLastTime(last.map, fresh) : fresh;
  let problem: string | null = preset?.map.format === generic ? (preset?.missing ?? null) : null;
  if (map && problem === null) {
    try {
      bindMap(map, table.header, input.path);
    } catch (error) {
      problem = error instanceof TandemError ? error.message : 'This file cannot be mapped.';
    }
  }
  return {
    file: table.file,
    part: table.part,
    parts,
    bytes: table.bytes,
    encoding: table.encoding,
    delimiter: table.delimiter,
    format: found,
    recognised: known !== undefined || usable === true,
    vendor: preset?.name ?? (known === 'shopify-orders' ? 'Shopify orders' : null),
    columns: table.header.map((name, index) => {
      const mapped = map ? [map.columns[name] ?? []].flat()[0] : undefined;
      const field = mapped ?? (generic ? (preset ? undefined : suggestField(generic, name)) : shopifyMeaning(name));
      return {
        name,
        sample: table.sample.find((row) => (row.cells[index] ?? '').trim() !== '')?.cells[index]?.slice(0, 200) ?? '',
        fields: field === undefined ? [] : [field],
        known: field !== undefined,
      };
    }),
    rows: table.sample.slice(0, 20),
    map,
    fields: Object.fromEntries(
      Object.entries(FIELDS).map(([format, infos]) => [
        format,
        infos.map((info) => ({ ...info, also: [...info.also] })),
      ]),
    ),
    problem,
    remembered: last?.at ?? null,
    ambiguousDate:
      table.sample.flatMap((row) => row.cells.map((cell) => cell.trim())).find((cell) => isAmbiguous(cell)) ?? null,
  };
};
