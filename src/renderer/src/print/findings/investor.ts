import type { InvestorReport } from '../../../../shared/contract/reports';
import { money, number, percent, periodName, periodShort, plural } from '../../format';
import { casesText, figureText, WITHHELD } from '../figures';
import {
  comparedWith,
  countWords,
  listWords,
  paceWords,
  periodOfSpan,
  sentenceCase,
  shortName,
  toTarget,
} from '../words';
import { moved } from './weekly';

const amount = (minor: number, currency: string): string => money(minor, currency, { cents: 'never' });

const frameName = ({ span }: InvestorReport): string =>
  span.kind === 'quarter'
    ? 'The quarter'
    : span.kind === 'year'
      ? 'The year'
      : sentenceCase(periodShort(periodOfSpan(span)));

/** The cover's sentence where nobody wrote one. */
export const investorHeadline = (report: InvestorReport): string => {
  const { net, pace, span, today, calendar } = report;
  const currency = report.units.sales;
  if (net.value.status === 'withheld') return `${periodName(periodOfSpan(span))} at ${report.company}`;
  if (net.value.value === null) return net.value.reason ?? 'Net sales cannot be computed.';
  const against = moved(net.value.value, net.previous?.value);
  const on = comparedWith(periodOfSpan(span), today, calendar);
  const first =
    against === null
      ? `Net sales came to ${amount(net.value.value, currency)}.`
      : against === 'level'
        ? `Sales are level with ${on}.`
        : `Sales are ${against} on ${on}.`;
  if (!pace) return against === null ? first : `${first} Net sales came to ${amount(net.value.value, currency)}.`;
  const end = toTarget(pace.outlookMinor - pace.targetMinor, currency);
  return span.elapsed >= span.days
    ? `${first} ${frameName(report)} ended ${end}.`
    : `${first} ${frameName(report)} is heading for ${amount(pace.outlookMinor, currency)}, ${end}.`;
};

/** What stands under the vision when nobody wrote a summary: the figures in two or three sentences. */
export const investorSummary = (report: InvestorReport): string => {
  const { net, pace, channels, products, customers, span } = report;
  const currency = report.units.sales;
  if (net.value.status === 'withheld') return '';
  if (net.value.value === null) return net.value.reason ?? '';
  const top = channels.find((line) => line.id !== null && (line.net.value ?? 0) > 0);
  const best = products.rows[0];
  const fresh = customers.find((figure) => figure.value.metric === 'new-customers');
  const sentences = [
    pace && span.elapsed < span.days
      ? `${amount(net.value.value, currency)} are in, ${paceWords(pace.actualMinor, pace.expectedMinor)}.`
      : '',
    top
      ? `${shortName(top.name)} carries ${percent((top.net.value ?? 0) / (net.value.value || 1))} of net sales${best && best.netMinor > 0 ? `, and ${shortName(best.name)} is the product that sells most` : ''}.`
      : '',
    fresh?.value.value ? `${plural(fresh.value.value, 'customer')} bought for the first time.` : '',
  ];
  return sentences.filter(Boolean).join(' ');
};

export const targetsFinding = ({ channels, pace, units }: InvestorReport): string => {
  if (!pace) return '';
  const currency = units.sales;
  const judged = channels.filter((line) => line.pace && line.id !== null);
  const over = judged.filter((line) => line.pace && line.pace.outlookMinor >= line.pace.targetMinor);
  const under = judged.filter((line) => line.pace && line.pace.outlookMinor < line.pace.targetMinor);
  const left = channels.find((line) => line.id === null && line.pace)?.pace?.targetMinor ?? 0;
  const names = (lines: typeof judged): string =>
    lines.length <= 2 ? listWords(lines.map((line) => shortName(line.name))) : `${countWords(lines.length)} channels`;
  const runs = (count: number): string => (count === 1 ? 'runs' : 'run');
  const parts = [
    over.length > 0 && `${names(over)} ${runs(over.length)} over target`,
    under.length > 0 && `${names(under)} ${runs(under.length)} short`,
    left > 0 && judged.length > 0 && `${amount(left, currency)} has no channel`,
  ].filter((part): part is string => Boolean(part));
  return parts.length > 0
    ? sentenceCase(parts.join('; '))
    : `The company is ${paceWords(pace.actualMinor, pace.expectedMinor)}`;
};

