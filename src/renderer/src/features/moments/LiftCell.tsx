import { useWorkspace, useWrite } from '../../api';
import { money } from '../../format';
import { InlineEdit } from '../../ui';
import { liftOf } from './lift';
import type { Moment } from './MomentDialog';

/**
 * What a moment should add, edited where it stands: one amount over all channels and products, or none yet. Where it is
 * split by channel or product the sum is shown, and its parts are edited in the moment itself.
 */
export const LiftCell = ({ moment }: { moment: Moment }) => {
  const { currency } = useWorkspace();
  const update = useWrite('moments.update', { quiet: true });
  const minor = liftOf(moment);
  const split = moment.lifts.some(({ channelId, productId }) => channelId !== null || productId !== null);
  if (minor !== null && (split || moment.lifts.length > 1)) return money(minor, currency, { cents: 'never' });
  return (
    <InlineEdit
      kind="money"
      bare
      label={`Expected lift of ${moment.name}`}
      placeholder="no lift yet"
      currency={currency}
      value={minor}
      onSave={(amountMinor) =>
        update.mutateAsync({
          id: moment.id,
          lifts: amountMinor === null ? [] : [{ channelId: null, productId: null, amountMinor }],
        })
      }
    />
  );
};
