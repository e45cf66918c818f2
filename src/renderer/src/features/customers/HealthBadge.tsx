import type { HealthValue } from '../../../../shared/contract/customers';
import { HEALTH_STATES } from '../../../../shared/domain/health';
import { Badge, type BadgeShape, type BadgeTone } from '../../ui';

const LOOK: Record<HealthValue['state'], [BadgeTone, BadgeShape]> = {
  good: ['good', 'circle'],
  watch: ['warn', 'triangle'],
  risk: ['bad', 'diamond'],
  unknown: ['plain', 'ring'],
};

const points = (count: number): string => (count === 0 ? '' : ` (${count} ${count === 1 ? 'point' : 'points'})`);

/** A reason with what it adds: "There is an open issue (1 point)". */
export const reasonWords = (reason: { text: string; points: number }): string =>
  `${reason.text}${points(reason.points)}`;

/** How a customer is doing, in a word with its shape; the reasons are in its title and beside it where there is room. */
export const HealthBadge = ({ health }: { health: HealthValue }) => {
  const [tone, shape] = LOOK[health.state];
  return (
    <Badge tone={tone} shape={shape} title={health.reasons.map(reasonWords).join('. ')}>
      {HEALTH_STATES[health.state]}
    </Badge>
  );
};
