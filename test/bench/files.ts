import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';

/** Real order lines (InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country). */
const REAL = resolve(import.meta.dirname, '../../../shared/data/online_retail/online_retail_2010-12.csv');
const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
/** Lines of the made-up month, as many as the real one has. */
const MADE_UP_LINES = 42_481;

export type Source = { path: string; lines: string[]; real: boolean };

/** A repeatable stream of numbers from 0 up to 1 (mulberry32). */
const random = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const pad = (value: number): string => String(value).padStart(2, '0');

/** A month with the shape of the real one: some 20 lines an order, 2,800 products, a third without a customer. */
const madeUpLines = (): string[] => {
  const next = random(7);
  const lines: string[] = [];
  for (let order = 0; lines.length < MADE_UP_LINES; order += 1) {
    const day = 1 + Math.floor((order / 2000) * 23);
    const time = `2010-12-${pad(Math.min(day, 23))} ${pad(8 + Math.floor(next() * 10))}:${pad(Math.floor(next() * 60))}:00`;
    const customer = next() < 0.63 ? `${12_346 + Math.floor(next() * 950)}.0` : '';
    const isReturn = next() < 0.1;
    const size = isReturn ? 2 : 1 + Math.floor(next() * 44);
    for (let index = 0; index < size && lines.length < MADE_UP_LINES; index += 1) {
      const product = Math.floor(next() * 2800);
      const quantity = 1 + Math.floor(next() * 12);
      const name =
        product % 40 === 0 ? `"SET OF ${product % 9}, BOXED ${product}"` : `CERAMIC LANTERN NUMBER ${product}`;
      const invoice = `${isReturn ? 'C' : ''}${536_365 + order}`;
      const price = (0.5 + (product % 500) / 40).toFixed(2);
      lines.push(
        `${invoice},${20_000 + product},${name},${isReturn ? -quantity : quantity},${time},${price},${customer},United Kingdom`,
      );
    }
  }
  return lines;
};

const linesOf = async (path: string): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY }))
    if (line !== '') lines.push(line);
  return lines.slice(1);
};

const writeLines = async (path: string, lines: Iterable<string>): Promise<void> => {
  const file = createWriteStream(path);
  let block = `${HEADER}\n`;
  for (const line of lines) {
    block += `${line}\n`;
    if (block.length < 1 << 20) continue;
    if (!file.write(block)) await once(file, 'drain');
    block = '';
  }
  file.end(block);
  await once(file, 'finish');
};

/** The largest file of the data folder, or where that is absent a made-up one of its shape. */
export const largestFile = async (folder: string): Promise<Source> => {
  if (existsSync(REAL)) return { path: REAL, lines: await linesOf(REAL), real: true };
  await mkdir(folder, { recursive: true });
  const lines = madeUpLines();
  const path = join(folder, 'order-lines.csv');
  await writeLines(path, lines);
  return { path, lines, real: false };
};

/** The month of 2010-12, moved on by `months`, with invoice numbers of its own. Its trade ends on the 23rd, a day of every month. */
function* monthLater(lines: readonly string[], months: number): Generator<string> {
  const month = `${2010 + Math.floor((11 + months) / 12)}-${pad(((11 + months) % 12) + 1)}-`;
  for (const line of lines) {
    const comma = line.indexOf(',');
    const invoice = line.slice(0, comma);
    const digits = invoice.startsWith('C') ? invoice.slice(1) : invoice;
    const moved = /^\d+$/.test(digits) ? String(Number(digits) + months * 1_000_000) : `${digits}-${months}`;
    const day = line.indexOf('2010-12-', comma);
    const number = invoice.startsWith('C') ? `C${moved}` : moved;
    yield `${number}${line.slice(comma, day)}${month}${line.slice(day + 8)}`;
  }
}

/** Months from 2010-12 to the month before this one, where grown histories end. */
export const lastMonth = (now = new Date()): number => (now.getUTCFullYear() - 2010) * 12 + now.getUTCMonth() - 12;

/** `count` lines from the source, one copy a month from month `from` on: history grows, a day's trade does not. */
function* grown(lines: readonly string[], count: number, from: number): Generator<string> {
  let left = count;
  for (let month = from; left > 0; month += 1) {
    for (const line of monthLater(lines, month)) {
      if (left === 0) return;
      left -= 1;
      yield line;
    }
  }
}

/** `count` lines over `months` months: the last month as it is, what is left spread evenly over the others. */
function* thinned(
  lines: readonly string[],
  { count, from, months }: { count: number; from: number; months: number },
): Generator<string> {
  const each = Math.floor((count - lines.length) / (months - 1));
  const step = Math.floor(lines.length / each);
  for (let month = 0; month < months - 1; month += 1) {
    const some = lines.filter((_, index) => index % step === 0).slice(0, each);
    yield* monthLater(some, from + month);
  }
  yield* monthLater(lines, from + months - 1);
}

export const thinFile = async (
  path: string,
  lines: readonly string[],
  span: { count: number; from: number; months: number },
): Promise<string> => {
  await writeLines(path, thinned(lines, span));
  return path;
};

export const growFile = async (path: string, lines: readonly string[], count: number, from = 0): Promise<string> => {
  await writeLines(path, grown(lines, count, from));
  return path;
};

/** The same lines with three of ten changed: one piece more. */
export const changeFile = async (path: string, lines: readonly string[]): Promise<string> => {
  const changed = lines.map((line, at) =>
    at % 10 < 3
      ? line.replace(/,(\d+),(\d{4}-)/, (_all, pieces: string, year: string) => `,${Number(pieces) + 1},${year}`)
      : line,
  );
  await writeLines(path, changed);
  return path;
};
