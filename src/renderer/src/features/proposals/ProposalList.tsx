import { Link } from '@tanstack/react-router';
import { useRead } from '../../api';
import { Await, Day, Item, List, Money } from '../../ui';
import styles from './proposals.module.css';
import { StateBadge } from './StateBadge';

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
        )
      }
    </Await>
  );
};
