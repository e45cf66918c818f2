import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { minifySync, transformWithOxc } from 'vite';
import { describe, expect, test } from 'vitest';
import {
  type Catalogue,
  catalogueFile,
  collect,
  compare,
  featureOf,
  sourceFiles,
  textsIn,
  translatorOf,
} from '../../scripts/lib/texts/catalogue.mjs';
import { texts } from '../../scripts/lib/texts/plugin.mjs';
import { pseudo } from '../../scripts/lib/texts/pseudo.mjs';
import { textsOf } from '../../scripts/lib/texts/read.mjs';
import { withTexts } from '../../scripts/lib/texts/write.mjs';

const root = resolve(import.meta.dirname, '../..');
const messages = (code: string): string[] => textsOf(code, 'a.tsx').map(({ message }) => message);
const words = (count: number, found: readonly string[]): string =>
  found.length === 0 ? '' : `${count} ${found.slice(0, 5).join(' | ')}`;

test('the catalogue says what the sources say', () => {
  const kept = JSON.parse(readFileSync(catalogueFile('en'), 'utf8')) as Catalogue;
  const { missing, gone } = compare(collect(), kept);
  expect(
    [words(missing.length, missing), words(gone.length, gone)],
    'Texts were written or taken away: run "npm run texts" and commit resources/texts/en.json',
  ).toEqual(['', '']);
});

describe('what is a text', () => {
  test.each([
    ['<p>Nothing yet</p>', ['Nothing yet']],
    ['<p>{count} of <b>all {total}</b> leads</p>', ['{0} of <1>all {2}</1> leads']],
    ['<p>\n  {name} is\n  late.{" "}\n  <Link to="/a b">Open it</Link>\n</p>', ['{0} is late. <1>Open it</1>']],
    ['<p><Icon size={2} /> Save</p>', ['<0/> Save']],
    ['<Button kind="quiet" className="s ink3" aria-label="close">x</Button>', ['close', 'x']],
    ['<Field label="deals" hint={`of ${total} deals`} />', ['deals', 'of {0} deals']],
    ['const words = { key: "n", header: "rank", value: "as-written", name: "Net sales" };', ['rank', 'Net sales']],
    ['const says = `It took ${n} ${n === 1 ? "day" : "days"}`;', ['It took {0} {1}', 'day', 'days']],
    ['const open = `${shut ? "Open" : "Close"} ${name}`;', ['Open', 'Close']],
    ['const address = `/leads/${id}?view=${view ? "board" : "list"}`;', []],
    ['plural(rows, "row"); plural(rows, "entry", "entries");', ['row', 'rows', 'entry', 'entries']],
    ['if (state === "Not yet" || NAMES["At risk"]) call("deals.list", "All of it");', []],
    ['import { a } from "./Some name"; type Kind = "At risk" | "On track";', []],
    ['throw new TandemError("bad-input", "A note needs words.");', ['A note needs words.']],
    ['const policy = "default-src \'self\'"; const font = "600 13px Inter";', []],
    ['const paper = "400 9pt Inter"; const sized = `400 ${size}pt Inter`;', []],
    ['const style = { gridTemplateColumns: "auto one two" };', []],
    ['const HomePage = lazy("HomePage"); const code = "USD"; const made = "salesWeekly";', []],
  ])('%s', (code, wanted) => expect(messages(code)).toEqual(wanted));
});

