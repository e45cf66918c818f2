import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRead, useWrite } from '../../api';
import { Await, Button, Day, Item, List, Money } from '../../ui';
import styles from './proposals.module.css';
import { StateBadge } from './StateBadge';

/** The proposals of a deal in their newest version, and the way to a new one. */
export const DealProposals = ({ dealId }: { dealId: string }) => {
  const navigate = useNavigate();
  const proposals = useRead('proposals.list', { dealId });
  const create = useWrite('proposals.create');
  const open = ({ id }: { id: string }): void => void navigate({ to: '/pipeline/proposals/$id', params: { id } });
  return (
    <>
      <Await query={proposals}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="s ink3">None yet. A proposal begins with the deal’s product and the terms used last.</p>
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
      <p>
        <Button icon={IconPlus} kind="quiet" onClick={() => create.mutate({ dealId }, { onSuccess: open })}>
          New proposal
        </Button>
      </p>
    </>
  );
};
