import { Link } from '@tanstack/react-router';
import type { NoteEffect } from '../../../../shared/contract/notes';
import { useWorkspace } from '../../api';
import { daySpan, money, percent, plural } from '../../format';

type Side = NonNullable<NoteEffect['before']>;

/** One side of the comparison; it opens the metric with the rows behind it. */
const Sold = ({ side, effect }: { side: Side; effect: NoteEffect }) => {
  const { currency } = useWorkspace();
  return (
    <Link
      to="/metrics/$id"
      params={{ id: effect.metric }}
      search={{
        period: `${side.from}..${side.to}`,
        by: 'product',
        ...(effect.sku === null ? {} : { group: effect.sku }),
      }}
      className="open nowrap"
      aria-label={`${money(side.valueMinor, currency)} from ${daySpan(side.from, side.to)}, ${plural(side.rows, 'row')}`}
    >
      {money(side.valueMinor, currency)}
    </Link>
  );
};

/** What the metric did once the thing was out: before and after with their rows, or why it cannot be said. */
export const Effect = ({ effect }: { effect: NoteEffect }) => {
  const { before, after } = effect;
  if (effect.state === 'not-computable' || before === null || after === null)
    return <p className="s ink2">Effect not computable: {effect.reason}</p>;
  const words = { up: 'rose', down: 'fell', level: 'stayed level' }[effect.state];
  return (
    <p className="s ink2">
      Net sales of {effect.name} {words}
      {effect.state === 'level' ? '' : ` ${percent(Math.abs(after.valueMinor / Math.max(1, before.valueMinor) - 1))}`}:{' '}
      <Sold side={before} effect={effect} /> before, <Sold side={after} effect={effect} /> after ({before.rows} and{' '}
      {plural(after.rows, 'row')})
    </p>
  );
};
