import type { FieldDigest, WeeklyReport } from '../../../../shared/contract/reports';
import type { Restatement } from '../../../../shared/contract/snapshots';
import type { Story } from '../../../../shared/contract/story';
import { day, number, periodShort, plural } from '../../format';
import { storyAmount } from '../story';
import { countWords, listWords, periodOfSpan, sentenceCase, shortName } from '../words';

/** How many calls say short, and what of it is made up. */
export const targetsFinding = (story: Story): string => {
  const short = story.calls.filter(({ call }) => call === 'miss' || call === 'at-risk').length;
  if (story.calls.length === 0 && story.offsets.length === 0) return 'Nobody has called a target yet';
  const first =
    short === 0
      ? `${sentenceCase(plural(story.calls.length, 'call'))}, none of them short`
      : `${sentenceCase(countWords(short))} of ${plural(story.calls.length, 'call')} ${short === 1 ? 'says' : 'say'} short`;
  if (story.shortage === 0) return first;
  return story.covered > 0
    ? `${first}; ${storyAmount(story, story.covered)} of ${storyAmount(story, story.shortage)} made up elsewhere`
    : `${first}; ${storyAmount(story, story.shortage)} not made up`;
};

export const fieldFinding = ({ notes, before, themes, types }: FieldDigest): string => {
  if (notes === 0) return 'Nothing was noted this time';
  const [theme] = themes;
  const issues = types.find(({ type }) => type === 'issue')?.notes ?? 0;
  const first = `${sentenceCase(plural(notes, 'note'))}, ${number(before)} before`;
  const parts = [
    theme && theme.notes > 1 && `most of ${shortName(theme.name)} (${number(theme.notes)})`,
    issues > 0 && plural(issues, 'issue'),
  ].filter((part): part is string => Boolean(part));
  return parts.length > 0 ? `${first}; ${parts.join(', ')}` : first;
};

/** What does not stand on the report's own period, currency and definitions, each with its reason. */
export const basisExceptions = (report: WeeklyReport): { section: string; sentence: string }[] => {
  const { span, frame, pace, handOff, story, currency, sales, retail, sections, asOf, footnotes } = report;
  const named = (of: typeof span): string => periodShort(periodOfSpan(of));
  const found: { section: string; sentence: string }[] = [];
  const say = (section: string, sentence: string): void => {
    found.push({ section, sentence });
  };
  if (pace && frame.period !== span.period)
    say('Company', `Pace and outlook speak of ${named(frame)}: targets are set by the quarter.`);
  if (handOff && handOff.span.period !== span.period)
    say('Hand-off', `Leads are followed over ${named(handOff.span)}: a week is too short to see them won.`);
  if (story && story.period !== span.period)
    say('Targets', `Calls and offsets speak of ${story.period}, the period of the targets.`);
  if (sales.open.count > 0)
    say('Sales', `Open deals are those of ${day(asOf, { year: 'always' })}: a pipeline is a state, not a sum of days.`);
  if (retail.products.rows.some(({ onHand }) => onHand !== null))
    say('Retail', 'Stock is what the last count on or before the last day says.');
  const foreign = [...new Set(sales.deals.map((deal) => deal.currency).filter((one) => one !== currency))];
  if (foreign.length > 0)
    say('Sales', `Deals in ${listWords(foreign)} stand at the rate of the last day, in ${currency}.`);
  for (const note of footnotes)
    if (note.value.status === 'mixed_currency')
      say(note.label, note.value.reason ?? 'Some money has no rate and was left out.');
  for (const { name, differs } of sections)
    for (const { what, name: metric, theirs, ours } of differs)
      say(
        name,
        what === 'currency'
          ? `Its words were written in ${theirs}, on another laptop; the figures are in ${ours}.`
          : what === 'returns'
            ? `Its words count returns ${theirs}, as the other laptop did; the figures count them ${ours}.`
            : `Its words rest on ${metric ?? ''} ${theirs}, as the other laptop had it; the figures rest on ${ours}.`,
      );
  return found;
};

/** Metrics that stand in a report in two versions; none, since one catalogue makes them all. */
export const versionsOf = ({ footnotes }: WeeklyReport): number =>
  new Set(footnotes.map((note) => note.definition)).size;

export const restatedFinding = (restatements: readonly Restatement[]): string => {
  const [first] = restatements;
  if (!first) return 'Nothing has changed since';
  return `${sentenceCase(plural(restatements.length, 'figure'))} ${restatements.length === 1 ? 'is' : 'are'} another now`;
};
