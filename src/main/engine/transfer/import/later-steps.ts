import type { Driver } from '../../store/dialect';
import { rowFrom, rowIdOf, rowText } from '../../store/rows';

type Row = Record<string, unknown>;
type Step = { at: number; live: boolean; before: Row; after: Row; changed: boolean; keep: (before: Row) => void };

/** What came after an import to one stored row. */
export type Later = {
  /**
   * Gives the value from before the import to the next step that changed this column from the import's value, so that
   * taking that step back does not bring a value that is gone already. Answers whether a step that stands set the column.
   */
  handOver: (column: string, was: unknown, wrote: unknown) => boolean;
  /** Writes down what was handed over. */
  settle: () => void;
};

/**
 * Later imports that stand, and people's later changes, undone ones too since they may be put on again, for each row of
 * an import that is being taken back.
 */
export const laterSteps = (driver: Driver, batch: number): ((table: string, rowKey: string, now: Row) => Later) => {
  const places = new Map(
    (
      driver
        .prepare('SELECT batch_id AS batch, min(id) AS at FROM history WHERE batch_id IS NOT NULL GROUP BY batch_id')
        .all() as { batch: number; at: number }[]
    ).map((one) => [one.batch, one.at]),
  );
  const placeOf = (of: number): number => places.get(of) ?? Number.MAX_SAFE_INTEGER;
  /** Where people's later changes of a row stand, since the history has no index by row. */
  const edits = new Map<string, { history: number; seq: number }[]>();
  const noted = driver
    .prepare(
      `SELECT c.history_id AS history, c.seq, c.table_name || '/' || c.row_id AS row FROM history_changes c
       WHERE c.history_id > ? AND c.before IS NOT NULL AND c.after IS NOT NULL
         AND c.table_name IN (SELECT table_name FROM batch_changes WHERE batch_id = ?) ORDER BY c.history_id, c.seq`,
    )
    .all(placeOf(batch), batch) as { history: number; seq: number; row: string }[];
  for (const { row, ...place } of noted) {
    const known = edits.get(row);
    if (known) known.push(place);
    else edits.set(row, [place]);
  }
  const imports = driver.prepare(
    `SELECT c.batch_id AS batch, c.seq, c.before, c.after FROM batch_changes c JOIN import_batches b ON b.id = c.batch_id
     WHERE c.table_name = ? AND c.row_key = ? AND c.batch_id > ? AND b.undone_at IS NULL AND c.before <> 'null' ORDER BY c.batch_id, c.seq`,
  );
  const keepImport = driver.prepare('UPDATE batch_changes SET before = ? WHERE batch_id = ? AND seq = ?');
  const edit = driver.prepare(
    'SELECT c.before, c.after, h.undone FROM history_changes c JOIN history h ON h.id = c.history_id WHERE c.history_id = ? AND c.seq = ?',
  );
  const keepEdit = driver.prepare('UPDATE history_changes SET before = ? WHERE history_id = ? AND seq = ?');

  return (table, rowKey, now) => {
    const steps: Step[] = (
      imports.all(table, rowKey, batch) as { batch: number; seq: number; before: string; after: string }[]
    ).map((one) => ({
      at: placeOf(one.batch),
      live: true,
      before: JSON.parse(one.before) as Row,
      after: JSON.parse(one.after) as Row,
      changed: false,
      keep: (before) => keepImport.run(JSON.stringify(before), one.batch, one.seq),
    }));
    for (const { history, seq } of edits.get(`${table}/${rowIdOf(table, now)}`) ?? []) {
      const one = edit.get(history, seq) as { before: string; after: string; undone: number };
      steps.push({
        at: history,
        live: one.undone === 0,
        before: rowFrom(one.before),
        after: rowFrom(one.after),
        changed: false,
        keep: (before) => keepEdit.run(rowText(before), history, seq),
      });
    }
    steps.sort((a, b) => a.at - b.at);
    return {
      handOver: (column, was, wrote) => {
        for (const step of steps) {
          if (!(column in step.after)) continue;
          if (step.before[column] === wrote) {
            step.before[column] = was;
            step.changed = true;
          }
          if (step.live) return true;
        }
        return false;
      },
      settle: () => {
        for (const step of steps) if (step.changed) step.keep(step.before);
      },
    };
  };
};
