import type { Driver } from '../../store/dialect';
import { type Made, madeOf, momentOf } from '../../store/made';
import { keyColumnOf } from '../import/changes';
import type { Cell, Declined } from './decide';
import { outward } from './links';
import { DATED_TABLES, isDated } from './moments';
import type { Shapes, TableShape } from './shape';

type Row = Record<string, Cell>;
type Author = [string | null, string];

/** What happened to one record since a moment. */
export type Touch = {
  table: string;
  id: string;
  /** Made since. */
  made: boolean;
  /** When that was, on the computer where it was; null for one from before. */
  madeAt: string | null;
  /** How it was when a step that made it was taken back, so that it is gone. */
  gone: { row: Row; at: string } | null;
  /** By field, the values before each change, the oldest first. */
  seen: Map<string, Cell[]>;
  /** By field that is scored by what it was on a day, when each of those changes was. */
  until: Map<string, string[]>;
  by: Map<string, Author>;
  last: Author;
};

type Event = {
  at: string;
  /** When another computer changed what this step took over; absent for what was changed here. */
  made?: Made | null;
  person: string | null;
  table: string;
  id: string;
  before: Row | null;
  after: Row | null;
};

const parse = (text: string | null): Row | null =>
  text === null || text === 'null' ? null : (JSON.parse(text) as Row);

type Stored = {
  at: string;
  person: string | null;
  table: string;
  row: string;
  before: string | null;
  after: string | null;
};
type StoredStep = Stored & { made: string | null };

/** Steps that were taken since, and older ones that were taken back or put on again since. */
const stepsSince = (driver: Driver, since: string): Event[] => {
  const read = (condition: string, order: string, at: string): StoredStep[] =>
    driver
      .prepare(
        `SELECT ${at} AS at, h.person_id AS person, c.table_name AS "table", c.row_id AS row, c.before, c.after, c.made
         FROM history h JOIN history_changes c ON c.history_id = h.id WHERE ${condition} ORDER BY ${order}`,
      )
      .all({ since }) as StoredStep[];
  const on = (one: StoredStep): Event => ({
    at: one.at,
    made: madeOf(one.made),
    person: one.person,
    table: one.table,
    id: one.row,
    before: parse(one.before),
    after: parse(one.after),
  });
  // Taking something back is done here, whoever did it.
  const back = (one: StoredStep): Event => ({
    ...on(one),
    made: null,
    before: parse(one.after),
    after: parse(one.before),
  });
  // What was done and taken back since is nothing, but for fields that are scored by what they were in between.
  const dated = (one: Event): Event[] => {
    const only = (row: Row | null): Row =>
      Object.fromEntries(Object.entries(row ?? {}).filter(([field]) => isDated(one.table, field)));
    const after = only(one.after);
    return Object.keys(after).length === 0 ? [] : [{ ...one, before: only(one.before), after }];
  };
  const tables = DATED_TABLES.map((table) => `'${table}'`).join();
  const undone = `h.at > @since AND h.turned_at > @since AND h.undone = 1 AND c.table_name IN (${tables}) AND c.before IS NOT NULL AND c.after IS NOT NULL`;
  return [
    ...read(undone, 'h.id, c.seq', 'h.at').map(on).flatMap(dated),
    ...read(undone, 'h.id DESC, c.seq DESC', 'h.turned_at').map(back).flatMap(dated),
    ...read('h.at > @since AND h.undone = 0', 'h.id, c.seq', 'h.at').map(on),
    ...read('h.at <= @since AND h.turned_at > @since AND h.undone = 0', 'h.id, c.seq', 'h.turned_at').map(on),
    ...read('h.at <= @since AND h.turned_at > @since AND h.undone = 1', 'h.id DESC, c.seq DESC', 'h.turned_at').map(
      back,
    ),
  ];
};

