import { sql } from 'kysely';
import { TandemError } from '../../../shared/contract/errors';
import { bulk, type ReadDb, type Statement, type WriteDb } from './dialect';
import type { Made } from './made';
import { type ManyRows, manyRows } from './repositories/many-rows';
import { rowText } from './rows';
import type { Tables } from './tables';
import { LIBRARY_TABLES } from './tables/library';

/** Tables whose rows count their changes in `rev`. */
const REVISED = [
  'workspace',
  'people',
  'channels',
  'products',
  'campaigns',
  'campaign_links',
  'budget_lines',
  'campaign_goals',
  'campaign_decisions',
  'experiments',
  'companies',
  'contacts',
  'pipelines',
  'stages',
  'deals',
  'views',
  'leads',
  'lead_touches',
  'lead_criteria',
  'lead_ticks',
  'target_trees',
  'target_nodes',
  'target_calls',
  'target_offsets',
  'target_forecasts',
  'plan_items',
  'moments',
  'moment_lifts',
  'rates',
  'report_texts',
  'import_maps',
  'company_locations',
  'needs',
  'materials',
  'activities',
  'customer_links',
  'comments',
  'comment_mentions',
  'distinct_pairs',
  'import_aliases',
  'proposals',
  'proposal_lines',
  'four_ps_sheets',
  'four_ps_options',
  'four_ps_points',
  'four_ps_lines',
  'four_ps_assumptions',
  'four_ps_versions',
  'field_notes',
  'note_themes',
  'note_links',
  'meeting_templates',
  'meetings',
  'meeting_items',
  'decisions',
  'actions',
  'result_days',
  'attribution_rules',
  'budgets',
  'budget_asks',
  'verdict_rules',
  'report_sections',
  'investor_updates',
  'investor_blocks',
  'recipient_groups',
  'update_sends',
  'bundles',
  'merge_choices',
  'record_aliases',
  ...LIBRARY_TABLES,
] as const;

/**
 * Every change by a person is written with its before and after in the same transaction. Undo, redo and
 * 'what changed since' read it. Rows are addressed by their text id; these are the ones a person edits.
 * The last two are only ever added to: they keep the steps that were taken.
 */
export type EditedTable = (typeof REVISED)[number] | 'deal_stages' | 'lead_steps';

type Row = Record<string, unknown>;

/** Who does it and when; `at` is ISO 8601 in UTC. */
export type Author = { personId: string | null; at: string };

export type Edit = {
  insert: <T extends EditedTable>(
    table: T,
    row: Partial<Record<keyof Tables[T], unknown>> & { id: string },
  ) => Promise<void>;
  /** Changes the named columns and raises `rev`. Refused when the row is gone. */
  update: <T extends EditedTable>(
    table: T,
    id: string,
    patch: Partial<Record<keyof Tables[T], unknown>>,
  ) => Promise<void>;
  /**
   * The same for many rows of one table at once: they are read together, and two statements a row are prepared once. A row that is gone is passed over.
   */
  updateEach: <T extends EditedTable>(
    table: T,
    patches: readonly { id: string; patch: Partial<Record<keyof Tables[T], string | number | null>> }[],
  ) => void;
  /** Soft delete: `deleted_at` is set, and undo clears it. */
  remove: (table: EditedTable, id: string) => Promise<void>;
  /** Writes down what was done to a row of any table by statements of its own; see rows.ts for its address. */
  note: (table: string, rowId: string, before: Row | null, after: Row | null, made?: Made) => void;
  /** Rows that were changed so far: what is as it should be already does not count. */
  changed: () => number;
  /** Names the step anew, once it is known what it changed. */
  say: (label: string) => void;
  /** Its number in the history; null while it changed nothing. */
  step: () => number | null;
};

const rowOf = async (db: ReadDb, table: string, id: string): Promise<Row | undefined> => {
  const found = await sql<Row>`select * from ${sql.table(table)} where id = ${id}`.execute(db);
  return found.rows[0];
};

