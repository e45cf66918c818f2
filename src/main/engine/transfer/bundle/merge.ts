import { TandemError } from '../../../../shared/contract/errors';
import { bulk, type WriteDb } from '../../store/dialect';
import type { Edit } from '../../store/history';
import type { Made } from '../../store/made';
import { type RowWriter, rowIdOf, rowWriter, type StoredRow } from '../../store/rows';
import type { Resolved } from './choices';
import type { Cell } from './decide';
import type { Bundle, Link, RecordLine } from './lines';
import { atFirst, between, whenChanged, whenMade } from './moments';
import type { BatchPlan, FactPlan } from './plan-facts';
import type { Plan, RecordPlan } from './plan';
import { touchKey } from './touches';

/** What a bundle brought, in records. */
export type Applied = {
  added: number;
  changed: number;
  removed: number;
  facts: number;
  imports: number;
  /** Days whose orders changed. */
  days: Set<string>;
};
export type Author = { personId: string | null; at: string; newId: () => string };

const missing = (table: string): TandemError =>
  new TandemError(
    'rule',
    `A record of ${table.replaceAll('_', ' ')} in this bundle points to one that is nowhere. Nothing was changed.`,
  );

/** Writes what was decided into the present transaction, each row with its before and after as one step of history. */
export class Merge {
  readonly applied: Applied = { added: 0, changed: 0, removed: 0, facts: 0, imports: 0, days: new Set() };
  readonly #rows: RowWriter;
  readonly #records: Map<string, RecordPlan>;
  readonly #batches = new Map<number, number>();
  readonly #making = new Set<string>();
  /** References of records that point to each other, set when both are there. */
  readonly #late: (() => void)[] = [];
  readonly #nextSeq = new Map<number, number>();

  constructor(
    private readonly db: WriteDb,
    private readonly edit: Edit,
    private readonly bundle: Bundle,
    private readonly plan: Plan,
    private readonly imports: readonly BatchPlan[],
    private readonly author: Author,
  ) {
    this.#rows = rowWriter(bulk(db));
    this.#records = new Map(plan.records.map((one) => [touchKey(one.record.table, one.record.id), one]));
  }

