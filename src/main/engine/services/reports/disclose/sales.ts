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

/**
 * What becomes of the amounts of one measure: by its own rule, else by that of net sales where it is money or units, of
 * which sales are made. A count has no index: where it would need one it is kept back.
 */
const measureIn = (rules: Rules, inMoney: boolean) => {
  const sales = rules.of('net-sales');
  return (unit: Unit): Shown | null => {
    const metric = unit?.metric ?? (inMoney ? 'net-sales' : 'units');
    const money = unit ? unit.currency !== null : inMoney;
    const shown = rules.of(metric) ?? (money || metric === 'units' ? sales : null);
    return shown?.treatment === 'indexed' && !money ? { ...shown, treatment: 'hidden' } : shown;
  };
};

const same: Amount = (value) => value;

/** Calls and offsets as they may be read; null where those of the story's own measure may not. */
const storyOf = (story: Story, rules: Rules): Story | null => {
  const inMoney = story.currency !== null;
  const shownOf = measureIn(rules, inMoney);
  const whole = shownOf(null);
  if (whole?.treatment === 'hidden') return null;
  const isShown = ({ unit }: { unit: Unit }): boolean => shownOf(unit)?.treatment !== 'hidden';
  // Calls and offsets of other measures stand beside those of the story's own.
  const counted = (unit: Unit): Amount => shownOf(unit)?.amount ?? same;
  const of = counted(null);
  const unitOf = (unit: Unit): Unit =>
    unit && shownOf(unit)?.treatment === 'indexed' ? { ...unit, currency: INDEX_UNIT } : unit;
  const untouched = ({ unit }: { unit: Unit }): boolean => whole === null && shownOf(unit) === null;
  return {
    ...story,
    currency: whole?.treatment === 'indexed' ? INDEX_UNIT : story.currency,
    calls: story.calls.filter(isShown).map((call) => {
      if (untouched(call)) return call;
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
    offsets: story.offsets.filter(isShown).map((offset) => {
      if (untouched(offset)) return offset;
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
  const told = story && storyOf(story, rules);
  if (!shown) return { channels: lines, story: told };
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
    story: hidden ? null : told,
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
