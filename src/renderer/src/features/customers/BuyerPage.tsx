import { Link, useParams } from '@tanstack/react-router';
import type { Output } from '../../../../shared/contract';
import { useRead, useWrite } from '../../api';
import { number } from '../../format';
import { Await, Button, Page, Section } from '../../ui';
import { Comments } from '../comments';
import { BuyerFigures } from './BuyerFigures';
import styles from './customers.module.css';
import { Detail } from './Detail';
import { Orders } from './Orders';
import { Subscriptions } from './Subscriptions';
import { RecordSelect } from './RecordSelect';

type Customer = Output<'customers.get'>;

/** Whose customer of the files this is: suggested by name and address, said by a person. */
const Belongs = ({ customer }: { customer: Customer }) => {
  const link = useWrite('customers.link', { quiet: true });
  const save = (companyId: string | null, contactId: string | null): Promise<unknown> =>
    link.mutateAsync({ customerId: customer.id, companyId, contactId });
  const { suggestion, company, contact } = customer;
  const suggested = suggestion?.contact ?? suggestion?.company;
  return (
    <Section title="Belongs to">
      <Detail name="Company">
        <RecordSelect
          bare
          kind="company"
          label="Company"
          value={company}
          onChange={(next) => save(next?.id ?? null, contact?.id ?? null)}
        />
      </Detail>
      <Detail name="Contact">
        <RecordSelect
          bare
          kind="contact"
          label="Contact"
          value={contact}
          onChange={(next) => save(next ? null : (company?.id ?? null), next?.id ?? null)}
        />
      </Detail>
      {suggested && (
        <p className={styles.suggested}>
          <span className="ink2">
            {suggested.name} has {suggestion?.why}.
          </span>
          <Button small onClick={() => void save(suggestion?.company?.id ?? null, suggestion?.contact?.id ?? null)}>
            Link
          </Button>
        </p>
      )}
      {company && (
        <p>
          <Link className="open" to="/customers/companies/$id" params={{ id: company.id }}>
            Open {company.name}
          </Link>
        </p>
      )}
    </Section>
  );
};

/** A customer as the orders name them. What the files say stays; only whose they are is said here. */
export const BuyerPage = () => {
  const { id } = useParams({ from: '/customers/buyers/$id' });
  const query = useRead('customers.get', { id }, { keep: false });
  const of = { kind: 'customer' as const, id };
  return (
    <Await query={query}>
      {(customer) => (
        <Page title={customer.name} sub="as the orders name them" crumbs={[{ label: 'Customers', to: '/customers' }]}>
          <div className={styles.record}>
            <div className={styles.main}>
              <BuyerFigures of={of} />
              <Orders of={of} />
              <Subscriptions of={of} />
            </div>
            <aside className={styles.aside}>
              <Belongs customer={customer} />
              <Section title="From the files">
                <Detail name="Number">{customer.number || '–'}</Detail>
                <Detail name="Email">{customer.email || '–'}</Detail>
                <Detail name="Country">{customer.country || '–'}</Detail>
                <Detail name="First seen">
                  {customer.batch === null
                    ? 'entered'
                    : `import ${customer.batch}, line ${number(customer.sourceLine)}`}
                </Detail>
              </Section>
              <Section title="Comments">
                <Comments entity="buyer" id={customer.naturalKey} />
              </Section>
            </aside>
          </div>
        </Page>
      )}
    </Await>
  );
};
