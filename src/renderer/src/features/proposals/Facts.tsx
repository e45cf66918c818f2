import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { currencyChoices } from '../../format';
import { Card, Day, InlineEdit, Money } from '../../ui';
import styles from './proposals.module.css';
import type { Proposal, SaveProposal } from './useProposal';

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={styles.fact}>
    <span className={styles.factName}>{label}</span>
    <span className="cut">{children}</span>
  </div>
);

/** For whom, until when, in which currency. */
export const Facts = ({ proposal, save }: { proposal: Proposal; save: SaveProposal }) => {
  const { deal, company, contact, owner, state } = proposal;
  const draft = state === 'draft';
  return (
    <Card title="About">
      <Line label="Title">
        {draft ? (
          <InlineEdit
            kind="text"
            bare
            needed
            label="Title"
            value={proposal.title}
            onSave={(title) => save({ title })}
          />
        ) : (
          proposal.title
        )}
      </Line>
      <Line label="Deal">
        <Link className="open" to="/pipeline" search={(old) => ({ period: old.period, deal: deal.id })}>
          {deal.name}
        </Link>
      </Line>
      <Line label="Deal value">
        <Money minor={deal.valueMinor} currency={deal.currency} />
      </Line>
      <Line label="Company">
        {company ? (
          <Link className="open" to="/customers/companies/$id" params={{ id: company.id }}>
            {company.name}
          </Link>
        ) : (
          <span className="ink3">None</span>
        )}
      </Line>
      <Line label="Contact">{contact?.name ?? <span className="ink3">None</span>}</Line>
      <Line label="Owner">{owner?.name ?? <span className="ink3">Nobody</span>}</Line>
      <Line label="Issued">
        {draft ? (
          <InlineEdit
            kind="date"
            bare
            clearable={false}
            label="Day of issue"
            value={proposal.issueDay}
            onSave={(issueDay) => (issueDay ? save({ issueDay }) : undefined)}
          />
        ) : (
          <Day day={proposal.issueDay} />
        )}
      </Line>
      <Line label="Valid until">
        {draft ? (
          <InlineEdit
            kind="date"
            bare
            clearable={false}
            label="Valid until"
            value={proposal.validUntil}
            onSave={(validUntil) => (validUntil ? save({ validUntil }) : undefined)}
          />
        ) : (
          <Day day={proposal.validUntil} />
        )}
      </Line>
      <Line label="Currency">
        {draft ? (
          <InlineEdit
            kind="select"
            bare
            label="Currency"
            value={proposal.currency}
            options={currencyChoices()}
            onSave={(currency) => (currency ? save({ currency }) : undefined)}
          />
        ) : (
          proposal.currency
        )}
      </Line>
      {proposal.sentDay !== null && (
        <Line label="Sent">
          <Day day={proposal.sentDay} />
        </Line>
      )}
      {proposal.decidedDay !== null && (
        <Line label={state === 'accepted' ? 'Accepted' : 'Declined'}>
          <Day day={proposal.decidedDay} />
        </Line>
      )}
    </Card>
  );
};
