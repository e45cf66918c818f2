import type { ProposalState } from '../../../../shared/domain/proposals';
import { percentExact } from '../../format';

export const STATE_NAMES: Record<ProposalState, string> = {
  draft: 'Draft',
  sent: 'Sent',
  accepted: 'Accepted',
  declined: 'Declined',
  expired: 'Expired',
};

/** Hundredths of a percent as people read them; nothing for none. */
export const discountText = (bp: number): string => (bp === 0 ? '' : percentExact(bp));
