import type { InvestorReport } from '../../../../shared/contract/reports';
import { RUNWAY, type Rule } from '../../../../shared/domain/investor';
import { listWords, periodOfSpan, sentenceCase } from '../words';
import { periodName } from '../../format';

/** The name of a figure as its note has it. */
const nameOf = (report: InvestorReport, metric: string): string =>
  metric === RUNWAY
    ? 'runway'
    : (report.footnotes.find((note) => note.definition === metric)?.label ?? metric.replaceAll('-', ' ')).replace(
        /^[A-Z](?=[a-z])/,
        (first) => first.toLowerCase(),
      );

/** What was done to figures for these readers, in a sentence or two; nothing where everything is as it is. */
export const treatmentWords = (report: InvestorReport): string => {
  const { rules, base } = report.disclosure;
  const names = (treatment: Rule['treatment']): string[] =>
    rules.filter((rule) => rule.treatment === treatment).map((rule) => nameOf(report, rule.metric));
  const [rounded, indexed, hidden] = [names('rounded'), names('indexed'), names('hidden')];
  return [
    rounded.length > 0 &&
      `${sentenceCase(listWords(rounded))} ${rounded.length === 1 ? 'is' : 'are'} rounded to two digits.`,
    indexed.length > 0 &&
      `${sentenceCase(listWords(indexed))} ${indexed.length === 1 ? 'is given as an index' : 'are given as indexes'}: ${periodName(periodOfSpan(base))} is 100.`,
    hidden.length > 0 && `${sentenceCase(listWords(hidden))} ${hidden.length === 1 ? 'is' : 'are'} not shared.`,
  ]
    .filter(Boolean)
    .join(' ');
};
