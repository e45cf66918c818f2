import type { CampaignLine } from '../../../shared/contract/reports';
import { Amount } from './parts';

/** All that a campaign cost; of a report frozen when ads alone were counted, its ad spend. */
export const Spent = ({ line }: { line: Pick<CampaignLine, 'spend' | 'cost'> }) => {
  const told = line.cost === undefined ? line.spend : line.cost;
  return told?.value == null ? (
    '–'
  ) : (
    <Amount minor={told.value} metric={line.cost === undefined ? 'ad-spend' : 'marketing-cost'} />
  );
};
