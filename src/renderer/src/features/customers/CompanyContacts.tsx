import { Link } from '@tanstack/react-router';
import type { ContactRow } from '../../../../shared/contract/companies';
import { useWrite } from '../../api';
import { BUYER_ROLES, OPT_INS } from '../../../../shared/domain/customers';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { InlineEdit, Section, TakenAs } from '../../ui';
import styles from './customers.module.css';
import { LineForm } from './LineForm';
import { chosen, ROLE_CHOICES } from './words';

const CONTACTS: readonly SheetColumn<ContactRow>[] = [
  { name: 'Contact', value: (row) => row.name },
  { name: 'Title', value: (row) => row.title },
  { name: 'Role', value: (row) => row.role && BUYER_ROLES[row.role] },
  { name: 'Email', value: (row) => row.email },
  { name: 'Phone', value: (row) => row.phone },
  { name: 'Owner', value: (row) => row.owner?.name },
  { name: 'Opt-in', value: (row) => OPT_INS[row.optIn] },
  { name: 'Opt-in since', value: (row) => row.optDay },
  { name: 'Tags', value: (row) => row.tags.join(', ') },
  { name: 'Last contact', value: (row) => row.lastActivityDay },
];

/** The people at a company and what they have to say in a purchase. */
export const CompanyContacts = ({ companyId, contacts }: { companyId: string; contacts: readonly ContactRow[] }) => {
  const create = useWrite('contacts.create', { quiet: true });
  const update = useWrite('contacts.update', { quiet: true });
  return (
    <Section title="Contacts">
      <TakenAs label="Contacts" columns={CONTACTS} rows={contacts} />
      <ul className={styles.needs}>
        {contacts.map((contact) => (
          <li key={contact.id} className={styles.contact}>
            <div className={styles.needText}>
              <Link className="cut strong" to="/customers/contacts/$id" params={{ id: contact.id }}>
                {contact.name}
              </Link>
              <span className="s ink3 cut">
                {[contact.title, contact.email, contact.phone].filter(Boolean).join(', ')}
              </span>
            </div>
            <InlineEdit
              kind="select"
              bare
              clearable
              label={`Role of ${contact.name}`}
              placeholder="No role"
              value={contact.role}
              options={ROLE_CHOICES}
              onSave={(value) => update.mutateAsync({ id: contact.id, role: chosen(ROLE_CHOICES, value) ?? null })}
            />
          </li>
        ))}
      </ul>
      <LineForm label="New contact" about={companyId} onAdd={(name) => create.mutateAsync({ name, companyId })} />
    </Section>
  );
};
