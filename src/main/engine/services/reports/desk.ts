import type { MetricValue } from '../../../../shared/contract/metrics';
import type { Figure, Footnote, Span } from '../../../../shared/contract/reports';
import type { Dimension } from '../../../../shared/domain/dimensions';
import { minDay } from '../../../../shared/domain/day';
import { elapsedDays, type Period, periodDays, previousComparable } from '../../../../shared/domain/period';
import { definitionOf } from '../../metrics/catalogue';
import { evaluateGroup, unitOf } from '../../metrics/evaluate';
import { FootnoteNumbers } from '../../metrics/footnotes';
import type { Measures, MetricSpec } from '../../metrics/types';
import type { ReadDb } from '../../store/dialect';
import { evaluate, gatherSums, specsOf } from '../metrics/evaluate';
import type { Settings } from '../settings';
import { rowsBehindSum } from './rows';

type Known = { spec: MetricSpec; value: MetricValue; measures: Measures };
type OwnNote = {
  label: string;
  formula: string;
  definition: string;
  version: number;
  rows: number | null;
  noun: string | null;
  value: MetricValue;
};

/**
 * Where a report gets its figures: every number comes from the metric engine, for one period and the same
 * elapsed days of the one before, and takes its footnote as it is asked for.
 */
export class Desk {
  readonly before: Period;
  readonly #numbers = new FootnoteNumbers();
  readonly #notes = new Map<number, Footnote>();
  readonly #known = new Map<string, Known>();

  constructor(
    readonly db: ReadDb,
    readonly settings: Settings,
    readonly period: Period,
  ) {
    this.before = this.beforeOf(period);
  }

  /** The same elapsed days of the period before. */
  beforeOf(period: Period): Period {
    return previousComparable(period, this.settings.today, this.settings.calendar);
  }

  /** The last day of a period that has come. */
  lastDay(period: Period = this.period): string {
    return minDay(period.to, this.settings.today);
  }

  span(period: Period): Span {
    return {
      period: period.id,
      kind: period.kind,
      from: period.from,
      to: period.to,
      days: periodDays(period),
      elapsed: elapsedDays(period, this.settings.today),
    };
  }

  /** Reads what is asked for once and together: metrics of the same source share one reading. */
  async read(ids: readonly string[], period: Period): Promise<void> {
    const specs = specsOf(ids.filter((id) => !this.#known.has(`${id} ${period.id}`)));
    if (ids.every((id) => this.#known.has(`${id} ${period.id}`))) return;
    const { groups, facts } = await gatherSums(
      this.db,
      specs,
      { metrics: specs.map((spec) => spec.id), period, asOf: this.settings.today },
      this.settings,
    );
    const whole = groups.find((group) => group.group === null) ?? { group: null, label: null, measures: {} };
    for (const spec of specs)
      this.#known.set(`${spec.id} ${period.id}`, {
        spec,
        value: evaluateGroup(spec, whole, facts),
        measures: whole.measures,
      });
  }

  async value(id: string, period: Period = this.period): Promise<MetricValue> {
    return (await this.#get(id, period)).value;
  }

  /** The number of a figure's footnote; the note is written when it is first asked for. */
  async note(id: string, period: Period = this.period): Promise<number> {
    const { spec, value, measures } = await this.#get(id, period);
    const number = this.#numbers.of(id, period.id);
    if (this.#notes.has(number)) return number;
    const definition = definitionOf(spec);
    const before = this.beforeOf(period);
    this.#notes.set(number, {
      number,
      label: spec.name,
      formula: spec.formula,
      terms: spec.terms.map((term) => ({
        sign: term.sign,
        name: term.name,
        value:
          value.status === 'not_computable' && measures[term.measure] === undefined
            ? null
            : (measures[term.measure] ?? 0),
        unit: unitOf({ ...spec, unit: term.unit }, this.settings.currency),
        rows: term.rows === undefined ? null : (measures[term.rows] ?? 0),
        metric: term.metric ?? null,
      })),
      definition: spec.id,
      version: spec.version,
      span: this.span(period),
      before: { from: before.from, to: before.to },
      rows: rowsBehindSum(spec, measures),
      noun: definition.rows,
      value,
    });
    return number;
  }

  /** A note for what is not in the catalogue: an outlook, a cohort table. */
  ownNote(own: OwnNote, period: Period = this.period): number {
    const number = this.#numbers.of(own.definition, period.id);
    if (!this.#notes.has(number))
      this.#notes.set(number, { ...own, number, terms: [], span: this.span(period), before: null });
    return number;
  }

  /** A figure with its comparison and footnote. */
  async figure(
    id: string,
    {
      label,
      period = this.period,
      targetMinor = null,
    }: { label?: string; period?: Period; targetMinor?: number | null } = {},
  ): Promise<Figure> {
    const { spec, value } = await this.#get(id, period);
    const previous = await this.value(id, this.beforeOf(period));
    return {
      label: label ?? spec.name,
      value,
      previous,
      better: spec.better,
      targetMinor,
      note: await this.note(id, period),
    };
  }

  async figures(ids: readonly string[], period: Period = this.period): Promise<Figure[]> {
    await this.read(ids, period);
    await this.read(ids, this.beforeOf(period));
    const figures: Figure[] = [];
    for (const id of ids) figures.push(await this.figure(id, { period }));
    return figures;
  }

  /** One part of a figure with a footnote of its own; null value where the part has nothing. */
  async part(
    id: string,
    by: Dimension,
    group: string,
    period: Period,
  ): Promise<{ value: MetricValue; note: number; name: string }> {
    const { spec, value: whole } = await this.#get(id, period);
    const { groups, facts } = await gatherSums(
      this.db,
      [spec],
      { metrics: [id], period, by, asOf: this.settings.today },
      this.settings,
    );
    const found = groups.find((one) => one.group === group);
    const value: MetricValue = found
      ? evaluateGroup(spec, found, facts)
      : {
          ...whole,
          group,
          status: 'not_computable',
          value: null,
          numerator: null,
          denominator: null,
          reason: `${spec.name} has nothing under “${group.slice(0, 80)}” in this period.`,
          smallN: false,
        };
    const name = `${spec.name}, ${value.label ?? group}`;
    const number = this.#numbers.of(`${id} ${by} ${group}`, period.id);
    if (!this.#notes.has(number))
      this.#notes.set(number, {
        number,
        label: name,
        formula: spec.formula,
        terms: [],
        definition: spec.id,
        version: spec.version,
        span: this.span(period),
        before: null,
        rows: found ? rowsBehindSum(spec, found.measures) : null,
        noun: definitionOf(spec).rows,
        value,
      });
    return { value, note: number, name };
  }

  /** A breakdown, as the metric engine makes it. */
  by(metrics: readonly string[], by: Dimension, period: Period = this.period): Promise<MetricValue[]> {
    return evaluate(this.db, { metrics, period, by, asOf: this.settings.today }, this.settings);
  }

  /** One metric's breakdown by its groups. */
  async groups(metric: string, by: Dimension, period: Period = this.period): Promise<Map<string, MetricValue>> {
    return new Map((await this.by([metric], by, period)).map((value) => [value.group ?? '', value]));
  }

  footnotes(): Footnote[] {
    return [...this.#notes.values()].toSorted((a, b) => a.number - b.number);
  }

  async #get(id: string, period: Period): Promise<Known> {
    await this.read([id], period);
    const known = this.#known.get(`${id} ${period.id}`);
    if (!known) throw new Error('A metric gave no figure.');
    return known;
  }
}
