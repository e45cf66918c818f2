import type { Driver } from './driver';
import { INDEXED_KINDS, type IndexedKind, keysOf } from './tables/search';

type Source = {
  table: string;
  /** Columns that are searched; the first is the name. */
  columns: readonly string[];
  /** `key`: the row's own number. `id`: a text id, so that the index numbers the row. */
  by: 'key' | 'id';
  /** Left out of the index while this is not so; `ROW` stands for the row. */
  when: string;
};

const ALIVE = 'ROW.deleted_at IS NULL';

/**
 * Where the words come from. Order lines are not here, and customers of whom a file knows only a number are found by
 * that number: so imports of orders cost what they did.
 */
const SOURCES: Record<IndexedKind, Source> = {
  company: { table: 'companies', columns: ['name', 'domain', 'tags'], by: 'key', when: ALIVE },
  contact: { table: 'contacts', columns: ['name', 'email', 'phone'], by: 'key', when: ALIVE },
  deal: { table: 'deals', columns: ['title', 'external_id'], by: 'id', when: ALIVE },
  lead: { table: 'leads', columns: ['name', 'email', 'company', 'phone'], by: 'key', when: ALIVE },
  customer: { table: 'customers', columns: ['name', 'email'], by: 'key', when: "(ROW.name <> '' OR ROW.email <> '')" },
  product: { table: 'products', columns: ['name', 'sku', 'line'], by: 'key', when: ALIVE },
  campaign: { table: 'campaigns', columns: ['name', 'code', 'summary'], by: 'key', when: ALIVE },
  person: { table: 'people', columns: ['name', 'email'], by: 'key', when: ALIVE },
  material: { table: 'materials', columns: ['title', 'notes'], by: 'id', when: ALIVE },
  activity: { table: 'activities', columns: ['text', 'outcome', 'next_step'], by: 'id', when: ALIVE },
  channel: { table: 'channels', columns: ['name'], by: 'key', when: ALIVE },
  proposal: { table: 'proposals', columns: ['title', 'number'], by: 'id', when: ALIVE },
  moment: { table: 'moments', columns: ['name', 'note'], by: 'id', when: ALIVE },
  experiment: { table: 'experiments', columns: ['hypothesis', 'platform'], by: 'id', when: ALIVE },
  worksheet: { table: 'four_ps_sheets', columns: ['name', 'audience'], by: 'id', when: ALIVE },
  content: { table: 'content_items', columns: ['title', 'brief'], by: 'id', when: ALIVE },
  creator: { table: 'creators', columns: ['name', 'email', 'note'], by: 'id', when: ALIVE },
  keyword: { table: 'keywords', columns: ['keyword', 'page'], by: 'id', when: ALIVE },
  audience: { table: 'audiences', columns: ['name', 'definition'], by: 'id', when: ALIVE },
  message: { table: 'messages', columns: ['need', 'message', 'proof'], by: 'id', when: ALIVE },
  event: { table: 'events', columns: ['name', 'place'], by: 'id', when: ALIVE },
  mention: { table: 'press_mentions', columns: ['title', 'outlet'], by: 'id', when: ALIVE },
  note: { table: 'field_notes', columns: ['text', 'competitor', 'tags', 'resolution'], by: 'id', when: ALIVE },
  meeting: { table: 'meetings', columns: ['title', 'notes'], by: 'id', when: ALIVE },
  decision: { table: 'decisions', columns: ['what', 'why'], by: 'id', when: ALIVE },
  action: { table: 'actions', columns: ['what'], by: 'id', when: ALIVE },
  // What people brought, and what was said; a line that built itself is found where it leads.
  agenda: {
    table: 'meeting_items',
    columns: ['note', 'text'],
    by: 'id',
    when: `${ALIVE} AND (ROW.note <> '' OR ROW.section = 'own')`,
  },
  web: { table: 'web_items', columns: ['title', 'page'], by: 'id', when: ALIVE },
  need: { table: 'needs', columns: ['text', 'solution'], by: 'id', when: ALIVE },
  location: { table: 'company_locations', columns: ['name', 'address'], by: 'id', when: ALIVE },
  ask: { table: 'budget_asks', columns: ['name', 'reason'], by: 'id', when: ALIVE },
  deliverable: { table: 'deliverables', columns: ['title', 'brief'], by: 'id', when: ALIVE },
  code: { table: 'codes', columns: ['code'], by: 'id', when: ALIVE },
  flight: { table: 'flights', columns: ['outlet'], by: 'id', when: ALIVE },
  proposition: { table: 'value_propositions', columns: ['statement', 'brand'], by: 'id', when: ALIVE },
  tone: { table: 'tone_rules', columns: ['rule', 'say', 'avoid'], by: 'id', when: ALIVE },
};

const textOf = (source: Source, row: string): string =>
  source.columns.map((column) => `${row}.${column}`).join(' || char(10) || ');

const whenOf = (source: Source, row: string): string => source.when.replaceAll('ROW', row);

