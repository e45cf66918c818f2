import { TandemError } from '../../../../shared/contract/errors';
import type { FormatId, ImportMap } from '../../../../shared/contract/imports';
import type { Store } from '../../store/open';
import { type DateOrder, guessOrder, isAmbiguous, voteOrder } from './dates';
import { FIELDS } from './fields';
import { bindMap, type Mapping, suggestMap } from './mapping';
import { isThousand, voteMark } from './numbers';
import { stampOf } from './preset-parts';
import { assertSameCurrency } from './own-currency';
import { assertSpan, coverDays, presetOf } from './presets';
import { recognise } from './recognise';
import { openTable, readTable, type Table } from './read/table';
import { recall, undated } from './remembered';

export type ImportRequest = {
  path: string;
  /** Which table of a workbook or an archive. */
  part?: string | undefined;
  format?: FormatId | undefined;
  map?: ImportMap | undefined;
  /** The days that a report covers which does not say them itself. */
  covers?: { from: string; to: string } | undefined;
  /** What somebody decided about doubtful matches, by line. */
  decisions?: Readonly<Record<string, 'same' | 'new'>> | undefined;
  /** Set when a first reading showed that the file is not what its head promised. */
  encoding?: string | undefined;
  /** Set when a first reading found that rows of one order lie apart: the first line that shows it. */
  apart?: number | undefined;
};

/** What an import may use of its surroundings; the clock and the ids come from outside. */
export type ImportScene = {
  store: Store;
  currency: string;
  timeZone: string;
  today: string;
  now: () => number;
  newId: () => string;
  personId: string | null;
  signal?: AbortSignal | undefined;
  progress: (done: number, total: number | null, label: string) => void;
};

/** How a file will be read: its head, format, columns, dates and numbers. */
export type ImportPlan = {
  table: Table;
  format: FormatId;
  map: ImportMap | undefined;
  mapping: Mapping | undefined;
  dates: DateOrder | undefined;
  decimal: '.' | ',';
  decisions: ImportRequest['decisions'];
  /** What somebody should know of this kind of file. */
  notes: readonly string[];
  /** The first line that shows that rows of one order do not follow each other; undefined where none is known to. */
  apart: number | undefined;
};

/** The head of the file with the format and map that will read it. Refuses what nobody can tell. */
export const planImport = async (
  request: ImportRequest,
  { today, store, currency, signal }: Pick<ImportScene, 'today' | 'store' | 'currency' | 'signal'>,
): Promise<ImportPlan> => {
  const given = request.map;
  const wanted = new Set(Object.keys(given?.columns ?? {}).map((name) => name.trim().toLowerCase()));
  const headerScore = (cells: readonly string[]): number =>
    wanted.size > 0
      ? cells.filter((cell) => wanted.has(cell.trim().toLowerCase())).length
      : recognise(cells) === undefined
        ? 0
        : 1;
  const table = await openTable(request.path, {
    part: request.part,
    delimiter: given?.delimiter,
    header: given?.header,
    encoding: given?.encoding ?? request.encoding,
    headerScore,
  });
  // Shopify's columns are known; a map beside it only says how its dates and numbers are written.
  const last = await recall(store.read, table.header);
  const known = given?.format ?? request.format ?? recognise(table.header);
  const format = request.format === 'shopify-orders' ? request.format : (known ?? last?.map?.format);
  if (!format)
    throw new TandemError(
      'bad-input',
      `The format of ${table.file} is not known. Give a map, or a format whose fields its columns are named after. Its columns are: ${table.header.join(', ')}.`,
    );
  const named =
    format === 'shopify-orders'
      ? undefined
      : (given ??
        (known || !last?.map ? undefined : undated(last.map)) ??
        suggestMap(format, table.header, table.preamble, stampOf(table.file, today)));
  const stamp = given?.constants['as_of'];
  const found = presetOf(
    table.header,
    table.preamble,
    stamp === undefined ? stampOf(table.file, today) : String(stamp),
  );
  const preset = found?.map.format === format ? found : undefined;
  // In a copy, since a file may have to be read once more as it was asked for.
  const map = request.covers ? coverDays(named, request.covers) : named;
  if (!request.covers && preset?.missing && !given) throw new TandemError('bad-input', preset.missing);
  if (preset?.missing && map) assertSpan(map);
  if (map) assertSameCurrency(map, currency);
  const mapping = map ? bindMap(map, table.header, request.path) : undefined;
  const dateSamples = samplesOf(table, format, mapping, ['day', 'time']);
  let dates = given?.dates;
  if (!dates && voteOrder(dateSamples).slashed > 0)
    dates = await dateOrder({ table, format, mapping, signal }, dateSamples, last?.dates);
  const mark = given?.decimal
    ? { decimal: given.decimal, notes: [] }
    : await decimalMark({ table, format, mapping, signal });
  return {
    table,
    format,
    map,
    mapping,
    dates,
    decimal: mark.decimal,
    notes: [...(preset?.notes ?? []), ...mark.notes],
    decisions: request.decisions,
    apart: request.apart,
  };
};

