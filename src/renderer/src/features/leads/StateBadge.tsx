import { LEAD_STATE_NAMES, type LeadState } from '../../../../shared/domain/leads';
import { Badge } from '../../ui';
import { STATE_LOOK } from './words';

/** Where a lead stands: word, colour and shape. */
export const StateBadge = ({ state }: { state: LeadState }) => {
  const [tone, shape] = STATE_LOOK[state];
  return (
    <Badge tone={tone} shape={shape}>
      {LEAD_STATE_NAMES[state]}
    </Badge>
  );
};
