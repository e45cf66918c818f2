import type { MetricValue } from '../../../shared/contract/metrics';
import { elapsedDays, type Period, periodDays, periodsWithin, previousComparable } from '../../../shared/domain/period';
import type { ServiceOf } from '../context';
import { definitionOf, METRICS } from '../metrics/catalogue';
import { evaluateGroup, unitOf } from '../metrics/evaluate';
import { sourceLine } from '../transfer/import/source-line';
import { evaluate, gatherSums, specsOf } from './metrics/evaluate';
import { rowsAsked, rowsBehind } from './metrics/rows';
import { writeRows } from './metrics/rows-file';
import { Targets } from './targets/amounts';
import { periodFrom, settingsOf } from './settings';

const MAX_TREND_POINTS = 400;

/** Variants of a metric share what stands before the dot: `aov`, `aov.gross`. */
const baseOf = (id: string): string => id.split('.')[0] ?? id;

/** Metrics: the catalogue, one figure with its formula filled in, its trend, its parts, its rows, its source line. */
export const metricsService: ServiceOf<'metrics'> = {
  'metrics.catalogue': async (input, context) => {
    const settings = await settingsOf(context);
    const period = periodFrom(input.period, settings.calendar);
    const db = context.store.read;
    const [now, before] = [
      await evaluate(db, { metrics: [], period, asOf: settings.today }, settings),
      await evaluate(
        db,
        { metrics: [], period: previousComparable(period, settings.today, settings.calendar), asOf: settings.today },
        settings,
      ),
    ];
    return METRICS.flatMap((spec, index) => {
      const value = now[index];
      const previous = before[index];
      return value && previous ? [{ definition: definitionOf(spec), value, previous }] : [];
    });
  },
  'metrics.evaluate': async (input, context) => {
    const settings = await settingsOf(context);
    return evaluate(
      context.store.read,
      {
        metrics: input.metrics,
        period: periodFrom(input.period, settings.calendar),
        by: input.by,
        asOf: input.asOf ?? settings.today,
      },
      settings,
    );
  },
  'metrics.get': async (input, context) => {
    const settings = await settingsOf(context);
    const period = periodFrom(input.period, settings.calendar);
    const [spec] = specsOf([input.metric]);
    if (!spec) throw new Error('A metric that was found is gone.');
    const db = context.store.read;
    const { groups, facts } = await gatherSums(
      db,
      [spec],
      { metrics: [spec.id], period, asOf: settings.today },
      settings,
    );
    const whole = groups.find((group) => group.group === null) ?? { group: null, label: null, measures: {} };
    const [previous] = await evaluate(
      db,
      {
        metrics: [spec.id],
        period: previousComparable(period, settings.today, settings.calendar),
        asOf: settings.today,
      },
      settings,
    );
    const value = evaluateGroup(spec, whole, facts);
    return {
      definition: definitionOf(spec),
      value,
      previous: previous ?? value,
      terms: spec.terms.map((term) => ({
        sign: term.sign,
        name: term.name,
        value:
          value.status === 'not_computable' && whole.measures[term.measure] === undefined
            ? null
            : (whole.measures[term.measure] ?? 0),
        unit: unitOf({ ...spec, unit: term.unit }, settings.currency),
        rows: term.rows === undefined ? null : (whole.measures[term.rows] ?? 0),
        metric: term.metric ?? null,
      })),
      elapsed: { days: elapsedDays(period, settings.today), of: periodDays(period) },
      asOf: settings.today,
      variants: METRICS.filter((other) => other.id !== spec.id && baseOf(other.id) === baseOf(spec.id)).map(
        ({ id, name }) => ({ id, name }),
      ),
    };
  },
  'metrics.trend': async (input, context) => {
    const settings = await settingsOf(context);
    const period = periodFrom(input.period, settings.calendar);
    const [spec] = specsOf([input.metric]);
    const points = periodsWithin(period, input.grain, settings.calendar).slice(0, MAX_TREND_POINTS);
    const db = context.store.read;
    const additive = spec?.additive === true && spec.dimensions.includes(input.grain);
    const span = {
      id: period.id,
      kind: 'range' as const,
      from: points[0]?.from ?? period.from,
      to: points.at(-1)?.to ?? period.to,
    };
    const byTime = additive
      ? new Map(
          (
            await evaluate(
              db,
              { metrics: [input.metric], period: span, by: input.grain, asOf: settings.today },
              settings,
            )
          ).map((value) => [value.group, value]),
        )
      : undefined;
    // Sales alone say of a day without a row what its own reading would: a year has fifty Sundays.
    const sums =
      additive && spec.sources.join() === 'sales' && !spec.extra
        ? await gatherSums(
            db,
            [spec],
            { metrics: [spec.id], period: span, by: input.grain, asOf: settings.today },
            settings,
          )
        : null;
    const there = new Set(sums?.groups.map(({ group }) => group));
    const ofPoint = async (point: Period): Promise<MetricValue | undefined> => {
      const group = input.grain === 'day' ? point.from : point.id;
      const known = byTime?.get(group);
      if (known) return known;
      if (spec && sums && !there.has(group)) {
        const silent = sums.silentIn(point);
        return evaluateGroup(spec, silent.group, silent.facts);
      }
      return (await evaluate(db, { metrics: [input.metric], period: point, asOf: settings.today }, settings))[0];
    };
    const targets = input.metric === 'net-sales' ? await Targets.read(db, settings) : null;
    const result: {
      period: string;
      from: string;
      to: string;
      value: MetricValue;
      targetMinor: number | null;
      elapsedDays: number;
      days: number;
    }[] = [];
    for (const point of points) {
      const fresh = await ofPoint(point);
      if (!fresh) continue;
      const targetMinor = (await targets?.of(point, null)) ?? null;
      const partial =
        settings.today < point.to && settings.today >= point.from && fresh.status === 'ok'
          ? { status: 'partial' as const }
          : {};
      result.push({
        period: point.id,
        from: point.from,
        to: point.to,
        value: { ...fresh, ...partial },
        targetMinor,
        elapsedDays: elapsedDays(point, settings.today),
        days: periodDays(point),
      });
    }
    return { points: result };
  },
  'metrics.breakdown': async (input, context) => {
    const settings = await settingsOf(context);
    const period = periodFrom(input.period, settings.calendar);
    const db = context.store.read;
    const request = { metrics: [input.metric], period, asOf: settings.today };
    const before = { ...request, period: previousComparable(period, settings.today, settings.calendar) };
    const groups = await evaluate(db, { ...request, by: input.by }, settings);
    const timed = input.by === 'day' || input.by === 'week' || input.by === 'month';
    const previous = new Map(
      timed ? [] : (await evaluate(db, { ...before, by: input.by }, settings)).map((value) => [value.group, value]),
    );
    const [total] = await evaluate(db, request, settings);
    const [previousTotal] = await evaluate(db, before, settings);
    if (!total || !previousTotal) throw new Error('A metric gave no figure.');
    const [spec] = specsOf([input.metric]);
    return {
      groups: groups.slice(0, input.limit).map((current) => ({
        current,
        previous: previous.get(current.group) ?? null,
        share:
          spec?.additive && !(timed && spec.eachPeriod) && total.value && current.value !== null
            ? current.value / total.value
            : null,
      })),
      total,
      previousTotal,
      more: Math.max(0, groups.length - input.limit),
    };
  },
  'metrics.rows': async (input, context) => {
    const settings = await settingsOf(context);
    return rowsBehind(
      context.store.read,
      { ...rowsAsked(input, settings), limit: input.limit, offset: input.offset },
      settings,
    );
  },
  'metrics.exportRows': ({ file, ...input }, context) => writeRows(context, input, file),
  'metrics.sourceLine': (input, context) => sourceLine(context.store.read, input.batch, input.line),
};