/** The statements that add, and that drop, one row of a source. */
const rowSql = (kind: IndexedKind, source: Source) => {
  const { first, last } = keysOf(kind);
  const key = (row: string): string =>
    source.by === 'key'
      ? `${first} + ${row}.key`
      : `(SELECT coalesce(max(key), ${first}) + 1 FROM search_docs WHERE key BETWEEN ${first} AND ${last})`;
  const ref = (row: string): string => (source.by === 'key' ? "''" : `${row}.id`);
  return {
    add: `INSERT INTO search_docs (key, ref, text) SELECT ${key('NEW')}, ${ref('NEW')}, ${textOf(source, 'NEW')} WHERE ${whenOf(source, 'NEW')};`,
    drop:
      source.by === 'key'
        ? `DELETE FROM search_docs WHERE key = ${first} + OLD.key;`
        : `DELETE FROM search_docs WHERE ref = OLD.id AND ref <> '';`,
    fill: `INSERT INTO search_docs (key, ref, text) SELECT ${first} + ${source.by === 'key' ? 's.key' : 'row_number() OVER (ORDER BY s.id)'}, ${ref('s')}, ${textOf(source, 's')} FROM ${source.table} s WHERE ${whenOf(source, 's')}`,
  };
};

const triggersOf = (kind: IndexedKind, source: Source): string[] => {
  const { add, drop } = rowSql(kind, source);
  const watched = [...source.columns, ...(source.when.includes(ALIVE) ? ['deleted_at'] : [])];
  return [
    `CREATE TRIGGER search_${source.table}_added AFTER INSERT ON ${source.table} BEGIN ${add} END`,
    // The first day and the last order of a customer change with every import: only the words are watched.
    `CREATE TRIGGER search_${source.table}_changed AFTER UPDATE OF ${watched.join(', ')} ON ${source.table} BEGIN ${drop} ${add} END`,
    `CREATE TRIGGER search_${source.table}_gone AFTER DELETE ON ${source.table} BEGIN ${drop} END`,
  ];
};

const present = (driver: Driver, type: 'table' | 'trigger', name: string): boolean =>
  driver.prepare('SELECT 1 FROM sqlite_master WHERE type = ? AND name = ?').get(type, name) !== undefined;

/** Takes the triggers off the sources, so that a migration may rebuild a table as it likes. */
export const releaseSearch = (driver: Driver): void => {
  for (const { table } of Object.values(SOURCES))
    for (const what of ['added', 'changed', 'gone']) driver.exec(`DROP TRIGGER IF EXISTS search_${table}_${what}`);
};

/** Fills the index anew from what the workspace holds. */
export const rebuildSearch = (driver: Driver): void => {
  // The triggers of search_docs write the words; emptying them at once is far cheaper than row by row.
  driver.exec("INSERT INTO search_words (search_words) VALUES ('delete-all')");
  driver.exec('DROP TRIGGER search_docs_gone');
  driver.exec('DELETE FROM search_docs');
  driver.exec(
    "CREATE TRIGGER search_docs_gone AFTER DELETE ON search_docs BEGIN INSERT INTO search_words (search_words, rowid, text) VALUES ('delete', OLD.key, OLD.text); END",
  );
  for (const kind of INDEXED_KINDS)
    if (present(driver, 'table', SOURCES[kind].table)) driver.exec(rowSql(kind, SOURCES[kind]).fill);
};

/** Puts triggers on every source there is and fills the index, in one transaction; the migrations call it at their end. */
export const keepSearch = (driver: Driver): void =>
  driver.transaction(() => {
    releaseSearch(driver);
    for (const kind of INDEXED_KINDS)
      if (present(driver, 'table', SOURCES[kind].table))
        for (const statement of triggersOf(kind, SOURCES[kind])) driver.exec(statement);
    rebuildSearch(driver);
  })();

/** Sentences about records that the index does not know, or knows by other words than theirs. */
export const searchProblems = (driver: Driver): string[] => {
  const problems: string[] = [];
  for (const kind of INDEXED_KINDS) {
    const source = SOURCES[kind];
    const { first, last } = keysOf(kind);
    const own = source.by === 'key' ? `d.key = ${first} + s.key` : "d.ref = s.id AND d.ref <> ''";
    const { wrong } = driver
      .prepare(
        `SELECT count(*) AS wrong FROM ${source.table} s LEFT JOIN search_docs d ON ${own} WHERE ${whenOf(source, 's')} AND d.text IS NOT (${textOf(source, 's')})`,
      )
      .get() as { wrong: number };
    const { extra } = driver
      .prepare(
        `SELECT (SELECT count(*) FROM search_docs WHERE key BETWEEN ${first} AND ${last}) - (SELECT count(*) FROM ${source.table} s WHERE ${whenOf(source, 's')}) AS extra`,
      )
      .get() as { extra: number };
    if (wrong > 0) problems.push(`Search does not know ${wrong} rows of ${source.table} by their words.`);
    else if (extra !== 0) problems.push(`Search still finds ${extra} rows of ${source.table} that are gone.`);
  }
  const { docs, words } = driver
    .prepare('SELECT (SELECT count(*) FROM search_docs) AS docs, (SELECT count(*) FROM search_words_docsize) AS words')
    .get() as { docs: number; words: number };
  if (docs !== words) problems.push(`Search holds the words of ${words} records instead of ${docs}.`);
  return problems;
};
