import { IconArrowsDiff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, Day, Item, List, Money, Section } from '../../ui';
import { Compare } from './Compare';
import styles from './proposals.module.css';
import { StateBadge } from './StateBadge';
import type { Proposal } from './useProposal';

/** Every version there was, and any two of them side by side. */
export const Versions = ({ proposal }: { proposal: Proposal }) => {
  const [open, setOpen] = useState(false);
  const { versions, currency } = proposal;
  return (
    <Section
      title="Versions"
      actions={
        versions.length > 1 && (
          <Button kind="quiet" small icon={IconArrowsDiff} onClick={() => setOpen(true)}>
            Compare
          </Button>
        )
      }
    >
      <List label="Versions">
        {versions.map((one) => (
          <Item key={one.id} two>
            <div className={styles.two}>
              <span className="row">
                <Link
                  className="open"
                  to="/pipeline/proposals/$id"
                  params={{ id: one.id }}
                  aria-current={one.id === proposal.id ? 'page' : undefined}
                >
                  <span className={one.id === proposal.id ? 'strong' : undefined}>Version {one.version}</span>
                </Link>
                <StateBadge state={one.state} />
                <span className="push num">
                  <Money minor={one.totalMinor} currency={currency} cents="always" />
                </span>
              </span>
              <span className="s ink3">
                {one.sentDay === null ? 'Issued ' : 'Sent '}
                <Day day={one.sentDay ?? one.issueDay} />, valid until <Day day={one.validUntil} />
              </span>
            </div>
          </Item>
        ))}
      </List>
      {open && <Compare proposal={proposal} onClose={() => setOpen(false)} />}
    </Section>
  );
};
