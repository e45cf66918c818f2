import { useNavigate } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useWrite } from '../../api';
import { Page, Segmented } from '../../ui';
import { ActivitiesTab } from './ActivitiesTab';
import { BuyersTab } from './BuyersTab';
import { CareTab } from './CareTab';
import { CompaniesTab } from './CompaniesTab';
import { ContactsTab } from './ContactsTab';
import { DuplicatesTab } from './DuplicatesTab';
import { MaterialsTab } from './MaterialsTab';
import { NewLine } from './NewLine';
import { OrdersTab } from './OrdersTab';
import { ProposalsTab } from './ProposalsTab';
import { useCustomersSearch } from './useCustomersSearch';

type Tab =
  | 'companies'
  | 'contacts'
  | 'buyers'
  | 'orders'
  | 'proposals'
  | 'care'
  | 'activities'
  | 'materials'
  | 'duplicates';

const TABS: readonly { value: Tab; label: string; show: ComponentType }[] = [
  { value: 'companies', label: 'Companies', show: CompaniesTab },
  { value: 'contacts', label: 'Contacts', show: ContactsTab },
  { value: 'buyers', label: 'Buyers', show: BuyersTab },
  { value: 'orders', label: 'Orders', show: OrdersTab },
  { value: 'proposals', label: 'Proposals', show: ProposalsTab },
  { value: 'care', label: 'Look after', show: CareTab },
  { value: 'activities', label: 'Activities', show: ActivitiesTab },
  { value: 'materials', label: 'Materials', show: MaterialsTab },
  { value: 'duplicates', label: 'Duplicates', show: DuplicatesTab },
];

/** The line that makes a new thing of this tab, where a person makes them. */
const New = ({ tab }: { tab: Tab }) => {
  const navigate = useNavigate();
  const company = useWrite('companies.create', { quiet: true, done: (_output, input) => `Added ${input.name}` });
  const contact = useWrite('contacts.create', { quiet: true, done: (_output, input) => `Added ${input.name}` });
  const material = useWrite('materials.create', { quiet: true, done: (_output, input) => `Added ${input.title}` });
  if (tab === 'companies')
    return (
      <NewLine
        key={tab}
        label="New company"
        onAdd={async (name) => {
          const { id } = await company.mutateAsync({ name });
          await navigate({ to: '/customers/companies/$id', params: { id } });
        }}
      />
    );
  if (tab === 'contacts')
    return (
      <NewLine
        key={tab}
        label="New contact"
        onAdd={async (name) => {
          const { id } = await contact.mutateAsync({ name });
          await navigate({ to: '/customers/contacts/$id', params: { id } });
        }}
      />
    );
  return tab === 'materials' ? (
    <NewLine key={tab} label="New material" onAdd={(title) => material.mutateAsync({ title })} />
  ) : null;
};

/** Companies, contacts, buyers: who they are, what they need, what was done with them, and whom to look after. */
export const CustomersPage = () => {
  const { search } = useCustomersSearch();
  const navigate = useNavigate();
  const tab = TABS.find((one) => one.value === search.tab) ?? TABS[0];
  if (!tab) return null;
  const Body = tab.show;
  return (
    <Page
      flush
      title="Customers"
      parts={
        <Segmented
          label="What to show"
          value={tab.value}
          options={TABS}
          // Another tab has other filters: those of this one would make no sense there.
          onChange={(value) =>
            void navigate({ to: '/customers', search: (old) => ({ period: old.period, tab: value }) })
          }
        />
      }
      actions={<New tab={tab.value} />}
    >
      <Body key={tab.value} />
    </Page>
  );
};
