import type { Output } from '../../../shared/contract';
import type { CallRecord, Story, StoryCall, StoryOffset } from '../../../shared/contract/story';
import { isLimit, metricWords, OUTLOOK_METHODS } from '../../../shared/domain/targets';
import { money, number, percent } from '../format';
import { listWords } from './words';

type MethodRecord = Output<'targets.record'>['methods'][number];
type Unit = Pick<Story, 'currency'>;

/** What a call or an offset is counted in. */
export const unitOf = (story: Unit, { unit }: Pick<StoryCall, 'unit'>): Unit => unit ?? story;

/** Whether a target will not be met as things stand: short of a mark, or over a limit. */
export const isShort = ({ unit, toTarget }: Pick<StoryCall, 'unit' | 'toTarget'>): boolean =>
  unit !== null && isLimit(unit.metric) ? toTarget > 0 : toTarget < 0;

/** An amount of a story: whole money of its currency, or units. */
export const storyAmount = ({ currency }: Unit, value: number, signed = false): string =>
  currency === null
    ? `${signed && value > 0 ? '+' : value < 0 ? '−' : ''}${number(Math.abs(value))}`
    : money(value, currency, { cents: 'never', signed });

/** The bars of an offset: the miss, what makes it up, the other parts, and where their parent ends. */
export const offsetSteps = ({
  short,
  over,
  parent,
}: StoryOffset): { name: string; value: number; rest?: boolean }[] => [
  { name: short.name, value: -short.by },
  { name: over.name, value: over.by },
  ...(parent && parent.rest !== 0 ? [{ name: `Rest of ${parent.name}`, value: parent.rest, rest: true }] : []),
];

/** Where an offset's bars end: `D2C web ends`. */
export const offsetEnd = ({ parent }: StoryOffset): string => (parent ? `${parent.name} ends` : 'Together');

/** What an offset comes to, in three words, and whether that is good news. */
export const offsetVerdict = (story: Unit, offset: StoryOffset): { good: boolean; words: string } => {
  const unit = unitOf(story, offset);
  if (offset.held !== null)
    return offset.held ? { good: true, words: 'It held' } : { good: false, words: 'It did not hold' };
  switch (offset.state) {
    case 'over-used':
      return { good: false, words: `No longer holds: ${offset.over.name} has less to give` };
    case 'over-covered':
      return { good: false, words: 'Covers more than is short' };
    case 'same-line':
    case 'apart':
    case 'gone':
      return { good: false, words: 'No longer holds' };
    case 'holds': {
      const left = offset.parent?.toTarget ?? 0;
      if (offset.shortLeft > 0) return { good: false, words: `${storyAmount(unit, offset.shortLeft)} stays open` };
      return { good: true, words: left > 0 ? `Adds up, ${storyAmount(unit, left)} to spare` : 'Adds up' };
    }
  }
};

/** What makes up for a shortage, or that nothing does. */
export const coverWords = (story: Unit, call: StoryCall): string => {
  const unit = unitOf(story, call);
  if (!isShort(call)) return '';
  if (call.coveredBy.length === 0) return 'Nothing covers this yet';
  const by = `${listWords(call.coveredBy)} ${call.coveredBy.length === 1 ? 'covers' : 'cover'}`;
  return call.uncovered === 0
    ? `${by} it`
    : `${by} ${storyAmount(unit, call.covered)}, ${storyAmount(unit, call.uncovered)} stays open`;
};

/** How somebody's calls have come out: `3 of 4 held`; nothing before a period has closed. */
export const recordWords = (record: CallRecord | undefined): string =>
  record === undefined || record.calls === 0 ? '' : `${number(record.callsHeld)} of ${number(record.calls)} held`;

/** How far numbers in something that is counted were off: `units 88.1% accurate, 3% too low`. */
export const countedWords = (counted: CallRecord['counted']): string[] =>
  counted.map(({ metric, accuracy, bias }) =>
    [
      `${metricWords(metric)} ${percent(accuracy)} accurate`,
      Math.abs(bias) >= 0.0005 && `${percent(Math.abs(bias))} too ${bias > 0 ? 'high' : 'low'}`,
    ]
      .filter(Boolean)
      .join(', '),
  );

/** The same in full, with how far their numbers were off. */
export const recordSentence = (record: CallRecord): string => {
  const parts = [
    record.calls > 0 && `${number(record.callsHeld)} of ${number(record.calls)} calls held`,
    record.offsets > 0 && `${number(record.offsetsHeld)} of ${number(record.offsets)} offsets held`,
    record.accuracy !== null && `numbers ${percent(record.accuracy)} accurate`,
    record.bias !== null &&
      Math.abs(record.bias) >= 0.0005 &&
      `${percent(Math.abs(record.bias))} too ${record.bias > 0 ? 'high' : 'low'}`,
    ...countedWords(record.counted),
  ].filter(Boolean);
  return `${record.author?.name ?? 'Nobody named'}: ${parts.join(', ') || 'nothing scored yet'}`;
};

/** How a way to foretell came out in closed periods: `Last four weeks: 31 of 39 held, 6.1% off, 2% too high`. */
export const methodSentence = ({ method, outlooks, held, error, bias, counted }: MethodRecord): string => {
  const parts = [
    `${number(held)} of ${number(outlooks)} held`,
    error !== null && `${percent(error)} off`,
    bias !== null && Math.abs(bias) >= 0.0005 && `${percent(Math.abs(bias))} too ${bias > 0 ? 'high' : 'low'}`,
    ...countedWords(counted),
  ].filter(Boolean);
  return `${OUTLOOK_METHODS[method]}: ${parts.join(', ')}`;
};

/** The record of whoever made a call or an offset. */
export const recordOf = (story: Story, author: { id: string } | null): CallRecord | undefined =>
  story.records.find((record) => (record.author?.id ?? null) === (author?.id ?? null));

/** A call as a status: a target to be beaten is at least hit. */
export const callStatus = (call: StoryCall['call']): 'hit' | 'at-risk' | 'miss' => (call === 'beat' ? 'hit' : call);
