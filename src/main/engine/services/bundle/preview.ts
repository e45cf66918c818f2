import type { Output } from '../../../../shared/contract';
import type { BundleField, BundleImport, BundleRecord } from '../../../../shared/contract/bundle';
import type { Driver } from '../../store/dialect';
import { Names } from '../../store/repositories/names';
import { type Cell, isBlank, isQuiet } from '../../transfer/bundle/decide';
import type { Bundle, Link } from '../../transfer/bundle/lines';
import { type BatchPlan, hasConflict, standingHere } from '../../transfer/bundle/plan-facts';
import { conflictsOf, type Plan, type RecordPlan } from '../../transfer/bundle/plan';
import { EXPORTS } from '../../transfer/export/tables';
import { fieldWords, kindOf } from '../history/changes';

type Preview = Output<'bundle.preview'>;
type Shown = Pick<Preview, 'counts' | 'records' | 'imports' | 'takenBack'>;

/** Facts that differ and are shown of one import; the rest is counted. */
const MOST_EXAMPLES = 50;

const tableWords = (table: string): string =>
  EXPORTS.find((one) => one.table === table)?.label ??
  fieldWords(table).replace(/^./, (letter) => letter.toUpperCase());

const FACT_WORDS: Readonly<Record<string, string>> = {
  customers: 'Buyer',
  orders: 'Order',
  order_lines: 'Line of order',
  ad_days: 'Ad day',
  stock_levels: 'Stock',
  subscriptions: 'Subscription of',
};

/** What records are called, whether they are here or only in the bundle. */
class Words {
  readonly #names: Names;
  readonly #bundle = new Map<string, string>();
  readonly #people: Readonly<Record<string, string>>;

  constructor(driver: Driver, bundle: Bundle) {
    this.#names = new Names(driver);
    this.#people = bundle.manifest.people;
    for (const { table, id, row } of bundle.records) {
      const name = this.#naming(table, row);
      if (name !== null) this.#bundle.set(id, name);
    }
  }

  #naming(table: string, row: Readonly<Record<string, Cell>>): string | null {
    const column = this.#names.namingOf(table);
    const value = column === null ? null : (row[column] ?? null);
    return isBlank(value) ? null : String(value);
  }

  person(id: string | null): string | null {
    return id === null ? null : (this.#people[id] ?? this.#names.ofRow('people', id));
  }

  value(plan: RecordPlan, shape: { refs: ReadonlyMap<string, { table: string }> }, field: string, value: Cell): Cell {
    if (typeof value !== 'string' || value === '') return value;
    const ref = shape.refs.get(field);
    if (ref?.table === 'customers') return value;
    if (ref) return this.#bundle.get(value) ?? this.#names.ofRow(ref.table, value) ?? value;
    if (field === 'person_id' || field.endsWith('_by')) return this.person(value) ?? value;
    return field.endsWith('_id') ? (this.#bundle.get(value) ?? value) : value;
  }

  record({ record, row, match }: RecordPlan, refs: ReadonlyMap<string, { table: string }>): string {
    const own = this.#naming(record.table, row) ?? (match ? this.#names.ofRow(record.table, match.id) : null);
    if (own !== null) return own;
    for (const [field, ref] of refs) {
      const value = row[field];
      if (typeof value !== 'string') continue;
      const name = this.#bundle.get(value) ?? (ref.table === 'customers' ? value : this.#names.ofRow(ref.table, value));
      if (name !== null) return name;
    }
    return '';
  }
}

const flat = (link: Link): Cell =>
  Array.isArray(link) ? link.filter((part) => part !== null && part !== '').join(', ') : link;

const importOf = (batch: BatchPlan, words: Words): BundleImport => {
  const countOf = (...outcomes: string[]): number =>
    batch.facts.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    id: String(batch.place),
    file: String(batch.row['file'] ?? ''),
    at: String(batch.row['at'] ?? ''),
    by: words.person(typeof batch.row['person_id'] === 'string' ? batch.row['person_id'] : null),
    added: countOf('added'),
    updated: countOf('theirs'),
    same: countOf('same', 'mine'),
    conflicts: hasConflict(batch) ? Math.max(1, countOf('conflict')) : 0,
    takenBack: batch.takenBack,
    examples: batch.facts
      .filter(({ outcome }) => outcome === 'conflict' || outcome === 'theirs')
      .slice(0, MOST_EXAMPLES)
      .flatMap(({ spec, natural, differs }) =>
        differs
          .filter(({ column }) => !column.endsWith('_rest'))
          .map(({ column, mine, theirs }) => ({
            what: `${FACT_WORDS[spec.table] ?? spec.table} ${flat(natural[spec.natural[0] ?? ''] ?? null) ?? ''}`.trim(),
            field: fieldWords(column),
            mine: flat(mine),
            theirs: flat(theirs),
          })),
      ),
  };
};