const put = async (db: WriteDb, table: string, row: Row): Promise<void> => {
  const columns = Object.keys(row);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values (${sql.join(columns.map((column) => row[column]))})`.execute(
    db,
  );
};

const patchRow = async (db: WriteDb, table: string, id: string, patch: Row): Promise<void> => {
  const sets = Object.entries(patch).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`update ${sql.table(table)} set ${sql.join(sets)} where id = ${id}`.execute(db);
};

const CHANGE = '(?, ?, ?, ?, ?, ?, ?)';
/** So many changes at least are written down many at a time. */
const MANY = 100;

const HAS_REV: ReadonlySet<string> = new Set<string>(REVISED);

/** Whether rows of this table can be changed as a step of history. */
export const isEdited = (table: string): table is EditedTable => HAS_REV.has(table);

/**
 * Opens one step of history. Everything done through the returned edit is one undo. The step comes to be with its
 * first change: an edit that changes nothing leaves none behind, and what was undone can still be put on again.
 */
export const beginEdit = async (
  db: WriteDb,
  author: Author,
  label: string,
  entity: string,
  entityId: string | null,
): Promise<Edit> => {
  const driver = bulk(db);
  let seq = 0;
  let step: number | bigint | undefined;
  type Note = (table: string, rowId: string, before: string | null, after: string | null, made?: Made) => void;
  /** The step that was begun: writes one change, or those of thousands of rows many at a time. */
  type Step = { note: Note; many: () => { note: Note; flush: () => void } };
  let begun: Step | undefined;
  const begin = (): Step => {
    // A new change ends the redo line: what was undone stays in the list but can't come back.
    driver.prepare('UPDATE history SET undoable = 0 WHERE undone = 1 AND undoable = 1').run();
    const { lastInsertRowid } = driver
      .prepare(
        'INSERT INTO history (at, person_id, label, entity, entity_id, batch_id, undoable, undone) VALUES (?, ?, ?, ?, ?, NULL, 1, 0)',
      )
      .run(author.at, author.personId, label, entity, entityId);
    step = lastInsertRowid;
    const insert = (tuples: string): string =>
      `INSERT INTO history_changes (history_id, seq, table_name, row_id, before, after, made) VALUES ${tuples}`;
    const noted =
      (add: ManyRows['add']): Note =>
      (table, rowId, before, after, made) =>
        add(lastInsertRowid, ++seq, table, rowId, before, after, made ? JSON.stringify(made) : null);
    const one = driver.prepare(insert(CHANGE));
    return {
      note: noted((...row) => void one.run(row)),
      many: () => {
        const rows = manyRows(driver, CHANGE, insert);
        return { note: noted(rows.add), flush: rows.flush };
      },
    };
  };
  const note: Note = (...change) => {
    begun ??= begin();
    begun.note(...change);
  };
  const edit: Edit = {
    insert: async (table, row) => {
      await put(db, table, row);
      const after = await rowOf(db, table, row.id);
      note(table, row.id, null, JSON.stringify(after ?? row));
    },
    update: async (table, id, patch) => {
      const before = await rowOf(db, table, id);
      if (!before) throw new TandemError('not-found', 'This was removed in the meantime.');
      const changed = Object.entries(patch as Row).filter(
        ([column, value]) => value !== undefined && before[column] !== value,
      );
      if (changed.length === 0) return;
      const after: Row = Object.fromEntries(changed);
      if (HAS_REV.has(table)) after['rev'] = Number(before['rev']) + 1;
      await patchRow(db, table, id, after);
      const was = Object.fromEntries(Object.keys(after).map((column) => [column, before[column]]));
      note(table, id, JSON.stringify(was), JSON.stringify(after));
    },
    updateEach: (table, patches) => {
      const revised = HAS_REV.has(table);
      const asked = new Set(patches.flatMap(({ patch }) => Object.keys(patch)));
      const read = ['id', ...(revised ? ['rev'] : []), ...asked].map((column) => `t."${column}"`);
      // By its place in the file a row is found again twice as fast as by its id.
      const rows = driver
        .prepare(
          `SELECT t.rowid AS "rowid", ${read.join(', ')} FROM json_each(?) j CROSS JOIN ${table} t ON t.id = j.value`,
        )
        .all(JSON.stringify(patches.map(({ id }) => id))) as Row[];
      const found = new Map(rows.map((row) => [row['id'], row]));
      const updates = new Map<string, Statement>();
      let many: ReturnType<Step['many']> | undefined;
      const noteEach: Note = (...change) => {
        begun ??= begin();
        many ??= patches.length < MANY ? { note: begun.note, flush: () => undefined } : begun.many();
        many.note(...change);
      };
      for (const { id, patch } of patches) {
        const before = found.get(id);
        if (!before) continue;
        const was: Row = {};
        const after: Row = {};
        for (const [column, value] of Object.entries(patch as Row)) {
          if (value === undefined || before[column] === value) continue;
          was[column] = before[column];
          after[column] = value;
        }
        const changed = Object.keys(after);
        if (changed.length === 0) continue;
        if (revised) {
          was['rev'] = before['rev'];
          after['rev'] = Number(before['rev']) + 1;
          changed.push('rev');
        }
        const key = changed.join();
        const update =
          updates.get(key) ??
          driver.prepare(
            `UPDATE ${table} SET ${changed.map((column) => `"${column}" = ?`).join(', ')} WHERE rowid = ?`,
          );
        updates.set(key, update);
        update.run(...Object.values(after), before['rowid']);
        noteEach(table, id, JSON.stringify(was), JSON.stringify(after));
        Object.assign(before, after);
      }
      many?.flush();
    },
    remove: async (table, id) => edit.update(table, id, { deleted_at: author.at } as never),
    note: (table, rowId, before, after, made) =>
      note(table, rowId, before && rowText(before), after && rowText(after), made),
    changed: () => seq,
    step: () => (step === undefined ? null : Number(step)),
    say: (text) => {
      if (step !== undefined) driver.prepare('UPDATE history SET label = ? WHERE id = ?').run(text, step);
    },
  };
  return edit;
};

/** Writes down a step that can't be taken back, such as freezing a report: it stands in the list of changes, and undo passes it over. */
export const recordStep = async (
  db: WriteDb,
  author: Author,
  step: { label: string; entity: string; entityId: string | null },
): Promise<void> => {
  await db
    .insertInto('history')
    .values({
      at: author.at,
      person_id: author.personId,
      label: step.label,
      entity: step.entity,
      entity_id: step.entityId,
      batch_id: null,
      undoable: 0,
      undone: 0,
    })
    .execute();
};
