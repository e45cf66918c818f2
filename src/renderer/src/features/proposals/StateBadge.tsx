import type { ProposalState } from '../../../../shared/domain/proposals';
import { Badge, type BadgeShape, type BadgeTone } from '../../ui';
import { STATE_NAMES } from './words';

const LOOK: Record<ProposalState, readonly [BadgeTone, BadgeShape]> = {
  draft: ['plain', 'ring'],
  sent: ['sales', 'circle'],
  accepted: ['good', 'circle'],
  declined: ['bad', 'diamond'],
  expired: ['warn', 'triangle'],
};

export const StateBadge = ({ state }: { state: ProposalState }) => (
  <Badge tone={LOOK[state][0]} shape={LOOK[state][1]}>
    {STATE_NAMES[state]}
  </Badge>
);
