import type { Figure, InvestorReport, WeeklyReport } from '../../../shared/contract/reports';
import type { Because, Restatement } from '../../../shared/contract/snapshots';
import type { MetricValue } from '../../../shared/contract/metrics';
import type { ReportBlock } from '../../../shared/domain/report-blocks';

/**
 * Restatements: what a frozen report said against what its figures are now. Pure: both reports are values, and so is
 * the list of what happened in between. Only figures that speak of days are compared; how far deals had come and how
 * fresh files were is how things stood on that day, and does not become wrong by going on.
 */

type Told = {
  key: string;
  block: ReportBlock;
  label: string;
  group: string | null;
  metric: string;
  version: number | null;
  period: string;
  from: string;
  to: string;
  unit: string;
  value: number | null;
  reason: string | null;
};
type Report = WeeklyReport | InvestorReport;

/** The stage of a deal is how it stands now: its weight on a day gone by is not kept. */
const STANDING: ReadonlySet<string> = new Set(['weighted-pipeline']);

/** What happened after a report was frozen, and what of the data it touched. */
export type Cause = Because & {
  /** By kind of data the days that it touched; null for every day. */
  touched: ReadonlyMap<string, { from: string; to: string } | null>;
};

const teller = (report: Report) => {
  const spans = new Map(report.footnotes.map(({ number, span }) => [number, span]));
  const days = (note: number) => spans.get(note) ?? report.span;
  const value = (
    block: ReportBlock,
    key: string,
    label: string,
    of: MetricValue,
    group: string | null = null,
  ): Told => {
    const span =
      report.footnotes.find((note) => note.definition === of.metric && note.span.period === of.period)?.span ??
      report.span;
    return {
      key,
      block,
      label,
      group,
      metric: of.metric,
      version: of.version,
      period: of.period,
      from: span.from,
      to: span.to,
      unit: of.unit,
      value: of.value,
      reason: of.reason,
    };
  };
  const figure = (block: ReportBlock, of: Figure): Told[] =>
    STANDING.has(of.value.metric)
      ? []
      : [{ ...value(block, `${of.value.metric} ${of.value.period}`, of.label, of.value), ...between(days(of.note)) }];
  const amount = (
    block: ReportBlock,
    key: string,
    label: string,
    metric: string,
    minor: number,
    group: string | null,
  ): Told => ({
    key,
    block,
    label,
    group,
    metric,
    version: null,
    period: report.span.period,
    ...between(report.span),
    unit: metric === 'units' ? 'units' : report.currency,
    value: minor,
    reason: null,
  });
  return { value, figure, amount };
};
const between = ({ from, to }: { from: string; to: string }) => ({ from, to });

const shared = (report: Report): Told[] => {
  const { value, figure, amount } = teller(report);
  const places = 'retail' in report ? report.retail.places : report.places;
  const products = 'retail' in report ? report.retail.products : report.products;
  return [
    ...report.channels.flatMap(({ id, name, net, orders, aov, cac }) =>
      id === null
        ? []
        : [
            value('company', `net ${id}`, 'Net sales', net, name),
            ...(orders ? [value('company', `orders ${id}`, 'Orders', orders, name)] : []),
            ...(aov ? [value('company', `aov ${id}`, 'Average order', aov, name)] : []),
            ...(cac ? [value('company', `cac ${id}`, 'Cost per new customer', cac, name)] : []),
          ],
    ),
    ...places.retail.flatMap((line) => [
      amount('retail', `store ${line.name}`, 'Net sales in stores', 'net-sales', line.storeMinor, line.name),
      amount('retail', `dotcom ${line.name}`, 'Net sales on .com', 'net-sales', line.dotcomMinor, line.name),
    ]),
    ...products.rows.flatMap((line) => [
      amount('retail', `product ${line.sku}`, 'Net sales', 'net-sales', line.netMinor, line.name),
      amount('retail', `units ${line.sku}`, 'Units sold', 'units', line.units, line.name),
    ]),
    ...report.sales.figures.flatMap((of) => figure('sales', of)),
    ...report.sales.reps.map((line) =>
      amount('sales', `rep ${line.name}`, 'Revenue', 'revenue-by-rep', line.netMinor, line.name),
    ),
    ...report.marketing.figures.flatMap((of) => figure('marketing', of)),
    ...report.marketing.campaigns.flatMap(({ name, spend, leads }) => [
      ...(spend ? [value('marketing', `spend ${name}`, 'Spent', spend, name)] : []),
      ...(leads ? [value('marketing', `leads ${name}`, 'Leads', leads, name)] : []),
    ]),
  ];
};

/** Every figure of a report that speaks of days, once, in the order of the sheet. */
export const figuresOf = (report: Report): Told[] => {
  const { figure } = teller(report);
  const own =
    'd2c' in report
      ? [report.net, report.frameNet, report.orders, report.spend].flatMap((of) => figure('company', of))
      : [report.net, ...report.key.map((one) => one.figure), ...report.customers].flatMap((of) =>
          figure('company', of),
        );
  const middle =
    'd2c' in report
      ? [
          ...[report.d2c.aov, report.d2c.cac, report.d2c.newCustomers].flatMap((of) => figure('direct', of)),
          ...report.retail.figures.flatMap((of) => figure('retail', of)),
        ]
      : [];
  return [...new Map([...own, ...middle, ...shared(report)].map((told) => [told.key, told])).values()];
};

const overlaps = (days: { from: string; to: string } | null | undefined, of: Told): boolean =>
  days === null || (days !== undefined && days.from <= of.to && days.to >= of.from);

/** What may have changed a figure: what touched its kind of data in its days. */
const becauseOf = (
  was: Told,
  now: Told,
  causes: readonly Cause[],
  sourcesOf: (metric: string) => readonly string[],
): Because[] => {
  const definition: Because[] =
    was.version !== null && now.version !== null && was.version !== now.version
      ? [
          {
            kind: 'definition',
            id: null,
            label: `${now.label} is now defined as version ${now.version}, then as version ${was.version}`,
            at: null,
            by: null,
          },
        ]
      : [];
  const found = causes.filter(({ touched }) =>
    sourcesOf(was.metric).some((source) => overlaps(touched.get(source), was)),
  );
  return [...definition, ...found.map(({ kind, id, label, at, by }) => ({ kind, id, label, at, by }))];
};

/** Ratios differ in their last bits when they are summed in another order. */
const same = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= Math.abs(a) * 1e-12);

/** Each figure that is another one now, with what may have changed it. A figure that only one of both reports has is no restatement: lists are cut to the largest. */
export const restatementsOf = (
  was: Report,
  now: Report,
  causes: readonly Cause[],
  sourcesOf: (metric: string) => readonly string[],
): Restatement[] => {
  const live = new Map(figuresOf(now).map((told) => [told.key, told]));
  return figuresOf(was).flatMap((before) => {
    const after = live.get(before.key);
    if (!after || (same(before.value, after.value) && before.unit === after.unit)) return [];
    return [
      {
        block: before.block,
        label: before.label,
        group: before.group,
        metric: before.metric,
        period: before.period,
        unit: before.unit,
        nowUnit: after.unit,
        was: before.value,
        now: after.value,
        wasReason: before.reason,
        nowReason: after.reason,
        because: becauseOf(before, after, causes, sourcesOf),
      },
    ];
  });
};
