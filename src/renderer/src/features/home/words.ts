import type { HomeView, NextStep } from '../../../../shared/contract/home';
import { change, money, percent, plural, sentenceDays } from '../../format';
import { listWords, paceWords, sentenceCase, toDate } from '../../print/words';

/** The finding of the headline card. */
export const headline = ({ asOf, pace, span, net, previous }: HomeView, against: string): string => {
  if (net.value === null) return sentenceDays(net.reason ?? 'Net sales cannot be computed.', asOf);
  if (pace) {
    const over = span.elapsed >= span.days;
    const share = pace.targetMinor === 0 ? 0 : pace.outlookMinor / pace.targetMinor - 1;
    const end =
      Math.abs(share) < 0.0005 ? 'on target' : `${percent(Math.abs(share))} ${share < 0 ? 'under' : 'over'} target`;
    return over
      ? `Sales ended ${end}`
      : `Sales are ${paceWords(pace.actualMinor, pace.expectedMinor)}; the outlook ends ${end}`;
  }
  const moved = change(net.value, previous.value);
  if (moved === null) return `Net sales, ${toDate(span)}`;
  return Math.abs(moved) < 0.0005
    ? `Sales are level with ${against}`
    : `Sales are ${percent(Math.abs(moved))} ${moved < 0 ? 'down' : 'up'} on ${against}`;
};

export type Moved = {
  total: number;
  up: HomeView['movers'][number] | undefined;
  down: HomeView['movers'][number] | undefined;
};

/** The change as a whole, and what carried it most either way. */
export const whatMoved = (movers: HomeView['movers']): Moved => ({
  total: movers.reduce((sum, mover) => sum + mover.changeMinor, 0),
  up: movers.find((mover) => !mover.rest && mover.changeMinor > 0),
  down: movers.find((mover) => !mover.rest && mover.changeMinor < 0),
});

/** What moved, as one sentence; also what a screen reader hears of the bars. */
export const movedWords = (movers: HomeView['movers'], against: string, currency: string): string => {
  const { total, up, down } = whatMoved(movers);
  const amount = (minor: number): string => money(Math.abs(minor), currency);
  const whole =
    total === 0
      ? `Net sales are level with ${against}.`
      : `Net sales are ${amount(total)} ${total > 0 ? 'up' : 'down'} on ${against}.`;
  const parts = [
    up && `${up.name} brought ${amount(up.changeMinor)} more`,
    down && `${down.name} ${amount(down.changeMinor)} less`,
  ].filter(Boolean);
  return parts.length === 0 ? whole : `${whole} ${parts.join(', ')}.`;
};

/** One line of what changed; the files of a morning are named by what they hold, not by their file names. */
export const changeWords = ({ label, imported }: HomeView['changes'][number]): string => {
  if (!imported) return label;
  const kinds = imported.kinds.map((kind) => kind.replace(/^(?!Shopify)[A-Z]/, (first) => first.toLowerCase()));
  const shown = kinds.length > 4 ? [...kinds.slice(0, 3), `${kinds.length - 3} more kinds`] : kinds;
  return imported.files === 1
    ? sentenceCase(`imported ${listWords(shown)}`)
    : `Imported ${plural(imported.files, 'file')}: ${listWords(shown)}`;
};

/** A next step with whom it concerns: `Call the buyer, Oak & Ivory`; of a lead that waits: `Accept Ada Beck, Juniper Room`. */
export const stepWords = ({ kind, step, about }: NextStep): string =>
  `${kind === 'lead' ? 'Accept ' : ''}${step}${about === null || about === step ? '' : `, ${about}`}`;
