import type { Footnote } from '../../../shared/contract/reports';
import type { Restated, Restatement } from '../../../shared/contract/snapshots';
import { plural } from '../format';
import { restatedText } from './restated-text';

/** Whether the figures of a sheet move with the data, or were frozen and what has changed since. */
export type Standing =
  | { kind: 'live' }
  /** `figures` is false where readers get some of them rounded, indexed or not at all: none is then told a second time. */
  | { kind: 'frozen'; since: Restated; figures: boolean };

const isOf =
  ({ definition, span }: Footnote) =>
  ({ metric, period }: Pick<Restatement, 'metric' | 'period'>): boolean =>
    metric === definition && period === span.period;

/** Whether a note's figure is as it was when it was frozen, and if not, what it was and is. */
export const standingText = (note: Footnote, standing: Standing | undefined): string => {
  if (standing === undefined) return '';
  if (standing.kind === 'live') return 'Live, not frozen.';
  const { since, figures } = standing;
  const changed = since.restatements.filter(isOf(note));
  const whole = changed.find(({ group }) => group === null);
  if (whole)
    return figures
      ? `Restated: was ${restatedText(whole, 'was')}, now ${restatedText(whole, 'now')}.`
      : 'Restated since it was frozen.';
  if (changed.length > 0) return `Not restated; ${plural(changed.length, 'part')} of it restated.`;
  return since.told.some(isOf(note)) ? 'Not restated.' : 'As frozen.';
};
