import { TandemError } from '../../../../shared/contract/errors';
import type { Driver } from '../../store/dialect';
import { type Cell, same } from './decide';
import { type Batches, factLines } from './facts';
import type { BlockLine, BundleLine, Manifest, RecordLine } from './lines';
import { outward } from './links';
import { isDated } from './moments';
import { Shapes, type TableShape } from './shape';
import { decidedAgainst, touchesSince, touchKey, type Touch } from './touches';

type Row = Record<string, Cell>;

/** The imports that a bundle speaks of: new ones, and older ones whose rows it names. */
const batchesOf = (driver: Driver, since: string): Batches & { rows: () => Manifest['batches'] } => {
  const news = driver
    .prepare(
      `SELECT id FROM import_batches WHERE undone_at IS NULL AND (at > @since OR CAST(id AS TEXT) IN (
         SELECT c.row_id FROM history h JOIN history_changes c ON c.history_id = h.id
         WHERE c.table_name = 'import_batches' AND c.before IS NULL AND h.undone = 0 AND h.at > @since)) ORDER BY id`,
    )
    .pluck()
    .all({ since }) as number[];
  const places = new Map<number, number>();
  const place = (id: number): number => {
    const known = places.get(id) ?? places.size;
    places.set(id, known);
    return known;
  };
  for (const id of news) place(id);
  return {
    news,
    place,
    rows: () => {
      const find = driver.prepare('SELECT * FROM import_batches WHERE id = ?');
      return [...places.keys()].map((id) => ({ isNew: news.includes(id), row: find.get(id) as Row }));
    },
  };
};

export type Gathered = {
  lines: BundleLine[];
  batches: Manifest['batches'];
  takenBack: Manifest['takenBack'];
  people: Manifest['people'];
  /** Records that were changed, without those that only come along, and new imports. */
  changed: number;
  imports: number;
};

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Everything that was changed in this copy since a moment, as the lines of a bundle, and what it points to, so that the
 * other side can take it whole.
 */