/** What imports changed of records since, and what taking older ones back restored. */
const importsSince = (driver: Driver, shapes: Shapes, since: string): Event[] => {
  const read = (condition: string, order: string, at: string): Stored[] =>
    driver
      .prepare(
        `SELECT ${at} AS at, b.person_id AS person, c.table_name AS "table", c.row_key AS row, c.before, c.after
         FROM import_batches b JOIN batch_changes c ON c.batch_id = b.id WHERE ${condition} ORDER BY b.id, c.seq ${order}`,
      )
      .all({ since }) as Stored[];
  const event = (one: Stored, back: boolean): Event[] => {
    if (!shapes.tables.has(one.table)) return [];
    const id =
      keyColumnOf(one.table) === 'id'
        ? one.row
        : (driver.prepare(`SELECT id FROM "${one.table}" WHERE key = ?`).pluck().get(one.row) as string | undefined);
    if (id === undefined) return [];
    const [before, after] = [parse(one.before), parse(one.after)];
    if (back && before === null) return [];
    return [
      {
        at: one.at,
        person: one.person,
        table: one.table,
        id,
        before: back ? after : before,
        after: back ? before : after,
      },
    ];
  };
  return [
    ...read('b.at > @since AND b.undone_at IS NULL', 'ASC', 'b.at').flatMap((one) => event(one, false)),
    ...read('b.at <= @since AND b.undone_at > @since', 'DESC', 'b.undone_at').flatMap((one) => event(one, true)),
  ];
};

/** Frozen reports are made once, outside of undo. */
const frozenSince = (driver: Driver, since: string): Event[] =>
  (driver.prepare('SELECT * FROM report_snapshots WHERE frozen_at > ? ORDER BY frozen_at').all(since) as Row[]).map(
    (row) => ({
      at: String(row['frozen_at']),
      person: typeof row['person_id'] === 'string' ? row['person_id'] : null,
      table: 'report_snapshots',
      id: String(row['id']),
      before: null,
      after: row,
    }),
  );

export const touchKey = (table: string, id: string): string => `${table}/${id}`;

/**
 * Everything that was done to records since a moment (ISO 8601 in UTC), record by record: by people, by imports, by
 * undo. Values that point somewhere are said as `links.ts` says them.
 */
export const touchesSince = (driver: Driver, shapes: Shapes, since: string): Map<string, Touch> => {
  const links = outward(driver);
  const touches = new Map<string, Touch>();
  const saidRow = (shape: TableShape, row: Row): Row =>
    Object.fromEntries(
      shape.fields.flatMap((field) =>
        field in row ? [[field, links.cell(shape.refs.get(field), row[field] ?? null)]] : [],
      ),
    );
  const events = [...stepsSince(driver, since), ...importsSince(driver, shapes, since), ...frozenSince(driver, since)];
  // The sort is stable: what one step did stays in its order.
  for (const event of events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const shape = shapes.tables.get(event.table);
    if (!shape) continue;
    const at = touchKey(event.table, event.id);
    const { made = null } = event;
    const author: Author = [
      event.person,
      Object.values(made ?? {})
        .toSorted()
        .at(-1) ?? event.at,
    ];
    let touch = touches.get(at);
    if (!touch)
      touches.set(
        at,
        (touch = {
          table: event.table,
          id: event.id,
          made: event.before === null,
          madeAt: event.before === null ? (momentOf(made, '') ?? event.at) : null,
          gone: null,
          seen: new Map(),
          until: new Map(),
          by: new Map(),
          last: author,
        }),
      );
    if (author[1] >= touch.last[1]) touch.last = author;
    touch.gone =
      event.after === null && event.before !== null ? { row: saidRow(shape, event.before), at: event.at } : null;
    if (event.before === null || event.after === null) continue;
    const before = saidRow(shape, event.before);
    for (const field of Object.keys(event.after)) {
      if (!shape.fields.includes(field)) continue;
      const seen = touch.seen.get(field);
      if (seen) seen.push(before[field] ?? null);
      else touch.seen.set(field, [before[field] ?? null]);
      const changed = momentOf(made, field) ?? event.at;
      if (isDated(event.table, field)) touch.until.set(field, [...(touch.until.get(field) ?? []), changed]);
      touch.by.set(field, [event.person, changed]);
    }
  }
  return touches;
};

/** Values of the other side that a person here has decided against, by record and field. */
export const decidedAgainst = (driver: Driver): ReadonlyMap<string, Map<string, Declined[]>> => {
  const decided = new Map<string, Map<string, Declined[]>>();
  for (const row of driver
    .prepare(
      "SELECT table_name, row_id, field, theirs, at FROM merge_choices WHERE deleted_at IS NULL AND taken = 'mine'",
    )
    .all() as Record<'table_name' | 'row_id' | 'field' | 'theirs' | 'at', string>[]) {
    const at = touchKey(row.table_name, row.row_id);
    const fields = decided.get(at) ?? new Map<string, Declined[]>();
    decided.set(at, fields);
    fields.set(row.field, [...(fields.get(row.field) ?? []), { value: JSON.parse(row.theirs) as Cell, at: row.at }]);
  }
  return decided;
};