export const trendFinding = ({ trend, net, units }: InvestorReport): string => {
  const currency = units.sales;
  const judged = trend.filter(
    (point) => point.targetMinor !== null && point.netMinor !== null && point.elapsed >= point.days,
  );
  const [noun, nouns] = trend.every((point) => point.days === 1)
    ? ['day', 'days']
    : trend.some((point) => /W/.test(point.period))
      ? ['week', 'weeks']
      : ['month', 'months'];
  if (judged.length > 0) {
    const under = judged.filter((point) => (point.netMinor ?? 0) < (point.targetMinor ?? 0)).length;
    return under === 0
      ? `Every ${noun} ran over target`
      : `${sentenceCase(countWords(under))} of ${countWords(judged.length)} ${nouns} ran under target`;
  }
  const best = trend
    .filter((point) => point.netMinor !== null)
    .toSorted((a, b) => (b.netMinor ?? 0) - (a.netMinor ?? 0))[0];
  if (!best || net.value.value === null) return net.value.reason ?? 'There are no sales to report';
  return `The best ${noun} brought ${amount(best.netMinor ?? 0, currency)}`;
};

export const mixFinding = ({ products, places }: InvestorReport): string => {
  const [best, second] = products.rows;
  if (!best || best.netMinor <= 0) return 'No product was sold';
  const share = best.share === null ? '' : `, ${percent(best.share)} of net sales`;
  const first = `${shortName(best.name)} sells most${share}`;
  const site =
    places.dotcom > 0 && places.stores > 0
      ? `; stores outsell the partners’ own sites ${number(places.stores / places.dotcom, { decimals: 1 })} to 1`
      : '';
  return places.stores > places.dotcom && site !== ''
    ? `${first}${site}`
    : second && second.netMinor > 0
      ? `${first}; ${shortName(second.name)} follows`
      : first;
};

export const customersFinding = ({ customers, cohorts }: InvestorReport): string => {
  const fresh = customers.find((figure) => figure.value.metric === 'new-customers')?.value;
  const repeat = customers.find((figure) => figure.value.metric === 'repeat-rate')?.value;
  if (fresh?.value == null) return fresh?.reason ?? 'No order names a customer';
  const first = cohorts.all.find((share) => share !== null) ?? null;
  const back =
    first === null
      ? repeat?.value == null
        ? ''
        : `; ${figureText(repeat)} of buyers came back`
      : `; ${percent(first)} of a cohort is back within a month`;
  return `${plural(fresh.value, 'new customer')}${back}`;
};

/** How many deals are open and what they are worth, as far as anybody has said so. */
const openWords = ({ open, stages }: InvestorReport['sales'], unit: string): string => {
  const { count, sumMinor, weightedMinor } = open;
  const deals = `${plural(count, 'open deal')} ${count === 1 ? 'is' : 'are'}`;
  if (count === 0) return 'no deal is open';
  if (unit === WITHHELD) return `${plural(count, 'deal')} ${count === 1 ? 'is' : 'are'} open`;
  if (sumMinor === 0) return `${deals} on file, none with an amount yet`;
  // A deal that has closed since has no odds any more, and those that it had then are not kept.
  if (stages.every((stage) => stage.probability === null))
    return `${plural(count, 'deal')} ${count === 1 ? 'was' : 'were'} open at the end, worth ${amount(sumMinor, unit)}, and ${count === 1 ? 'has' : 'all have'} closed since`;
  if (weightedMinor === 0) return `${deals} worth ${amount(sumMinor, unit)}, none with odds yet`;
  return `${deals} worth ${amount(weightedMinor, unit)} weighted`;
};

export const pipelineFinding = ({ sales, funnel, units }: InvestorReport): string => {
  const won = sales.figures.find((figure) => figure.value.metric === 'win-rate')?.value;
  const cases = won?.value == null ? '' : casesText(won);
  const leads = funnel[0]?.value ?? 0;
  if (sales.open.count === 0 && cases === '')
    return leads > 0 ? `${plural(leads, 'lead')} came in; there are no deals yet` : 'There are no deals yet';
  const open = openWords(sales, units.pipeline);
  return cases === '' ? sentenceCase(open) : `${sentenceCase(open)}; ${cases} closed deals were won`;
};

export const dealsFinding = ({ sales }: InvestorReport): string => {
  const weighted = sales.deals.reduce((sum, deal) => sum + Math.round((deal.valueMinor ?? 0) * deal.probability), 0);
  const share = sales.open.weightedMinor > 0 ? weighted / sales.open.weightedMinor : 0;
  return sales.deals.length < sales.open.count && share > 0
    ? `The ${countWords(sales.deals.length)} largest open deals`
    : 'Open deals';
};
