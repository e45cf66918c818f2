import type { CampaignRow } from '../../../../shared/contract/campaigns';
import { CAMPAIGN_STATUSES } from '../../../../shared/domain/campaigns';
import { PROMOTION_CHANNELS } from '../../../../shared/domain/channels';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { servesTarget } from './untargeted';

/** A campaign as it is written out from the timeline, the board and the calendar. */
export const CAMPAIGN_SHEET: readonly SheetColumn<CampaignRow>[] = [
  { name: 'Campaign', value: (row) => row.name },
  { name: 'Status', value: (row) => CAMPAIGN_STATUSES[row.status] },
  { name: 'Channel', value: (row) => PROMOTION_CHANNELS[row.promotion] },
  { name: 'From', value: (row) => row.starts },
  { name: 'Until', value: (row) => row.ends },
  { name: 'Owner', value: (row) => row.owner?.name },
  { name: 'Targets', value: (row) => row.targets.map(({ name }) => name).join('; ') },
  servesTarget((row) => row.targets.length === 0),
  { name: 'Budget', value: (row) => ({ minor: row.budgetMinor }) },
  { name: 'Budget in the period', value: (row) => ({ minor: row.budgetInPeriodMinor }) },
  { name: 'Spent', value: (row) => ({ minor: row.spentMinor }) },
  { name: 'Spent in the period', value: (row) => ({ minor: row.spentInPeriodMinor }) },
  { name: 'Qualified leads', value: (row) => row.qualifiedInPeriod },
];
