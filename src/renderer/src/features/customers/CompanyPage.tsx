import { useNavigate, useParams } from '@tanstack/react-router';
import { IconTrash } from '@tabler/icons-react';
import { COMPANY_KINDS } from '../../../../shared/domain/customers';
import { useRead, useWrite } from '../../api';
import { Await, Card, IconButton, Page, Section, Who } from '../../ui';
import { Comments } from '../comments';
import { ProposalList } from '../proposals/ProposalList';
import { BuyerFigures } from './BuyerFigures';
import { CompanyContacts } from './CompanyContacts';
import { CompanyDetails } from './CompanyDetails';
import { DocumentsSent } from './DocumentsSent';
import styles from './customers.module.css';
import { DealLines } from './DealLines';
import { Locations } from './Locations';
import { LogLine } from './LogLine';
import { Needs } from './Needs';
import { Orders } from './Orders';
import { Subscriptions } from './Subscriptions';
import { Timeline } from './Timeline';
import { RecordDecisions } from '../meetings/RecordDecisions';

/** One company: what it bought, how it is doing, what was done with it, and everything it says of itself. */
export const CompanyPage = () => {
  const { id } = useParams({ from: '/customers/companies/$id' });
  const navigate = useNavigate();
  const query = useRead('companies.get', { id }, { keep: false });
  const remove = useWrite('companies.remove', { done: () => 'Removed the company' });
  const addDeal = useWrite('deals.create', { quiet: true });
  const of = { kind: 'company' as const, id };
  return (
    <Await query={query}>
      {(company) => (
        <Page
          title={company.name}
          crumbs={[{ label: 'Customers', to: '/customers' }]}
          sub={company.kind ? COMPANY_KINDS[company.kind] : undefined}
          beside={<Who person={company.owner} />}
          actions={
            <IconButton
              icon={IconTrash}
              label={`Remove ${company.name}`}
              onClick={() => remove.mutate({ id }, { onSuccess: () => void navigate({ to: '/customers' }) })}
            />
          }
        >
          <div className={styles.record}>
            <div className={styles.main}>
              <BuyerFigures of={of} />
              <Card title="Activities">
                <LogLine key={id} context={{ companyId: id }} kind="call" />
                <Timeline
                  filter={{ companyId: id }}
                  hide="company"
                  empty="Nothing was done with them yet. Write a line above and press Enter."
                />
              </Card>
              <RecordDecisions kind="company" id={id} as="card" />
              <Card title="Comments">
                <Comments entity="company" id={id} />
              </Card>
              <Orders of={of} />
              <Subscriptions of={of} />
            </div>
            <aside className={styles.aside}>
              <CompanyDetails company={company} />
              <CompanyContacts companyId={id} contacts={company.contacts} />
              <Needs needs={company.needs} of={{ companyId: id }} />
              <DealLines
                about={id}
                deals={company.deals}
                onAdd={(title) => addDeal.mutateAsync({ title, company: company.name })}
              />
              <Section title="Proposals">
                <ProposalList of={{ companyId: id }} empty="None yet. A proposal begins on a deal." />
              </Section>
              <DocumentsSent of={{ companyId: id }} />
              <Locations companyId={id} places={company.locations} />
            </aside>
          </div>
        </Page>
      )}
    </Await>
  );
};