export const gather = async (
  driver: Driver,
  since: string,
  { signal, progress }: { signal?: AbortSignal | undefined; progress: (done: number, total: number) => void },
): Promise<Gathered> => {
  const shapes = new Shapes(driver);
  const links = outward(driver);
  const touches = touchesSince(driver, shapes, since);
  const decided = decidedAgainst(driver);
  const batches = batchesOf(driver, since);
  const aliases = driver
    .prepare('SELECT other_id FROM record_aliases WHERE table_name = ? AND row_id = ? AND deleted_at IS NULL')
    .pluck();
  const records = new Map<string, RecordLine>();
  const wanted: { table: string; id: string }[] = [];

  const said = (shape: TableShape, row: Row): Row =>
    Object.fromEntries(
      shape.fields.map((field) => {
        const ref = shape.refs.get(field);
        const value = links.cell(ref, row[field] ?? null);
        if (ref && typeof value === 'string' && ref.table !== 'customers') wanted.push({ table: ref.table, id: value });
        return [field, value];
      }),
    );
  const find = (shape: TableShape, id: string): Row | undefined =>
    driver.prepare(`SELECT * FROM "${shape.table}" WHERE id = ?`).get(id) as Row | undefined;
  const origin = (row: Row): Pick<RecordLine, 'batch' | 'line'> => ({
    batch: typeof row['batch_id'] === 'number' ? batches.place(row['batch_id']) : null,
    line: typeof row['source_line'] === 'number' ? row['source_line'] : null,
  });
  const start = (shape: TableShape, id: string, row: Row): RecordLine => ({
    kind: 'record',
    table: shape.table,
    id,
    also: aliases.all(shape.table, id) as string[],
    made: false,
    madeAt: null,
    needed: false,
    row: said(shape, row),
    base: {},
    seen: {},
    until: {},
    by: {},
    last: null,
    ...origin(row),
  });

  const tell = (line: RecordLine, touch: Touch, field: string, values: Cell[]): void => {
    line.seen[field] = values;
    const until = touch.until.get(field);
    if (until) line.until[field] = until;
  };

  const addTouched = (shape: TableShape, touch: Touch): void => {
    const at = touchKey(touch.table, touch.id);
    let row = find(shape, touch.id);
    if (!row && (touch.gone === null || touch.made)) return;
    let line: RecordLine;
    if (row) line = start(shape, touch.id, row);
    else {
      // A step that made it was taken back: the other side, which may have it, is told that it is gone.
      row = { ...touch.gone?.row, deleted_at: touch.gone?.at ?? null };
      line = { ...start(shape, touch.id, {}), row, base: { deleted_at: null } };
    }
    line.made = touch.made;
    line.madeAt = touch.madeAt;
    line.last = touch.last;
    for (const [field, values] of touch.seen) {
      const [base = null] = values;
      const back = same(base, line.row[field]);
      // What is as it was says nothing, but where it counts what it was in between.
      if (touch.made || !back || isDated(touch.table, field)) tell(line, touch, field, values);
      if (touch.made || (back && !isDated(touch.table, field))) continue;
      if (!back) line.base[field] = base;
      const author = touch.by.get(field);
      if (author) line.by[field] = author;
    }
    for (const [field, values] of decided.get(at) ?? [])
      if (field !== '') line.seen[field] = [...(line.seen[field] ?? []), ...values.map(({ value }) => value)];
    if (line.made || Object.keys(line.base).length > 0 || Object.keys(line.until).length > 0) records.set(at, line);
  };

  let done = 0;
  for (const touch of touches.values()) {
    done += 1;
    if (done % 500 === 0) {
      if (signal?.aborted) throw new TandemError('cancelled', 'Cancelled. Nothing was written.');
      progress(done, touches.size);
      await pause();
    }
    const shape = shapes.tables.get(touch.table);
    if (shape) addTouched(shape, touch);
  }
  const authorOf = driver.prepare('SELECT person_id, at FROM import_batches WHERE id = ?');
  for (const shape of shapes.tables.values()) {
    if (!shape.has('batch_id')) continue;
    const made = driver.prepare(`SELECT * FROM "${shape.table}" WHERE batch_id = ?`);
    for (const batch of batches.news) {
      const author = authorOf.get(batch) as { person_id: string | null; at: string };
      for (const row of made.all(batch) as Row[]) {
        const id = String(row['id']);
        const known = records.get(touchKey(shape.table, id));
        if (known) Object.assign(known, { made: true, madeAt: known.madeAt ?? author.at, base: {} });
        else
          records.set(touchKey(shape.table, id), {
            ...start(shape, id, row),
            made: true,
            madeAt: author.at,
            last: [author.person_id, author.at],
          });
      }
    }
  }
  const changed = [...records.values()].length;
  const facts = factLines(driver, batches, (table, id) => wanted.push({ table, id }));

  // What is pointed to comes along, and what that points to.
  for (let next = wanted.pop(); next; next = wanted.pop()) {
    const shape = shapes.tables.get(next.table);
    const at = touchKey(next.table, next.id);
    if (!shape || records.has(at)) continue;
    const row = find(shape, next.id);
    if (row) records.set(at, { ...start(shape, next.id, row), needed: true });
  }

  const news = new Set(batches.news);
  const blocks = driver.prepare('SELECT first_line, last_line, text FROM source_blocks WHERE batch_id = ?');
  const texts = [...news].flatMap((batch): BlockLine[] =>
    (blocks.all(batch) as { first_line: number; last_line: number; text: Buffer }[]).map((block) => ({
      kind: 'block',
      batch: batches.place(batch),
      first: block.first_line,
      last: block.last_line,
      text: Buffer.from(block.text).toString('base64'),
    })),
  );
  return {
    lines: [...records.values(), ...facts, ...texts],
    batches: batches.rows(),
    takenBack: driver
      .prepare(
        'SELECT file, at, undone_at AS undoneAt FROM import_batches WHERE at <= @since AND undone_at > @since ORDER BY undone_at',
      )
      .all({ since }) as Manifest['takenBack'],
    people: Object.fromEntries(
      (driver.prepare('SELECT id, name FROM people').all() as { id: string; name: string }[]).map(({ id, name }) => [
        id,
        name,
      ]),
    ),
    changed,
    imports: batches.news.length,
  };
};
