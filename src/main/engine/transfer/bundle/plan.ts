import type { Driver } from '../../store/dialect';
import { type Cell, decide, isBlank, isQuiet, later, leadersOf, type Outcome, same } from './decide';
import type { Bundle, RecordLine } from './lines';
import { outward } from './links';
import { type Match, type Matching, matchRecords, mineRow } from './match';
import { Shapes, type TableShape } from './shape';
import { decidedAgainst, touchesSince, touchKey } from './touches';

type Row = Record<string, Cell>;

type FieldPlan = {
  field: string;
  base: Cell | undefined;
  mine: Cell;
  theirs: Cell;
  outcome: 'mine' | 'theirs' | 'conflict';
  /** The field whose choice this one goes with. */
  with: string | null;
  by: [string | null, string] | null;
};

/** Why a whole record has to be decided. */
type RecordConflict = 'removed-there' | 'removed-here' | 'taken';

export type RecordPlan = {
  record: RecordLine;
  /** The record's row with every id said as it is here. */
  row: Row;
  match: Match | undefined;
  what: 'added' | 'changed' | 'removed' | 'restored' | 'nothing';
  conflict: RecordConflict | null;
  /** Decided before, against them. */
  settled: boolean;
  fields: FieldPlan[];
  /** Fields that are as they were here all along, but had other values there in between, by which something is scored. */
  past: string[];
};

export type Plan = { shapes: Shapes; matching: Matching; records: RecordPlan[] };

const isGone = (row: Row): boolean => !isBlank(row['deleted_at']);

/** What a conflict about a whole record is remembered by. */
export const recordMark = (plan: RecordPlan): Cell =>
  JSON.stringify(plan.fields.length > 0 ? plan.fields.map(({ field, theirs }) => [field, theirs]) : [plan.what]);

/** Fields that go with others: they take what their leader takes, and nobody is asked about them. */
const follow = (fields: FieldPlan[], outcomes: ReadonlyMap<string, Outcome>): void => {
  for (const one of fields) {
    if (one.outcome !== 'conflict') continue;
    const leader = leadersOf(one.field).find((field) => {
      const outcome = outcomes.get(field);
      return outcome === 'conflict' || outcome === 'mine' || outcome === 'theirs';
    });
    if (leader !== undefined) {
      const outcome = outcomes.get(leader);
      one.with = leader;
      if (outcome === 'mine' || outcome === 'theirs') one.outcome = outcome;
    } else if (isQuiet(one.field)) one.outcome = later(one.mine, one.theirs);
  }
};

/**
 * What taking a bundle would do, record by record and field by field, without doing any of it. The same bundle and
 * the same workspace always give the same plan.
 */
