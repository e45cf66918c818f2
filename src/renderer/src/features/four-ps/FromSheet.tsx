import { Link } from '@tanstack/react-router';
import { useRead, useWorkspace } from '../../api';
import { money } from '../../format';
import { Badge } from '../../ui';

/**
 * "from Mini can of Dry shampoo to go": the way back from a campaign to the option it was made from, and a sign where one
 * of the two was changed since. Nothing when there is none.
 */
export const FromSheet = ({ campaignId }: { campaignId: string }) => {
  const { currency } = useWorkspace();
  const from = useRead('four-ps.ofCampaign', { id: campaignId }).data;
  if (!from) return null;
  const words = `from ${from.option} of ${from.sheet}`;
  const goal =
    from.goal &&
    `${from.option} brings ${money(from.goal.brings, currency)} of net sales now; ` +
      (from.goal.is === null
        ? 'this campaign has no goal of them any more.'
        : `the goal of this campaign is ${money(from.goal.is, currency)}.`);
  return (
    <>
      <Link
        to="/four-ps/$id"
        params={{ id: from.sheetId }}
        search={(old) => ({ period: old.period })}
        className="s ink2 cut open"
        title={`Made ${words}`}
      >
        {words}
      </Link>
      {goal && (
        <Badge tone="warn" shape="triangle" title={goal}>
          Goal is another
        </Badge>
      )}
    </>
  );
};
