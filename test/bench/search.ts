import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BenchEngine, makeWorkspace } from './engine.ts';
import { type Line, median, timed } from './measure.ts';

const PEOPLE = 60_000;
const COMPANIES = 30_000;
const DEALS = 10_000;
const LIMIT_MS = 50;
const FIRST = ['Ada', 'Bela', 'Cora', 'Dina', 'Elif', 'Finn', 'Gwen', 'Hugo', 'Iris', 'Jonas', 'Kit', 'Lena', 'Milo'];
const LAST = ['Beck', 'Costa', 'Dahl', 'Ekberg', 'Fable', 'Grant', 'Holm', 'Iversen', 'Juniper', 'Krall', 'Lund'];
const PLACES = ['Salon', 'Spa', 'Hotel', 'House', 'Studio', 'Room', 'Apothecary'];
/** What people type: the start of a word, two words, a number, and what is nowhere. */
const TYPED = ['jun', 'ada beck', 'salon 2999', 'deal 77', 'zzzz'];

const at = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

/** The palette's search over a hundred thousand records. */
export const measureSearch = async (folder: string, rounds: number): Promise<Line[]> => {
  const engine = new BenchEngine();
  await engine.open(await makeWorkspace(join(folder, 'search.tandem')));
  const bring = async (format: string, header: string, rows: string[]): Promise<void> => {
    const path = join(folder, `${format}.csv`);
    await writeFile(path, `${header}\n${rows.join('\n')}\n`);
    await engine.call('imports.run', { path, format });
  };
  const company = (index: number): string => `${at(LAST, index)} ${at(PLACES, index >> 3)} ${index}`;
  const rowsOf = (count: number, row: (index: number) => string): string[] =>
    Array.from({ length: count }, (_, index) => row(index));
  await bring(
    'companies',
    'name,domain',
    rowsOf(COMPANIES, (index) => `${company(index)},c${index}.example`),
  );
  await bring(
    'contacts',
    'name,email,company',
    rowsOf(
      PEOPLE,
      (index) =>
        `${at(FIRST, index)} ${at(LAST, index >> 2)},p${index}@c${index % COMPANIES}.example,${company(index % COMPANIES)}`,
    ),
  );
  await bring(
    'deals',
    'deal_id,title,stage,value,created_at,account',
    rowsOf(
      DEALS,
      (index) => `D${index},Deal ${index},Proposal,${1000 + index},2026-05-1${index % 9},${company(index)}`,
    ),
  );
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const text of TYPED) times.push(await timed(() => engine.call('search.query', { text })));
  await engine.close();
  return [
    {
      what: 'search.query',
      ms: median(times),
      aim: LIMIT_MS,
      detail: `${(PEOPLE + COMPANIES + DEALS).toLocaleString('en')} records, slowest ${Math.max(...times).toFixed(0)} ms of ${times.length}`,
    },
  ];
};
