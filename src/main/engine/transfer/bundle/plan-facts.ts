import { createHash } from 'node:crypto';
import type { Driver, Statement } from '../../store/dialect';
import type { Cell } from './decide';
import { FACTS, type FactSpec, factSpec } from './facts';
import type { Bundle, FactLine, Link } from './lines';
import { outward } from './links';
import type { Matching } from './match';

type Row = Record<string, Cell>;
type Links = Record<string, Link>;

export type FactPlan = {
  fact: FactLine;
  spec: FactSpec;
  /** Theirs, with every id said as it is here. */
  natural: Links;
  values: Links;
  /** The columns of its kind that it has: an older Tandem may not have known all of them. */
  columns: readonly string[];
  /** The row here; null when there is none. */
  key: number | null;
  outcome: 'added' | 'same' | 'mine' | 'theirs' | 'conflict';
  /** What differs: the columns, and how they are here. */
  differs: { column: string; mine: Link; theirs: Link }[];
};

export type BatchPlan = {
  /** The place of the import in the bundle's list. */
  place: number;
  isNew: boolean;
  row: Row;
  /** The import here; null when it is not here. */
  id: number | null;
  /** It was here and was taken back. */
  takenBack: boolean;
  /** What a decision about it is remembered by: the import, and what the bundle says of it. */
  known: string;
  mark: string;
  facts: FactPlan[];
};

const equal = (a: Links, b: Links, columns: readonly string[]): boolean =>
  columns.every((column) => JSON.stringify(a[column] ?? null) === JSON.stringify(b[column] ?? null));

/** How an import is known in every copy: by its file, its format and the moment it was made. */
const findBatch = (driver: Driver, row: Row): { id: number; undone_at: string | null } | undefined =>
  driver
    .prepare(
      'SELECT id, undone_at FROM import_batches WHERE file = ? AND format = ? AND at = ? ORDER BY undone_at IS NOT NULL LIMIT 1',
    )
    .get(row['file'], row['format'], row['at']) as { id: number; undone_at: string | null } | undefined;

/**
 * By the key of a product here, the keys of all that are one with it: merged here, or by the side that gives the bundle.
 */
const mergedKeys = (driver: Driver, bundle: Bundle, matching: Matching): ((key: number) => readonly number[]) => {
  const keyOf = driver.prepare('SELECT key FROM products WHERE id = ?').pluck();
  const here = driver
    .prepare(
      "SELECT from_id, target_id FROM import_aliases WHERE entity = 'products' AND from_id IS NOT NULL AND deleted_at IS NULL",
    )
    .all() as Row[];
  const theirs = bundle.records.flatMap(({ table, row }) =>
    table === 'import_aliases' && row['entity'] === 'products' && row['from_id'] !== null && row['deleted_at'] === null
      ? [{ from_id: matching.said(row['from_id'] ?? null), target_id: matching.said(row['target_id'] ?? null) }]
      : [],
  );
  const groups = new Map<number, Set<number>>();
  for (const { from_id: from, target_id: target } of [...here, ...theirs]) {
    const pair = [keyOf.get(from), keyOf.get(target)].filter((key): key is number => typeof key === 'number');
    const group = new Set(pair.flatMap((key) => [key, ...(groups.get(key) ?? [])]));
    for (const key of group) groups.set(key, group);
  }
  return (key) => [...(groups.get(key) ?? [])];
};

/** Imports that the other side took back and that still stand here, each with its id here. */
export const standingHere = (driver: Driver, { manifest }: Bundle): { file: string; at: string; batch: number }[] => {
  const find = driver.prepare('SELECT id FROM import_batches WHERE file = ? AND at = ? AND undone_at IS NULL').pluck();
  return manifest.takenBack.flatMap(({ file, at, undoneAt }) => {
    const batch = find.get(file, at);
    return typeof batch === 'number' ? [{ file, at: undoneAt, batch }] : [];
  });
};

const IMPORTS = 'import_batches';

/** Imports of theirs against which somebody decided, each by what it said then. */
const decidedImports = (driver: Driver): ReadonlySet<string> =>
  new Set(
    (
      driver
        .prepare(
          "SELECT row_id AS known, theirs FROM merge_choices WHERE table_name = ? AND taken = 'mine' AND deleted_at IS NULL",
        )
        .all(IMPORTS) as { known: string; theirs: string }[]
    ).map(({ known, theirs }) => `${known}\n${theirs}`),
  );

/** For each import of a bundle, by its place there, one text for all that it says: the facts are gone through once. */
const marksOf = ({ manifest, facts }: Bundle): string[] => {
  const hashes = manifest.batches.map(() => ({ hash: createHash('sha256').update('['), count: 0 }));
  for (const { batch, table, natural, values } of facts) {
    const of = hashes[batch];
    if (!of) continue;
    of.hash.update(`${of.count === 0 ? '' : ','}${JSON.stringify([table, natural, values])}`);
    of.count += 1;
  }
  // Remembered decisions hold the text of a list in JSON, so this is one, piece by piece.
  return hashes.map(({ hash }) => JSON.stringify(hash.update(']').digest('hex')));
};