const recordOf = (plan: RecordPlan, { shapes }: Plan, words: Words): BundleRecord => {
  const { record } = plan;
  const shape = shapes.tables.get(record.table) ?? { refs: new Map<string, { table: string; column: string }>() };
  const said = (field: string, value: Cell | undefined): Cell => words.value(plan, shape, field, value ?? null);
  const shownFields = plan.fields.filter(({ field, with: leader }) => leader === null && !isQuiet(field));
  const fields = shownFields.map(
    (one): BundleField => ({
      field: one.field,
      label: fieldWords(one.field),
      kind: kindOf(one.field, [one.mine, one.theirs]),
      base: said(one.field, one.base),
      mine: said(one.field, one.mine),
      theirs: said(one.field, one.theirs),
      outcome: one.outcome,
      by: words.person(one.by?.[0] ?? null),
      at: one.by?.[1] ?? null,
    }),
  );
  // A new record says what it has.
  const made =
    plan.what === 'added'
      ? Object.entries(plan.row)
          .filter(([field, value]) => !isBlank(value) && !isQuiet(field) && field !== 'deleted_at')
          .map(
            ([field, value]): BundleField => ({
              field,
              label: fieldWords(field),
              kind: kindOf(field, [value]),
              base: null,
              mine: null,
              theirs: said(field, value),
              outcome: 'theirs',
              by: words.person(record.last?.[0] ?? null),
              at: record.last?.[1] ?? null,
            }),
          )
      : [];
  return {
    table: record.table,
    id: record.id,
    label: tableWords(record.table),
    name: words.record(plan, shape.refs),
    what: plan.what === 'nothing' ? 'changed' : plan.what,
    conflict: plan.conflict,
    settled: plan.settled,
    byKey: plan.match?.by === 'key',
    by: words.person(record.last?.[0] ?? null),
    at: record.last?.[1] ?? null,
    fields: made.length > 0 ? made : fields,
  };
};

/** Whether a record's plan has anything in it that a person should see. */
const isShown = (plan: RecordPlan): boolean =>
  plan.what !== 'nothing' &&
  (plan.what !== 'changed' || plan.conflict !== null || plan.fields.some(({ outcome }) => outcome !== 'mine'));

/** A plan in words, conflicts first. Rows that an import brought and nobody decides stand with their import. */
export const previewOf = (
  driver: Driver,
  bundle: Bundle,
  plan: Plan,
  imports: readonly BatchPlan[],
  limit: number,
): Shown => {
  const words = new Words(driver, bundle);
  const shown = plan.records.filter(isShown);
  const open = (one: RecordPlan): boolean => conflictsOf(one).length > 0;
  const first = (one: RecordPlan): number =>
    open(one) ? 0 : one.conflict === 'taken' ? 1 : one.record.batch === null ? 2 : 3;
  const count = (what: RecordPlan['what']): number => shown.filter((one) => one.what === what && !open(one)).length;
  const told = imports.filter(
    ({ isNew, facts }) => isNew || facts.some(({ outcome }) => outcome !== 'same' && outcome !== 'mine'),
  );
  return {
    counts: {
      added: count('added'),
      changed: count('changed') + count('restored'),
      removed: count('removed'),
      conflicts: shown.reduce((sum, one) => sum + conflictsOf(one).length, 0) + imports.filter(hasConflict).length,
      settled: shown.filter(({ settled }) => settled).length,
      facts: told.reduce(
        (sum, { facts }) => sum + facts.filter(({ outcome }) => outcome === 'added' || outcome === 'theirs').length,
        0,
      ),
      same: plan.records.filter((one) => !one.record.needed && !isShown(one)).length,
    },
    records: shown
      .toSorted((a, b) => first(a) - first(b))
      .slice(0, limit)
      .map((one) => recordOf(one, plan, words)),
    imports: told.map((batch) => importOf(batch, words)),
    takenBack: standingHere(driver, bundle),
  };
};
