import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LeadDetail, LeadLink } from '../../../../shared/contract/leads';
import { LIFECYCLE_NAMES } from '../../../../shared/domain/lifecycle';
import { Card, Day } from '../../ui';
import { Lifecycle } from './Lifecycle';
import styles from './leads.module.css';

const NAMES: Record<LeadLink['step'], string> = {
  content: 'Content',
  lead: 'Lead',
  owner: 'Owner',
  contact: 'First contact',
  proposal: 'Proposal',
  deal: 'Deal',
  order: 'Order',
  repeat: 'Repeat',
};
const SIDES: Record<LeadLink['step'], 'marketing' | 'sales'> = {
  content: 'marketing',
  lead: 'marketing',
  owner: 'marketing',
  contact: 'marketing',
  proposal: 'sales',
  deal: 'sales',
  order: 'sales',
  repeat: 'sales',
};
/** The link's text, leading to its record where the window has a page for it. */
const Opens = ({ link, children }: { link: LeadLink; children: ReactNode }) => {
  if (link.record?.kind === 'deal')
    return (
      <Link className="open" to="/pipeline" search={{ deal: link.record.id }}>
        {children}
      </Link>
    );
  if (link.record?.kind === 'proposal')
    return (
      <Link className="open" to="/pipeline/proposals/$id" params={{ id: link.record.id }}>
        {children}
      </Link>
    );
  if (link.record?.kind === 'company')
    return (
      <Link className="open" to="/customers/companies/$id" params={{ id: link.record.id }}>
        {children}
      </Link>
    );
  if (link.record?.kind === 'content')
    return (
      <Link className="open" to="/campaigns/content" search={{ item: link.record.id }}>
        {children}
      </Link>
    );
  if (link.record?.kind === 'campaign')
    return (
      <Link className="open" to="/campaigns/$id" params={{ id: link.record.id }}>
        {children}
      </Link>
    );
  if (link.record?.kind === 'person')
    return (
      <Link className="open" to="/leads" search={{ owner: link.record.id }}>
        {children}
      </Link>
    );
  return <>{children}</>;
};

/** From the content that drew somebody to their second order: each step with its day, or not yet. */
export const LeadChain = ({ lead }: { lead: LeadDetail }) => (
  <Card
    title="The whole chain"
    sub={
      lead.lifecycle.at(-1)
        ? `now: ${LIFECYCLE_NAMES[lead.lifecycle.at(-1)?.stage ?? 'lead'].toLowerCase()}`
        : undefined
    }
  >
    <ol className={styles.chain} aria-label="The whole chain">
      {lead.chain.map((link) => (
        <li key={link.step} data-side={SIDES[link.step]} data-done={link.day !== null || undefined}>
          <span className={styles.link}>{NAMES[link.step]}</span>
          <span className={styles.linkText} title={link.text ?? undefined}>
            {link.day === null && link.text === null ? '' : <Opens link={link}>{link.text ?? NAMES[link.step]}</Opens>}
          </span>
          <span className="s ink3">{link.day === null ? 'Not yet' : <Day day={link.day} />}</span>
        </li>
      ))}
    </ol>
    <Lifecycle entries={lead.lifecycle} />
  </Card>
);
