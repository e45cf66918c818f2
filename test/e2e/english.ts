import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDriver } from '../../src/main/engine/store/driver';
import { METRICS } from '../../src/main/engine/metrics/catalogue';
import type { Seen } from './pseudo';

/** What is still English on a page of the pseudo-locale, and is not data. */

const root = resolve(import.meta.dirname, '../..');
const ACCENTED = 'åƀçđëƒğĥïĵķļɱñöþɋŕšţüṽŵẋýžÅɃÇĐËƑĞĤÏĴĶĻṀÑÖÞɊŔŠŢÜṼŴẊÝŽ';
const PSEUDO = new RegExp(`[\\p{L}\\p{M}’'-]*[${ACCENTED}][\\p{L}\\p{M}’'-]*`, 'gu');

/** Months in full, as the engine's sentences have them. */
const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2026, month)).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' }),
);
/** What formats write: units, quarters and weeks, a currency, kinds of files, options A to C, ids and names of tables. */
const WRITTEN = /^(?:[A-Z]\d*|\d*[kKM]|[kM]?B|UTC|USD|US dollars|A4|PDF|CSV|[a-z]+(?:[-_][a-z]+)+)$/;

/** Words of the sample that are a key somewhere, too; and the top of a target tree, which a statement names. */
const BOTH = ['rose', 'blog', 'paid', 'company'];

/** Single words in small letters that the sources have as strings: keys, which are no data, whatever the workspace holds. */
const keysOfSources = (): Set<string> =>
  new Set(
    ['src/renderer/src', 'src/shared', 'src/main'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !/sample/.test(name))
        .flatMap((name) =>
          [...readFileSync(join(root, folder, name), 'utf8').matchAll(/'([a-z][\w-]*)'/g)].map(([, key]) => key ?? ''),
        ),
    ),
  );

const strings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap((one) => strings(one))
      : [];

/** Every text that a workspace's file holds: what people typed, imported, and are called. */
const textsOfFile = (file: string): string[] => {
  const driver = openDriver(file, { readonly: true });
  const all = (sql: string): string[] => driver.prepare(sql).pluck().all() as string[];
  try {
    return all(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE 'search%'",
    ).flatMap((table) =>
      all(`SELECT name FROM pragma_table_info('${table}')`).flatMap((column) =>
        all(`SELECT DISTINCT "${column}" FROM "${table}" WHERE typeof("${column}") = 'text'`).flatMap((text) => {
          if (!/^[[{]/.test(text)) return [text];
          try {
            return strings(JSON.parse(text));
          } catch {
            return [text];
          }
        }),
      ),
    );
  } finally {
    driver.close();
  }
};

/** Names of the workspace's own file and of its copies, which say what they were made for. */
const filesBeside = (file: string): string[] => readdirSync(join(file, '..'), { recursive: true, encoding: 'utf8' });

const trimmed = (text: string): string => text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * Answers of a text what in it is English and not data. Data is what the workspace's file holds: several words in their order
 * anywhere in it, one word as it stands in a name or a title of at most six.
 */
export const englishIn = (file: string): ((seen: Seen) => string[]) => {
  const keys = keysOfSources();
  const data = [...textsOfFile(file).filter((text) => !keys.has(text)), ...BOTH, file, ...filesBeside(file)]
    // A figure in a sentence somebody typed stands as an ellipsis where it is not known.
    .flatMap((text) => [text, text.replaceAll(/\{[^}]*\}/g, '…')])
    .map((text) => text.toLowerCase());
  const all = data.join('\n\n');
  const names = data.filter((text) => text.split(/\s/).length <= 6).join('\n\n');
  const ids = new Set<string>(METRICS.map(({ id }) => id));
  const known = new Map<string, boolean>();
  const isData = (text: string): boolean => {
    const words = text.toLowerCase();
    const told = known.get(words);
    if (told !== undefined) return told;
    const form = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, 'u');
    const is =
      WRITTEN.test(text) || MONTHS.includes(text) || ids.has(text) || form.test(/\s/.test(words) ? all : names);
    known.set(words, is);
    return is;
  };
  return ({ text }) =>
    text
      .split(/[⟦⟧]/)
      .flatMap((part) => part.split(PSEUDO))
      .map(trimmed)
      // A list quotes a sentence on a line, with where it comes from behind it.
      .flatMap((part) => part.split(/[\n(]/))
      .map(trimmed)
      .filter((part) => /[A-Za-z]/.test(part) && !isData(part))
      .flatMap((part) =>
        part.split(/[:,;·()“”"–—−%/\n…]|\s[-+]\s|›|^[A-C] (?=[A-Z])|^P-\d+ |(?<![\p{L}\d-])\d[\d.,]*(?![\p{L}\d])/u),
      )
      .map(trimmed)
      .filter((part) => /[A-Za-z]/.test(part) && !isData(part));
};