export const planBundle = (driver: Driver, bundle: Bundle): Plan => {
  const shapes = new Shapes(driver);
  const links = outward(driver);
  const known = bundle.records.filter(({ table }) => shapes.tables.has(table));
  const matching = matchRecords(driver, shapes, known);
  const touches = touchesSince(driver, shapes, bundle.manifest.since);
  const decided = decidedAgainst(driver);
  const saidRow = (row: Row): Row =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [field, matching.said(value)]));

  // What the bundle itself takes away frees its name, as a product that went into another does.
  const going = new Set(known.flatMap((record) => (isGone(record.row) ? (matching.of(record)?.id ?? []) : [])));

  const taken = (shape: TableShape, row: Row, id: string): string[] =>
    shape.uniques.flatMap((unique) => {
      // The rules of NATURAL find what is the same; only the schema's own forbid two of it, and both are asked here.
      if (unique.filled.some((column) => isBlank(row[column])) || (unique.living && isGone(row))) return [];
      const values = unique.columns.map((column) => matching.links.cell(shape.refs.get(column), row[column] ?? null));
      if (values.includes(undefined)) return [];
      const where = unique.columns.map((column) => `"${column}" IS ?`).join(' AND ');
      const found = driver
        .prepare(
          `SELECT id FROM "${shape.table}" WHERE ${where}${unique.living ? ' AND deleted_at IS NULL' : ''} AND id <> ?`,
        )
        .pluck()
        .all(...values, id);
      return found.every((other) => going.has(String(other))) ? [] : unique.columns;
    });

  const planOne = (record: RecordLine, shape: TableShape): RecordPlan => {
    const match = matching.of(record);
    const row = saidRow(record.row);
    const plan: RecordPlan = {
      record,
      row,
      match,
      what: 'nothing',
      conflict: null,
      settled: false,
      fields: [],
      past: [],
    };
    if (!match) {
      if (!record.needed && !isGone(row)) plan.what = 'added';
      return plan;
    }
    if (record.needed) return plan;
    const mine = mineRow(driver, shape, match.id, links);
    if (isGone(mine) && isGone(row)) return plan;
    const at = touchKey(record.table, match.id);
    const touch = touches.get(at);
    const against = decided.get(at);
    const base = saidRow(record.base);
    const madeBoth = record.made && (match.by === 'key' || match.id !== record.id);
    const fields = shape.fields
      .filter((field) => field !== 'deleted_at' && field in row && (record.made || field in record.base))
      .map((field) => {
        const theirSeen = (record.seen[field] ?? []).map(matching.said);
        const outcome = decide({
          mine: mine[field] ?? null,
          theirs: row[field] ?? null,
          base: record.made ? undefined : base[field],
          theirSeen,
          mySeen: touch?.seen.get(field) ?? [],
          declined: against?.get(field) ?? [],
          theirsAt: (record.by[field] ?? record.last)?.[1] ?? null,
        });
        return {
          field,
          outcome,
          base: record.made ? undefined : base[field],
          mine: mine[field] ?? null,
          theirs: row[field] ?? null,
        };
      });
    const outcomes = new Map(fields.map(({ field, outcome }) => [field, outcome]));
    plan.fields = fields.flatMap((one): FieldPlan[] => {
      const { outcome } = one;
      return outcome === 'same' ? [] : [{ ...one, outcome, with: null, by: record.by[one.field] ?? record.last }];
    });
    follow(plan.fields, outcomes);
    // Once taken, it is a part of what was changed here, and not taken a second time.
    if (!record.made && !isGone(mine) && !isGone(row))
      plan.past = Object.keys(record.until).filter(
        (field) => !(field in record.base) && same(mine[field], row[field]) && !touch?.seen.has(field),
      );

    const theyRemoved = isGone(row) && !isGone(mine);
    if (theyRemoved) {
      if (record.made && madeBoth) return { ...plan, fields: [] };
      const seen = [
        ...(touch?.seen.get('deleted_at') ?? []),
        ...(against?.get('deleted_at') ?? []).map(({ value }) => value),
      ];
      // Removed by both and put back here since.
      if (seen.some((value) => !isBlank(value))) return { ...plan, fields: [] };
      const edited = shape.fields.some((field) => {
        if (field === 'deleted_at' || isQuiet(field) || !(field in row)) return false;
        const was = field in base ? base[field] : row[field];
        const value = mine[field] ?? null;
        const theirs = (record.seen[field] ?? []).map(matching.said);
        return !same(value, was) && !same(value, row[field]) && !theirs.some((one) => same(one, value));
      });
      plan.what = 'removed';
      plan.fields = [];
      if (edited) plan.conflict = 'removed-there';
    } else if (isGone(mine)) {
      const restored = !isBlank(base['deleted_at']);
      if (restored) plan.what = 'restored';
      else if (plan.fields.some(({ outcome }) => outcome !== 'mine')) {
        plan.what = 'restored';
        plan.conflict = 'removed-here';
      } else return { ...plan, fields: [] };
    } else if (plan.fields.length > 0) plan.what = 'changed';

    if (plan.conflict === null && plan.what !== 'removed') {
      const next = {
        ...mine,
        ...Object.fromEntries(
          plan.fields.filter(({ outcome }) => outcome !== 'mine').map(({ field, theirs }) => [field, theirs]),
        ),
      };
      const others = plan.fields.length === 0 ? [] : taken(shape, next, match.id);
      // Another record here holds the name already: it cannot be taken, and is shown.
      if (plan.fields.some(({ field, outcome }) => outcome !== 'mine' && others.includes(field)))
        plan.conflict = 'taken';
    }
    if (plan.conflict !== null) plan.settled = (against?.get('') ?? []).some(({ value }) => value === recordMark(plan));
    return plan;
  };

  const records = known.flatMap((record): RecordPlan[] => {
    const shape = shapes.tables.get(record.table);
    return shape ? [planOne(record, shape)] : [];
  });
  return { shapes, matching, records };
};

/** What is to be decided before a plan can be carried out: whole records, or fields of them. */
export const conflictsOf = (plan: RecordPlan): { field: string }[] => {
  // What is taken here cannot be chosen: it is shown, and left.
  if (plan.settled || plan.conflict === 'taken') return [];
  if (plan.conflict !== null) return [{ field: '' }];
  return plan.fields.filter(({ outcome, with: leader }) => outcome === 'conflict' && leader === null);
};
