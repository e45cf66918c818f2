import type { HandOff, WeeklyReport } from '../../../../shared/contract/reports';
import { change, money, number, percent, periodShort, plural, stepMedian, times } from '../../format';
import {
  comparedWith,
  countWords,
  listWords,
  paceWords,
  periodOfSpan,
  sentenceCase,
  shortName,
  staleWords,
  toDate,
  toTarget,
} from '../words';
import { figureText } from '../figures';

const amount = (minor: number, currency: string): string => money(minor, currency, { cents: 'never' });

/** `6.1% down`, `level`. */
export const moved = (now: number | null, before: number | null | undefined): string | null => {
  const share = change(now, before);
  if (share === null) return null;
  return Math.abs(share) < 0.0005 ? 'level' : `${percent(Math.abs(share))} ${share < 0 ? 'down' : 'up'}`;
};

/** The sentence on top, unless a person wrote their own. */
export const weeklyHeadline = (report: WeeklyReport): string => {
  if (report.texts.headline.trim() !== '') return report.texts.headline.trim();
  const { net, span, frame, pace, currency } = report;
  const name = sentenceCase(periodShort(periodOfSpan(span)));
  if (net.value.value === null) return `${name}: ${net.value.reason ?? 'net sales cannot be computed.'}`;
  const sold = `${name} ${span.elapsed < span.days ? 'has sold' : 'sold'} ${amount(net.value.value, currency)}`;
  const { targetMinor } = net;
  const difference = targetMinor === null || span.elapsed < span.days ? null : net.value.value - targetMinor;
  const against = moved(net.value.value, net.previous?.value);
  const first =
    difference !== null
      ? `${sold}, ${difference === 0 ? 'on target' : `${amount(Math.abs(difference), currency)} ${difference < 0 ? 'short' : 'over'}`}.`
      : against
        ? `${sold}, ${against === 'level' ? 'level with' : `${against} on`} ${comparedWith(periodOfSpan(span), report.today, report.calendar)}.`
        : `${sold}.`;
  if (!pace) return first;
  const over = frame.elapsed >= frame.days;
  const name2 = frame.kind === 'quarter' ? 'The quarter' : frame.kind === 'year' ? 'The year' : 'The period';
  return `${first} ${name2} ${over ? 'ended' : 'is heading for'} ${over ? '' : `${amount(pace.outlookMinor, currency)}, `}${toTarget(Math.round(pace.outlookMinor - pace.targetMinor), currency)}.`;
};

export const companyFinding = ({ channels, pace, net, currency }: WeeklyReport): string => {
  const judged = channels.filter((line) => line.pace && line.id !== null);
  if (pace && judged.length > 0) {
    const ahead = judged.filter((line) => line.pace && line.pace.actualMinor >= line.pace.expectedMinor).length;
    const behind = judged.length - ahead;
    const parts = [
      ahead > 0 && `${countWords(ahead)} ${ahead === 1 ? 'channel' : 'channels'} ahead of pace`,
      behind > 0 && `${countWords(behind)} behind`,
    ].filter((part) => part !== false);
    return `The company is ${paceWords(pace.actualMinor, pace.expectedMinor)}; ${parts.join(', ')}`;
  }
  const biggest = channels.find((line) => line.id !== null && (line.net.value ?? 0) > 0);
  if (!biggest || !net.value.value)
    return net.value.value === null
      ? 'There are no sales to report'
      : `Net sales came to ${amount(net.value.value, currency)}`;
  return `${shortName(biggest.name)} brought ${percent((biggest.net.value ?? 0) / net.value.value)} of net sales`;
};

export const daysFinding = ({ trend }: WeeklyReport, noun: string, nouns: string): string => {
  const whole = trend.filter((point) => point.netMinor !== null && point.elapsed >= point.days);
  const judged = whole.filter((point) => point.targetMinor !== null);
  if (judged.length > 0) {
    const beat = judged.filter((point) => (point.netMinor ?? 0) >= (point.targetMinor ?? 0)).length;
    return beat === judged.length
      ? `Every ${noun} reached its target`
      : beat === 0
        ? `No ${noun} reached its target`
        : `${sentenceCase(countWords(beat))} of ${countWords(judged.length)} ${nouns} reached their target`;
  }
  return `Net sales by ${noun}`;
};

export const gapFinding = ({ gap, currency }: WeeklyReport): string => {
  const last = gap.at(-1);
  const before = gap.at(-2);
  if (!last) return 'Distance to pace';
  if (!before)
    return `${amount(Math.abs(last.differenceMinor), currency)} ${last.differenceMinor < 0 ? 'behind' : 'ahead of'} pace`;
  const step = last.differenceMinor - before.differenceMinor;
  if (step === 0) return 'The distance to pace did not change';
  return last.differenceMinor < 0
    ? `The gap ${step > 0 ? 'closed' : 'grew'} by ${amount(Math.abs(step), currency)}`
    : `The lead ${step > 0 ? 'grew' : 'shrank'} by ${amount(Math.abs(step), currency)}`;
};

