import { Link } from '@tanstack/react-router';
import { useRead } from '../../api';

/** "from Mini can of Dry shampoo to go": the way back from a campaign to the option it was made from. Nothing when there is none. */
export const FromSheet = ({ campaignId }: { campaignId: string }) => {
  const from = useRead('four-ps.ofCampaign', { id: campaignId }).data;
  if (!from) return null;
  const words = `from ${from.option} of ${from.sheet}`;
  return (
    <Link
      to="/four-ps/$id"
      params={{ id: from.sheetId }}
      search={(old) => ({ period: old.period })}
      className="s ink2 cut open"
      title={`Made ${words}`}
    >
      {words}
    </Link>
  );
};
