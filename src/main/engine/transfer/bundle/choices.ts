import type { Cell } from './decide';
import { type BatchPlan, hasConflict } from './plan-facts';
import { conflictsOf, type Plan, type RecordPlan, recordMark } from './plan';
import { touchKey } from './touches';

type Side = 'mine' | 'theirs';
/** What a person decided: of a record's field, of a whole record (an empty field), or of an import (`imports` and its place). */
type Choice = { table: string; id: string; field: string; take: Side };

/** A record as it is to be written, and what was decided about it. */
export type Resolved = {
  plan: RecordPlan;
  /** Nothing of it is taken. */
  left: boolean;
  take: { field: string; value: Cell }[];
  decided: { field: string; theirs: Cell; take: Side }[];
};

const choiceKey = (table: string, id: string, field: string): string => `${touchKey(table, id)}\n${field}`;

export class Choices {
  readonly #made: Map<string, Side>;
  /** What is taken in every conflict that is not decided one by one. */
  readonly #rest: Side | null;
  #open = 0;

  constructor(choices: readonly Choice[], rest: Side | null) {
    this.#made = new Map(choices.map((one) => [choiceKey(one.table, one.id, one.field), one.take]));
    this.#rest = rest;
  }

  /** Conflicts that nobody has decided. */
  get open(): number {
    return this.#open;
  }

  of(table: string, id: string, field: string): Side | undefined {
    return this.#made.get(choiceKey(table, id, field));
  }

  #decide(table: string, id: string, field: string): Side | undefined {
    const side = this.of(table, id, field) ?? this.#rest ?? undefined;
    if (side === undefined) this.#open += 1;
    return side;
  }

  record(plan: RecordPlan): Resolved {
    const { table, id } = plan.record;
    const whole = this.of(table, id, '');
    const open = conflictsOf(plan);
    const decided: Resolved['decided'] = [];
    if (plan.what === 'nothing' || plan.conflict === 'taken') return { plan, left: true, take: [], decided };
    if (open.some(({ field }) => field === '')) {
      const side = this.#decide(table, id, '');
      if (side) decided.push({ field: '', theirs: recordMark(plan), take: side });
      if (side !== 'theirs') return { plan, left: true, take: [], decided };
    } else if (whole === 'mine' || (plan.settled && whole !== 'theirs')) {
      for (const { field } of open) {
        const theirs = plan.fields.find((one) => one.field === field)?.theirs ?? null;
        decided.push({ field, theirs, take: 'mine' });
      }
      return { plan, left: true, take: [], decided };
    }
    const sides = new Map<string, Side | undefined>();
    for (const one of plan.fields) {
      if (one.with !== null && one.outcome === 'conflict') continue;
      let side: Side | undefined = this.of(table, id, one.field);
      if (one.outcome === 'conflict' && plan.conflict === null) {
        side = side ?? whole ?? this.#decide(table, id, one.field);
        if (side) decided.push({ field: one.field, theirs: one.theirs, take: side });
      } else side ??= one.outcome === 'mine' ? 'mine' : 'theirs';
      sides.set(one.field, side);
    }
    for (const one of plan.fields)
      if (one.with !== null && one.outcome === 'conflict') sides.set(one.field, sides.get(one.with) ?? 'theirs');
    const take = plan.fields.flatMap(({ field, theirs }) =>
      sides.get(field) === 'theirs' ? [{ field, value: theirs }] : [],
    );
    return { plan, left: plan.what === 'changed' && take.length === 0, take, decided };
  }

  /** Which side's facts of an import count where the two differ; whether it is taken at all. */
  batch(batch: BatchPlan): { taken: boolean; conflicts: Side | undefined } {
    const chosen = this.of('imports', String(batch.place), '');
    if (!hasConflict(batch)) return { taken: chosen !== 'mine', conflicts: 'mine' };
    const side = this.#decide('imports', String(batch.place), '');
    return { taken: side !== undefined && !(batch.takenBack && side === 'mine'), conflicts: side };
  }
}

/** A plan with everything decided that was decided. */
export const resolve = (plan: Plan, choices: Choices): Resolved[] => plan.records.map((one) => choices.record(one));
