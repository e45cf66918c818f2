import type { ChannelLine, InvestorReport, Products } from '../../../../../shared/contract/reports';
import type { Story } from '../../../../../shared/contract/story';
import { INDEX_UNIT } from '../../../../../shared/domain/investor';
import type { Rules, Shown } from './rules';

type Amount = Shown['amount'];
type Line = Products['rows'][number];
type Unit = Story['calls'][number]['unit'];

const optional = (amount: Amount, value: number | null): number | null => (value === null ? null : amount(value));

const paceOf = (pace: NonNullable<ChannelLine['pace']>, amount: Amount) => ({
  ...pace,
  actualMinor: amount(pace.actualMinor),
  targetMinor: amount(pace.targetMinor),
  expectedMinor: amount(pace.expectedMinor),
  outlookMinor: amount(pace.outlookMinor),
});

/** What people say with a number in it stays among those who may read the number. */
const withoutNumbers = (text: string): string => (/\p{N}/u.test(text) ? '' : text);

const storyOf = (story: Story, amount: Amount, indexed: boolean): Story => {
  const inMoney = story.currency !== null;
  const of = (value: number): number => (inMoney ? amount(value) : value);
  // Calls and offsets of other measures stand beside those of the story's own.
  const counted = (unit: Unit): ((value: number) => number) =>
    (unit ?? story).currency === null ? (value) => value : amount;
  const unitOf = (unit: Unit): Unit =>
    unit && unit.currency !== null && indexed ? { ...unit, currency: INDEX_UNIT } : unit;
  return {
    ...story,
    currency: inMoney && indexed ? INDEX_UNIT : story.currency,
    calls: story.calls.map((call) => {
      const own = counted(call.unit);
      return {
        ...call,
        unit: unitOf(call.unit),
        expected: optional(own, call.expected),
        target: own(call.target),
        toTarget: own(call.toTarget),
        covered: own(call.covered),
        uncovered: own(call.uncovered),
        reason: withoutNumbers(call.reason),
      };
    }),
    offsets: story.offsets.map((offset) => {
      const own = counted(offset.unit);
      return {
        ...offset,
        unit: unitOf(offset.unit),
        short: { ...offset.short, by: own(offset.short.by) },
        over: { ...offset.over, by: own(offset.over.by) },
        amount: own(offset.amount),
        shortLeft: own(offset.shortLeft),
        parent: offset.parent && {
          ...offset.parent,
          toTarget: own(offset.parent.toTarget),
          rest: own(offset.parent.rest),
        },
        // The sentence was written with the exact amounts.
        sentence: `${offset.short.name} falls short, and ${offset.over.name} makes up for it.`,
      };
    }),
    shortage: of(story.shortage),
    covered: of(story.covered),
    uncovered: of(story.uncovered),
  };
};

const lineOf = (line: Line, amount: Amount, total: number): Line => {
  const netMinor = amount(line.netMinor);
  return {
    ...line,
    netMinor,
    previousMinor: amount(line.previousMinor),
    // From the shown amounts, so that an exact share does not tell an exact one.
    share: line.share === null || total === 0 ? null : netMinor / total,
    byChannel: line.byChannel.map(amount),
    units: 0,
    onHand: null,
    daysOfStock: null,
    sellThrough: null,
  };
};

const productsOf = (products: Products, amount: Amount, hidden: boolean): Products => {
  const total = amount(products.total.netMinor);
  const of = (line: Line): Line => lineOf(line, amount, total);
  return {
    ...products,
    columns: hidden ? [] : products.columns,
    rows: hidden ? [] : products.rows.map(of),
    rest: hidden || !products.rest ? null : of(products.rest),
    total: of(products.total),
  };
};

/** Everything that is net sales or made of them: channels, targets, story, trend, products, places. */
export const discloseSales = (report: InvestorReport, rules: Rules): Partial<InvestorReport> => {
  const shown = rules.of('net-sales');
  const { pace, story, places, channels } = report;
  const lines = channels.map((line) => ({
    ...line,
    net: rules.value(line.net),
    previous: rules.values(line.previous),
    aov: rules.values(line.aov),
    aovPrevious: rules.values(line.aovPrevious),
    orders: rules.values(line.orders),
    ...(line.cac === undefined ? {} : { cac: rules.values(line.cac) }),
    ...(line.cacPrevious === undefined ? {} : { cacPrevious: rules.values(line.cacPrevious) }),
  }));
  if (!shown) return { channels: lines };
  const { amount } = shown;
  const hidden = shown.treatment === 'hidden';
  return {
    pace:
      pace && !hidden
        ? { ...pace, ...paceOf(pace, amount), lowMinor: amount(pace.lowMinor), highMinor: amount(pace.highMinor) }
        : null,
    paceNote: hidden ? null : report.paceNote,
    channels: hidden
      ? []
      : lines.map((line) => ({
          ...line,
          targetMinor: optional(amount, line.targetMinor),
          pace: line.pace && paceOf(line.pace, amount),
        })),
    story: story && !hidden ? storyOf(story, amount, shown.treatment === 'indexed') : null,
    trend: hidden
      ? []
      : report.trend.map((point) => ({
          ...point,
          netMinor: optional(amount, point.netMinor),
          targetMinor: optional(amount, point.targetMinor),
          outlookMinor: optional(amount, point.outlookMinor),
        })),
    products: productsOf(report.products, amount, hidden),
    places: {
      ...places,
      retail: hidden
        ? []
        : places.retail.map((line) => ({
            ...line,
            storeMinor: amount(line.storeMinor),
            dotcomMinor: amount(line.dotcomMinor),
            unsaidMinor: amount(line.unsaidMinor),
            totalMinor: amount(line.totalMinor),
            storePrevious: amount(line.storePrevious),
            dotcomPrevious: amount(line.dotcomPrevious),
            totalPrevious: amount(line.totalPrevious),
          })),
      web: amount(places.web),
      stores: amount(places.stores),
      dotcom: amount(places.dotcom),
      trade: amount(places.trade),
      unsaid: amount(places.unsaid),
      total: amount(places.total),
    },
  };
};