describe('a translation', () => {
  const german: Catalogue = {
    notes: {
      'Saved {0} of {1}': 'Von {1} sind {0} gesichert',
      '{0} of <1>all {2}</1> leads': '<1>Alle {2}</1> Anfragen, davon {0}',
      Notes: 'Notizen "kurz"',
      row: 'Zeile',
      rows: 'Zeilen',
    },
  };
  const translate = translatorOf(german);
  const inGerman = (code: string): string =>
    withTexts(code, textsOf(code, 'a.tsx'), (message) => translate('notes', message));

  test.each([
    ['showNote(`Saved ${done} of ${all.length}`)', 'showNote(`Von ${all.length} sind ${done} gesichert`)'],
    [
      '<p>{n} of <b title="Notes">all {all}</b> leads</p>',
      '<p><b title={"Notizen \\"kurz\\""}>{"Alle "}{all}</b>{" Anfragen, davon "}{n}</p>',
    ],
    ['plural(n, "row")', 'plural(n, "Zeile", "Zeilen")'],
    ['<p>Not yet translated</p>', '<p>{"Not yet translated"}</p>'],
    ['const kind = "row";', 'const kind = "row";'],
  ])('%s', (code, wanted) => expect(inGerman(code)).toBe(wanted));

  test('belongs to one part of the app', () => expect(translate('leads', 'Notes')).toBe('Notes'));

  test('that leaves out a part of what is said is refused with its name', () => {
    const short = translatorOf({ notes: { 'Saved {0} of {1}': 'Gesichert: {0}' } });
    expect(() => short('notes', 'Saved {0} of {1}')).toThrow('"Saved {0} of {1}" (notes) does not fit: {1} is missing');
    const crossed = translatorOf({ notes: { '<0>a <1>b</1></0>': '<0>a <1>b</0></1>' } });
    expect(() => crossed('notes', '<0>a <1>b</1></0>')).toThrow('</0> closes what is not open');
  });

  test('is held against the sources by what it lacks, what they no longer say, and what does not fit', () => {
    const own = { notes: { Notes: 'Notizen', Gone: 'Weg', '{0} rows': 'Zeilen' } };
    expect(compare({ notes: { Notes: 'Notes', New: 'New', '{0} rows': '{0} rows' } }, own)).toEqual({
      missing: ['notes: New'],
      gone: ['notes: Gone'],
      wrong: ['notes: {0} rows ({0} is missing)'],
    });
  });
});

test('English costs nothing: without a language there is no plugin', () => {
  expect(texts(undefined)).toBeUndefined();
  expect(texts('')).toBeUndefined();
});

test('English put in the place of English is the same program, in every file', async () => {
  const program = async (code: string, file: string): Promise<string> => {
    const plain = await transformWithOxc(code, file, { sourcemap: false });
    // Two strings that follow each other between tags show the same as one, a line's end the same as its escape.
    return minifySync(file.replace(/tsx?$/, 'js'), plain.code).code.replaceAll(/[`,]/g, '').replaceAll('\n', '\\n');
  };
  const files = sourceFiles();
  expect(files.length).toBeGreaterThan(900);
  const other: string[] = [];
  for (const file of files) {
    const code = readFileSync(resolve(root, file), 'utf8');
    const own = textsIn(code, file);
    if (own.length === 0) continue;
    if (
      (await program(code, file)) !==
      (await program(
        withTexts(code, own, (one) => one),
        file,
      ))
    )
      other.push(file);
  }
  expect(other).toEqual([]);
});

test('the pseudo-locale accents and brackets a message, a third longer, and keeps its parts', () => {
  expect(pseudo('Save {0}')).toBe('⟦Šåṽë {0} ẋẋ⟧');
  const long = pseudo('<0>All</0> that was imported on {1}');
  expect(long).toMatch(/^⟦<0>Ⱥ?.*<\/0>.*\{1\}.*⟧$/);
  expect(long.replaceAll(/<\/?\d>|\{\d\}/g, '')).not.toMatch(/[A-Za-z]/);
  const text = 'Everything that came in'.length;
  expect(pseudo('Everything that came in').length).toBeGreaterThanOrEqual(Math.ceil((text * 4) / 3));
});

test('files of the sample company, whose words are data, have no texts', () => {
  expect(featureOf('src/main/engine/services/sample/world/notes.ts')).toBeNull();
  expect(featureOf('src/renderer/src/features/pipeline/board/Card.tsx')).toBe('pipeline');
  expect(featureOf('src/renderer/src/print/story.ts')).toBe('print');
  expect(featureOf('src/main/engine/services/targets/amounts.ts')).toBe('engine/targets');
});
