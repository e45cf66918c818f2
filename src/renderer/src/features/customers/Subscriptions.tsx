import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { Buyer } from '../../../../shared/contract/customers';
import { useRead } from '../../api';
import { number, plural } from '../../format';
import { Await, Card, type Column, DataTable, Day, Money } from '../../ui';
import { CommentsLine } from '../comments';

type Subscription = Output<'customers.subscriptions'>[number];

const COLUMNS: Column<Subscription>[] = [
  { key: 'plan', header: 'Plan', cut: true, value: (row) => row.plan, cell: (row) => <b>{row.plan || '–'}</b> },
  { key: 'customer', header: 'Customer', wide: true, value: (row) => row.customer, cell: (row) => row.customer },
  { key: 'from', header: 'From', value: (row) => row.startedDay, cell: (row) => <Day day={row.startedDay} /> },
  {
    key: 'to',
    header: 'To',
    value: (row) => row.endedDay,
    cell: (row) => (row.endedDay === null ? 'runs' : <Day day={row.endedDay} />),
  },
  {
    key: 'monthly',
    header: 'A month',
    numeric: true,
    value: (row) => ({ minor: row.monthlyMinor, currency: row.currency }),
    cell: (row) => <Money minor={row.monthlyMinor} currency={row.currency} />,
  },
];

/** What they subscribed to, as the files say it. Nothing where they have none: most sell no subscriptions. */
export const Subscriptions = ({ of }: { of: Buyer }) => {
  const subscriptions = useRead('customers.subscriptions', of);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Await query={subscriptions}>
      {(rows) =>
        rows.length === 0 ? null : (
          <Card title="Subscriptions" sub={plural(rows.length, 'subscription')} pad={false}>
            <DataTable
              tight
              label="Subscriptions"
              columns={COLUMNS}
              rows={rows}
              rowKey={(row) => row.id}
              selected={open}
              onOpen={(row) => setOpen(open === row.id ? null : row.id)}
              under={(row) =>
                open === row.id ? (
                  <>
                    <p className="s ink3">
                      From {row.file}, line {number(row.line)}
                    </p>
                    <CommentsLine entity="subscription" id={row.naturalKey} of={row.plan || 'the subscription'} />
                  </>
                ) : null
              }
            />
          </Card>
        )
      }
    </Await>
  );
};