  #put(table: string, row: StoredRow, made?: Made): StoredRow {
    const rowid = this.#rows.put(table, row);
    const id = 'id' in row || 'batch_id' in row ? rowIdOf(table, { ...row, key: rowid }) : String(rowid);
    const written = this.#rows.get(table, id) ?? row;
    this.edit.note(table, rowIdOf(table, written), null, written, made);
    return written;
  }

  #patch(table: string, rowId: string, patch: StoredRow, keep: readonly string[] = [], made?: Made): void {
    const before = this.#rows.get(table, rowId);
    if (!before) throw new TandemError('not-found', 'A record was removed in the meantime. Nothing was changed.');
    const changed = Object.keys(patch).filter((column) => before[column] !== patch[column]);
    if (changed.length === 0) return;
    const after: StoredRow = Object.fromEntries(changed.map((column) => [column, patch[column]]));
    if ('rev' in before) after['rev'] = Number(before['rev']) + 1;
    this.#rows.patch(table, rowId, after);
    for (const column of keep) after[column] ??= before[column];
    this.edit.note(
      table,
      rowId,
      Object.fromEntries(Object.keys(after).map((column) => [column, before[column]])),
      after,
      made,
    );
  }

  /** The import here that a line of the bundle names; made when it is not here. */
  batchId(place: number): number {
    const known = this.#batches.get(place);
    if (known !== undefined) return known;
    const batch = this.imports[place];
    if (!batch) throw missing('import_batches');
    let { id } = batch;
    if (id === null) {
      const { id: _theirs, undone_at: _undone, ...row } = batch.row;
      const made = this.#rows.put('import_batches', { ...row, undone_at: null });
      this.edit.note('import_batches', String(made), null, this.#rows.get('import_batches', String(made)) ?? {});
      id = made;
      this.applied.imports += 1;
      for (const block of this.bundle.blocks)
        if (block.batch === place)
          this.#put('source_blocks', {
            batch_id: id,
            first_line: block.first,
            last_line: block.last,
            text: Buffer.from(block.text, 'base64'),
          });
    }
    this.#batches.set(place, id);
    return id;
  }

  /** Makes sure that what is pointed to is here. */
  ensure(table: string, id: string): void {
    const one = this.#records.get(touchKey(table, id));
    if (!one || one.match || this.#making.has(touchKey(table, id))) return;
    this.add(one);
  }

  add(one: RecordPlan): void {
    const { record, row } = one;
    const at = touchKey(record.table, record.id);
    if (this.#making.has(at)) return;
    this.#making.add(at);
    const shape = this.plan.shapes.tables.get(record.table);
    if (!shape) return;
    const made: StoredRow = { id: record.id };
    for (const field of shape.fields) {
      // What an older Tandem did not know has the default that the schema gives it.
      if (!(field in row)) continue;
      const value = row[field] ?? null;
      const ref = shape.refs.get(field);
      if (ref === undefined || value === null) {
        made[field] = value;
        continue;
      }
      if (ref.table !== 'customers') this.ensure(ref.table, String(record.row[field]));
      const told = this.plan.matching.links.cell(ref, value);
      made[field] = told ?? null;
      if (told === undefined && ref.table !== 'customers')
        this.#late.push(() => {
          const later = this.plan.matching.links.cell(ref, value);
          if (later === undefined) throw missing(record.table);
          this.#patch(record.table, record.id, { [field]: later });
        });
    }
    if (shape.has('batch_id')) made['batch_id'] = record.batch === null ? null : this.batchId(record.batch);
    if (shape.has('source_line')) made['source_line'] = record.line;
    if (record.table === 'report_snapshots')
      made['last_batch'] = bulk(this.db)
        .prepare('SELECT coalesce(max(id), 0) FROM import_batches WHERE at <= ?')
        .pluck()
        .get(row['frozen_at']);
    const { id } = this.#put(record.table, { ...made, ...atFirst(record) }, whenMade(record));
    const dated = Object.keys(record.until);
    this.#follow(record, String(id), dated);
    const now = Object.fromEntries(dated.flatMap((field) => (field in made ? [[field, made[field] ?? null]] : [])));
    if (dated.length > 0) this.#patch(record.table, String(id), now, [], whenChanged(record, dated));
    this.applied.added += 1;
  }

  /** Takes what dated fields were in between, each as a change of its own with when it was made. */
  #follow(record: RecordLine, rowId: string, fields: readonly string[]): void {
    for (const { at, values } of between(record, fields))
      this.#patch(record.table, rowId, values, [], Object.fromEntries(Object.keys(values).map((field) => [field, at])));
  }

  /** The same of fields that are again what they were: nothing else changes. */
  past({ record, match, row, past }: RecordPlan): void {
    if (!match || past.length === 0) return;
    this.#follow(record, match.id, past);
    const now = Object.fromEntries(past.map((field) => [field, row[field] ?? null]));
    this.#patch(record.table, match.id, now, [], whenChanged(record, past));
  }

  change({ plan, take }: Resolved): void {
    const { record, match, row } = plan;
    const shape = this.plan.shapes.tables.get(record.table);
    if (!match || !shape) return;
    if (plan.what === 'removed' && !shape.has('deleted_at')) {
      const before = this.#rows.get(record.table, match.id);
      if (!before) return;
      this.#rows.remove(record.table, match.id);
      this.edit.note(record.table, match.id, before, null);
      this.applied.removed += 1;
      return;
    }
    const patch: StoredRow = {};
    for (const { field, value } of take) {
      const ref = shape.refs.get(field);
      if (ref && value !== null && ref.table !== 'customers') this.ensure(ref.table, String(record.row[field]));
      const told = this.plan.matching.links.cell(ref, value);
      if (told === undefined) throw missing(record.table);
      patch[field] = told;
    }
    if (plan.what === 'removed') patch['deleted_at'] = row['deleted_at'] ?? this.author.at;
    if (plan.what === 'restored') patch['deleted_at'] = null;
    const fields = take.map(({ field }) => field);
    this.#follow(record, match.id, fields);
    const made = whenChanged(record, fields);
    this.#patch(record.table, match.id, patch, [], made);
    if (plan.what === 'removed') this.applied.removed += 1;
    else this.applied.changed += 1;
  }

  #link(one: FactPlan, column: string, value: Link, theirs: Link): Cell {
    const ref = one.spec.refs.get(column);
    if (ref === undefined || value === null) return Array.isArray(value) ? null : value;
    const tables = ['channels', 'channels', 'people', 'campaigns'];
    if (ref.table === 'sale_contexts' && Array.isArray(value) && Array.isArray(theirs)) {
      for (const [index, table] of tables.entries()) if (theirs[index]) this.ensure(table, String(theirs[index]));
      const known = this.plan.matching.links.link(ref, value);
      if (known !== undefined) return known;
      const [channel_key, location_key, rep_key, campaign_key, source, country, currency] =
        this.plan.matching.links.contextParts(value);
      const made = this.#put('sale_contexts', {
        channel_key,
        location_key,
        rep_key,
        campaign_key,
        source,
        country,
        currency,
      });
      return Number(made['key']);
    }
    if (typeof theirs === 'string' && ref.table !== 'customers') this.ensure(ref.table, theirs);
    const told = this.plan.matching.links.link(ref, value);
    if (told === undefined) throw missing(one.spec.table);
    return told;
  }

  fact(one: FactPlan): void {
    const { fact, spec, key } = one;
    const { table } = spec;
    const row: StoredRow = {};
    for (const column of one.columns)
      row[column] = this.#link(one, column, one.values[column] ?? null, fact.values[column] ?? null);
    const keep = table === 'orders' || table === 'order_lines' ? ['day'] : [];
    if (key === null) {
      for (const column of spec.natural)
        if (!(table === 'order_lines' && column === 'nth'))
          row[column] = this.#link(one, column, one.natural[column] ?? null, fact.natural[column] ?? null);
      row['batch_id'] = this.batchId(fact.batch);
      row['source_line'] = fact.line;
      const written = this.#rows.put(table, row);
      this.edit.note(table, String(written), null, this.#rows.get(table, String(written)) ?? row);
    } else {
      const before = this.#rows.get(table, String(key)) ?? {};
      if (keep.length > 0) this.applied.days.add(String(before['day']));
      this.#patch(table, String(key), row, keep);
      this.#keepImage(this.batchId(fact.batch), table, key, before, row);
    }
    if (keep.length > 0) this.applied.days.add(String(row['day']));
    this.applied.facts += 1;
  }

  /** What an import of the other side changed here can be taken back here like an import of one's own. */
  #keepImage(batch: number, table: string, key: number, before: StoredRow, after: StoredRow): void {
    const changed = Object.keys(after).filter((column) => before[column] !== after[column]);
    if (changed.length === 0) return;
    const pick = (row: StoredRow): string =>
      JSON.stringify(Object.fromEntries(changed.map((column) => [column, row[column]])));
    const last =
      this.#nextSeq.get(batch) ??
      (bulk(this.db)
        .prepare('SELECT coalesce(max(seq), 0) FROM batch_changes WHERE batch_id = ?')
        .pluck()
        .get(batch) as number);
    this.#nextSeq.set(batch, last + 1);
    this.#put('batch_changes', {
      batch_id: batch,
      seq: last + 1,
      table_name: table,
      row_key: String(key),
      before: pick(before),
      after: pick(after),
    });
  }

  #choice(table: string, rowId: Cell, choice: StoredRow): void {
    this.#put('merge_choices', {
      id: this.author.newId(),
      bundle_id: this.bundle.manifest.id,
      table_name: table,
      row_id: rowId,
      ...choice,
      person_id: this.author.personId,
      at: this.author.at,
    });
  }

  /** Conflicts that were decided, and records that both sides made, are remembered for the next time. */
  remember({ plan, decided, left }: Resolved): void {
    const { record, match } = plan;
    for (const { field, theirs, take } of decided)
      this.#choice(record.table, match?.id ?? record.id, { field, theirs: JSON.stringify(theirs), taken: take });
    if (!left || match?.by === 'key') this.#alias(plan);
  }

  /** An import whose facts stay as they are here is not asked about again, as long as it says the same. */
  rememberImport({ known, mark }: BatchPlan): void {
    this.#choice('import_batches', known, { field: '', theirs: mark, taken: 'mine' });
  }

  #alias({ record, match }: RecordPlan): void {
    if (!match || match.id === record.id) return;
    const known = bulk(this.db)
      .prepare('SELECT 1 FROM record_aliases WHERE table_name = ? AND other_id = ? AND deleted_at IS NULL')
      .get(record.table, record.id);
    if (known === undefined)
      this.#put('record_aliases', {
        id: this.author.newId(),
        table_name: record.table,
        other_id: record.id,
        row_id: match.id,
        at: this.author.at,
      });
  }

  finish(): void {
    for (const set of this.#late) set();
  }
}