/** What taking a bundle's imports would do, fact by fact, without doing any of it. */
export const planFacts = (driver: Driver, bundle: Bundle, matching: Matching): BatchPlan[] => {
  const links = outward(driver);
  const marks = marksOf(bundle);
  const batches = bundle.manifest.batches.map(({ isNew, row }, place): BatchPlan => {
    const here = findBatch(driver, row);
    const takenBack = here !== undefined && here.undone_at !== null;
    return {
      place,
      isNew,
      row,
      id: here && !takenBack ? here.id : null,
      takenBack: isNew && takenBack,
      known: [row['file'], row['format'], row['at']].join('\n'),
      mark: marks[place] ?? '',
      facts: [],
    };
  });
  const saidLink = (link: Link): Link => (Array.isArray(link) ? link.map(matching.said) : matching.said(link));
  const said = (all: Links): Links =>
    Object.fromEntries(Object.entries(all).map(([column, link]) => [column, saidLink(link)]));
  const statements = new Map<string, Statement>();
  const finder = (spec: FactSpec): Statement => {
    const known = statements.get(spec.table);
    if (known) return known;
    const columns = spec.table === 'order_lines' ? spec.natural.filter((column) => column !== 'nth') : spec.natural;
    const nth = spec.table === 'order_lines' ? ' ORDER BY key LIMIT 1 OFFSET ?' : '';
    const made = driver.prepare(
      `SELECT * FROM ${spec.table} WHERE ${columns.map((column) => `"${column}" IS ?`).join(' AND ')}${nth}`,
    );
    statements.set(spec.table, made);
    return made;
  };
  const mineOf = (spec: FactSpec, natural: Links): Row | undefined => {
    const values: Cell[] = [];
    for (const column of spec.natural) {
      const value = matching.links.link(spec.refs.get(column), natural[column] ?? null);
      if (value === undefined) return undefined;
      values.push(spec.table === 'order_lines' && column === 'nth' ? Number(value) - 1 : value);
    }
    return finder(spec).get(...values) as Row | undefined;
  };
  const merged = mergedKeys(driver, bundle, matching);
  const met = new Set<number>();
  /** A line of products that are one: which of them it named is no longer known, so its own values tell it first. */
  const lineOf = (spec: FactSpec, natural: Links, values: Links): Row | undefined => {
    const [order, product] = ['order_key', 'product_key'].map((column) =>
      matching.links.link(spec.refs.get(column), natural[column] ?? null),
    );
    const group = typeof product === 'number' ? merged(product) : [];
    if (group.length === 0 || typeof order !== 'number') return mineOf(spec, natural);
    const rows = driver
      .prepare(
        'SELECT * FROM order_lines WHERE order_key = ? AND kind = ? AND product_key IN (SELECT value FROM json_each(?)) ORDER BY key',
      )
      .all(order, natural['kind'], JSON.stringify(group)) as Row[];
    const open = rows.filter((row) => !met.has(Number(row['key'])));
    const same = open.find((row) =>
      spec.values.every((column) =>
        equal({ [column]: links.link(spec.refs.get(column), row[column] ?? null) }, values, [column]),
      ),
    );
    const nth = rows[Number(natural['nth']) - 1];
    const found = same ?? (nth && open.includes(nth) ? nth : undefined);
    if (found) met.add(Number(found['key']));
    return found;
  };
  for (const fact of bundle.facts) {
    const spec = factSpec(fact.table);
    const batch = batches[fact.batch];
    if (!spec || !batch) continue;
    const natural = said(fact.natural);
    const values = said(fact.values);
    const columns = spec.values.filter((column) => column in values);
    const mine = spec.table === 'order_lines' ? lineOf(spec, natural, values) : mineOf(spec, natural);
    const plan: FactPlan = { fact, spec, natural, values, columns, key: null, outcome: 'added', differs: [] };
    batch.facts.push(plan);
    if (!mine) continue;
    plan.key = Number(mine['key']);
    const now: Links = Object.fromEntries(
      columns.map((column) => [column, links.link(spec.refs.get(column), mine[column] ?? null)]),
    );
    const base = fact.base && said(fact.base);
    if (equal(now, values, columns)) plan.outcome = 'same';
    else if (base && equal(now, base, columns)) plan.outcome = 'theirs';
    else if (base && equal(values, base, columns)) plan.outcome = 'mine';
    else plan.outcome = 'conflict';
    plan.differs = columns
      .filter((column) => !equal(now, values, [column]))
      .map((column) => ({ column, mine: now[column] ?? null, theirs: values[column] ?? null }));
  }
  const against = decidedImports(driver);
  for (const batch of batches)
    if (against.has(`${batch.known}\n${batch.mark}`))
      for (const fact of batch.facts)
        if (fact.outcome === 'conflict' || (batch.takenBack && fact.outcome === 'added')) fact.outcome = 'mine';
  // What others hang on is written first.
  const rank = new Map(FACTS.map(({ table }, index) => [table, index]));
  for (const batch of batches)
    batch.facts.sort((a, b) => (rank.get(a.spec.table) ?? 0) - (rank.get(b.spec.table) ?? 0));
  return batches;
};

/** Whether somebody has to say which side's facts of this import count. */
export const hasConflict = (batch: BatchPlan): boolean =>
  batch.facts.some(({ outcome }) => outcome === 'conflict') ||
  (batch.takenBack && batch.facts.some(({ outcome }) => outcome === 'added'));