/** A file that is read on before its import begins, for what its first rows do not show; Cancel ends that, too. */
type Looked = { table: Table; format: FormatId; mapping: Mapping | undefined; signal: AbortSignal | undefined };

const SHOPIFY_DATES = new Set(['created at', 'paid at']);
const SHOPIFY_NUMBERS = new Set(['total', 'subtotal', 'lineitem price', 'refunded amount', 'discount amount']);

const readersOf = (
  table: Table,
  format: FormatId,
  mapping: Mapping | undefined,
  kinds: readonly string[],
): ((cells: readonly string[]) => string)[] => {
  if (format === 'shopify-orders' || !mapping) {
    const names = kinds.includes('money') ? SHOPIFY_NUMBERS : SHOPIFY_DATES;
    return table.header.flatMap((name, index) =>
      names.has(name.trim().toLowerCase()) ? [(cells: readonly string[]) => cells[index] ?? ''] : [],
    );
  }
  return FIELDS[format]
    .filter((info) => kinds.includes(info.kind) && mapping.has(info.field))
    .map((info) => mapping.get(info.field));
};

const samplesOf = (table: Table, format: FormatId, mapping: Mapping | undefined, kinds: readonly string[]): string[] =>
  readersOf(table, format, mapping, kinds).flatMap((get) => table.sample.map((row) => get(row.cells)));

/** Rows that are looked at for a number that shows its mark. */
const MARK_ROWS = 200_000;
const enough = new TandemError('rule', 'Read far enough.');

/**
 * Which mark the numbers of a file have: the comma only where something shows it and less shows the point. Where the
 * first rows show neither, it is read on; where nothing does, 1.234 is a thousand and more in a file that is cut at
 * semicolons, as those are that have decimal commas.
 */
const decimalMark = async ({
  table,
  format,
  mapping,
  signal,
}: Looked): Promise<{ decimal: '.' | ','; notes: string[] }> => {
  const samples = samplesOf(table, format, mapping, ['money', 'number']);
  let votes = voteMark(samples);
  let thousand = samples.find((text) => text.includes('.') && isThousand(text));
  let comma = samples.find((text) => text.includes(',') && isThousand(text));
  if (votes.comma + votes.point === 0 && !table.source.sheet) {
    const readers = readersOf(table, format, mapping, ['money', 'number']);
    let rows = 0;
    const row = (cells: string[]): void => {
      for (const get of readers) {
        const text = get(cells);
        if (!text.includes(',') && !text.includes('.')) continue;
        votes = voteMark([text]);
        if (votes.comma + votes.point > 0) throw enough;
        if (!isThousand(text)) continue;
        if (text.includes('.')) thousand ??= text;
        else comma ??= text;
      }
      rows += 1;
      if (rows > MARK_ROWS) throw enough;
    };
    await readTable(table, { row, signal }).catch((error: unknown) => {
      // What is wrong with the file further down is said when it is read in earnest.
      if (!(error instanceof TandemError) || error.code === 'cancelled') throw error;
    });
  }
  if (votes.comma + votes.point === 0 && thousand !== undefined && table.delimiter === ';')
    return {
      decimal: ',',
      notes: [
        `Numbers such as ${thousand} are read as ${thousand.replaceAll('.', '')}: files cut at semicolons have decimal commas. Choose the point under Decimals are written ("decimal": "." in a map) where it is not so.`,
      ],
    };
  if (votes.comma + votes.point === 0 && comma !== undefined)
    return {
      decimal: '.',
      notes: [
        `Numbers such as ${comma} are read as ${comma.replaceAll(',', '')}: no number of this file shows that its comma is a decimal mark. Choose the comma under Decimals are written ("decimal": "," in a map) where it is one.`,
      ],
    };
  return { decimal: votes.comma > votes.point ? ',' : '.', notes: [] };
};

/** Reads on until some date shows which of day and month comes first; asks where none does. */
const dateOrder = async (
  { table, format, mapping, signal }: Looked,
  samples: string[],
  last: DateOrder | undefined,
): Promise<DateOrder> => {
  let order = guessOrder(samples);
  const seen = new Set<string>(samples);
  if (order === undefined) {
    const readers = readersOf(table, format, mapping, ['day', 'time']);
    await readTable(table, {
      row: (cells) => {
        for (const get of readers) if (seen.size < 100_000) seen.add(get(cells).trim().split(/[ T]/)[0] ?? '');
      },
      signal,
    });
    order = guessOrder(seen);
  }
  if (order === 'clash') {
    const { dmy, mdy } = voteOrder(seen);
    throw new TandemError(
      'bad-input',
      `Some dates of this file have the day first (${dmy[0]}) and some the month (${mdy[0]}). Write them all as YYYY-MM-DD.`,
    );
  }
  if (order !== undefined) return order;
  const example = [...seen].find(isAmbiguous);
  // Nothing can be read two ways: 05/05/2026 is the fifth of May either way.
  if (example === undefined) return 'dmy';
  // Somebody answered for an earlier file with these columns.
  if (last !== undefined) return last;
  throw new TandemError(
    'ambiguous-dates',
    `It cannot be told whether dates such as ${example} have the day or the month first. Say so in the map: "dates": "dmy" or "dates": "mdy".`,
  );
};
