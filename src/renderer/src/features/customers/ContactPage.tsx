import { useNavigate, useParams } from '@tanstack/react-router';
import { IconTrash } from '@tabler/icons-react';
import { BUYER_ROLES } from '../../../../shared/domain/customers';
import { useRead, useWrite } from '../../api';
import { Await, Card, IconButton, Page } from '../../ui';
import { Comments } from '../comments';
import { BuyerFigures } from './BuyerFigures';
import { ContactDetails } from './ContactDetails';
import { DocumentsSent } from './DocumentsSent';
import styles from './customers.module.css';
import { DealLines } from './DealLines';
import { LogLine } from './LogLine';
import { Needs } from './Needs';
import { Orders } from './Orders';
import { Subscriptions } from './Subscriptions';
import { Timeline } from './Timeline';
import { RecordDecisions } from '../meetings/RecordDecisions';

/** One person: their say, their opt-in, what was done with them and what they were sent. */
export const ContactPage = () => {
  const { id } = useParams({ from: '/customers/contacts/$id' });
  const navigate = useNavigate();
  const query = useRead('contacts.get', { id }, { keep: false });
  const remove = useWrite('contacts.remove', { done: () => 'Removed the contact' });
  const addDeal = useWrite('deals.create', { quiet: true });
  const of = { kind: 'contact' as const, id };
  return (
    <Await query={query}>
      {(contact) => {
        const said = [contact.role ? BUYER_ROLES[contact.role] : '', contact.company?.name ?? '']
          .filter(Boolean)
          .join(', ');
        return (
          <Page
            title={contact.name || contact.email}
            crumbs={[{ label: 'Customers', to: '/customers' }]}
            {...(said === '' ? {} : { sub: said })}
            actions={
              <IconButton
                icon={IconTrash}
                label={`Remove ${contact.name}`}
                onClick={() =>
                  remove.mutate(
                    { id },
                    {
                      onSuccess: () =>
                        void navigate({ to: '/customers', search: (old) => ({ period: old.period, tab: 'contacts' }) }),
                    },
                  )
                }
              />
            }
          >
            <div className={styles.record}>
              <div className={styles.main}>
                <BuyerFigures of={of} />
                <Card title="Activities">
                  <LogLine key={id} context={{ contactId: id }} kind="email" />
                  <Timeline
                    filter={{ contactId: id }}
                    hide="contact"
                    empty="Nothing was done with them yet. Write a line above and press Enter."
                  />
                </Card>
                <RecordDecisions kind="contact" id={id} as="card" />
                <Card title="Comments">
                  <Comments entity="contact" id={id} />
                </Card>
                <Orders of={of} />
                <Subscriptions of={of} />
              </div>
              <aside className={styles.aside}>
                <ContactDetails contact={contact} />
                <Needs needs={contact.needs} of={{ contactId: id }} />
                <DocumentsSent of={{ contactId: id }} />
                <DealLines
                  about={id}
                  deals={contact.deals}
                  onAdd={(title) =>
                    addDeal.mutateAsync({
                      title,
                      contact: contact.name,
                      ...(contact.company ? { company: contact.company.name } : {}),
                    })
                  }
                />
              </aside>
            </div>
          </Page>
        );
      }}
    </Await>
  );
};
