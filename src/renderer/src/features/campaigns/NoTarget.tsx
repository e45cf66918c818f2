import { IconTargetOff } from '@tabler/icons-react';

/** The mark of a campaign that serves no target, wherever one stands by its name. */
export const NoTarget = () => (
  <span className="warn" title="Serves no target" style={{ marginLeft: 'var(--space-1)' }}>
    <IconTargetOff size={14} aria-hidden style={{ verticalAlign: -2 }} />
    <span className="unseen">, serves no target</span>
  </span>
);
