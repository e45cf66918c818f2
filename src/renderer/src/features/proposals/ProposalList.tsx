import { Link } from '@tanstack/react-router';
import { useRead } from '../../api';
import type { Output } from '../../../../shared/contract';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { Await, Day, Item, List, Money, TakenAs } from '../../ui';
import styles from './proposals.module.css';
import { StateBadge } from './StateBadge';
import { STATE_NAMES } from './words';

type Proposal = Output<'proposals.list'>[number];

const PROPOSALS: readonly SheetColumn<Proposal>[] = [
  { name: 'Number', value: (row) => row.number },
  { name: 'Proposal', value: (row) => row.title },
  { name: 'Version', value: ({ versions: [newest] }) => newest?.version },
  { name: 'Total', value: ({ versions: [newest], currency }) => ({ minor: newest?.totalMinor ?? null, currency }) },
  { name: 'Valid until', value: ({ versions: [newest] }) => newest?.validUntil },
  { name: 'State', value: ({ versions: [newest] }) => newest && STATE_NAMES[newest.state] },
];

type Props = { of: { dealId: string } | { companyId: string }; empty: string };

/** The proposals of a deal or a company, each in its newest version. */
export const ProposalList = ({ of, empty }: Props) => {
  const proposals = useRead('proposals.list', of);
  return (
    <Await query={proposals}>
      {(rows) =>
        rows.length === 0 ? (
          <p className="s ink3">{empty}</p>
        ) : (
          <>
            <TakenAs label="Proposals" columns={PROPOSALS} rows={rows} />
            <List label="Proposals">
              {rows.map(({ rootId, number, title, currency, versions: [newest] }) =>
                newest === undefined ? null : (
                  <Item key={rootId} two>
                    <div className={styles.two}>
                      <span className="row">
                        <Link className="cut open" to="/pipeline/proposals/$id" params={{ id: newest.id }}>
                          {number} {title}
                        </Link>
                        <span className="push num">
                          <Money minor={newest.totalMinor} currency={currency} cents="always" />
                        </span>
                      </span>
                      <span className="row s ink3">
                        Version {newest.version}, valid until <Day day={newest.validUntil} />
                        <span className="push">
                          <StateBadge state={newest.state} />
                        </span>
                      </span>
                    </div>
                  </Item>
                ),
              )}
            </List>
          </>
        )
      }
    </Await>
  );
};