export const d2cFinding = ({ d2c }: WeeklyReport): string => {
  const { aov, cac } = d2c;
  if (aov.value.value === null) return aov.value.reason ?? 'There are no orders';
  const order = moved(aov.value.value, aov.previous?.value);
  const customer = cac.value.value === null ? null : moved(cac.value.value, cac.previous?.value);
  const first = `The average order was ${figureText(aov.value)}${order ? `, ${order}` : ''}`;
  return cac.value.value === null
    ? first
    : `${first}; a new customer cost ${figureText(cac.value)}${customer ? `, ${customer}` : ''}`;
};

export const retailFinding = ({ retail, currency }: WeeklyReport): string => {
  const { places, products } = retail;
  const stores = places.retail.reduce((sum, line) => sum + line.storePrevious, 0);
  const dotcom = places.retail.reduce((sum, line) => sum + line.dotcomPrevious, 0);
  const site = places.dotcom > 0 || dotcom > 0 ? moved(places.dotcom, dotcom) : null;
  const store = places.stores > 0 || stores > 0 ? moved(places.stores, stores) : null;
  const best = products.rows[0];
  const parts = [store && `stores are ${store}`, site && `the partners’ own sites ${site}`].filter(
    (part): part is string => Boolean(part),
  );
  if (parts.length > 0)
    return sentenceCase(
      `${listWords(parts)}${best && best.netMinor > 0 ? `; ${shortName(best.name)} sells most` : ''}`,
    );
  return best && best.netMinor > 0
    ? `${shortName(best.name)} sells most, ${amount(best.netMinor, currency)}`
    : 'Nothing was sold at retail';
};

export const salesFinding = ({ sales, currency }: WeeklyReport): string => {
  const won = sales.figures.find((figure) => figure.value.metric === 'win-rate')?.value;
  const value = sales.figures.find((figure) => figure.value.metric === 'won-value')?.value;
  const late = sales.forecast.find((line) => line.due === 'overdue');
  if (sales.open.count === 0 && won?.value == null) return 'There are no deals yet';
  const closed =
    won?.value == null
      ? 'No deal closed'
      : `${sentenceCase(countWords(won.numerator ?? 0))} won, ${countWords((won.denominator ?? 0) - (won.numerator ?? 0))} lost${value?.value ? `, ${amount(value.value, currency)} won` : ''}`;
  return `${closed}; ${late && late.count > 0 ? `${plural(late.count, 'open deal')} past ${late.count === 1 ? 'its' : 'their'} date` : `${plural(sales.open.count, 'deal')} open`}`;
};

const VERBS = { scale: 'scale', keep: 'keep', test: 'test further', 'pull-back': 'pull back' } as const;
export const verdictWord = (verdict: keyof typeof VERBS): string => sentenceCase(VERBS[verdict]);

export const marketingFinding = ({ marketing }: WeeklyReport | { marketing: WeeklyReport['marketing'] }): string => {
  const at = (metric: string) => marketing.figures.find((figure) => figure.value.metric === metric)?.value;
  const leads = at('leads')?.value ?? null;
  const qualified = at('qualified-leads')?.value ?? null;
  const back = marketing.campaigns.filter((line) => line.verdict === 'pull-back').length;
  const scale = marketing.campaigns.filter((line) => line.verdict === 'scale').length;
  const calls = [scale > 0 && `${countWords(scale)} to scale`, back > 0 && `${countWords(back)} to pull back`].filter(
    (part): part is string => Boolean(part),
  );
  const roas = at('roas')?.value ?? null;
  const first =
    leads !== null && leads > 0 && qualified !== null
      ? `${plural(qualified, 'lead')} of ${number(leads)} qualified`
      : leads !== null && leads > 0
        ? `${plural(leads, 'lead')} came in`
        : roas !== null
          ? `Each unit of ad spend returned ${times(roas)}`
          : 'No campaign has figures in this period';
  return calls.length > 0 ? `${first}; ${listWords(calls)}` : first;
};

/** What of the leads sales took over, and how long taking them took. */
export const handOffFinding = ({ steps, span }: HandOff): string => {
  const at = (id: HandOff['steps'][number]['step']) => steps.find((step) => step.step === id);
  const count = (id: HandOff['steps'][number]['step']): number => at(id)?.count ?? 0;
  if (count('lead') === 0) return `No lead came in in ${toDate(span)}`;
  const handed = `${plural(count('handed'), 'lead')} of ${number(count('lead'))} handed over`;
  const accepted = at('accepted');
  if (count('handed') === 0 || !accepted) return `No lead of ${number(count('lead'))} was handed over`;
  const wait = stepMedian(accepted);
  return `${handed}; sales accepted ${count('accepted') === count('handed') ? 'all' : number(count('accepted'))}${wait ? `, after a median ${wait}` : ''}`;
};

export const sourcesFinding = ({ sources }: WeeklyReport): string =>
  staleWords(sources) || 'Nothing has been imported yet.';
