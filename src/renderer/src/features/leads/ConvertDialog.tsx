import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { LeadRow } from '../../../../shared/contract/leads';
import { useRead, useWrite } from '../../api';
import { Await, Button, Dialog, Select, TextField } from '../../ui';
import styles from './leads.module.css';
import { leadTitle } from './words';

type Matches = Output<'leads.matches'>;

const MAKE = 'new';
const NONE = 'none';

const choices = (matches: Matches['companies'], make: string) => [
  ...matches.map((one) => ({ value: one.id, label: `${one.name}, ${one.because}` })),
  { value: MAKE, label: make },
  { value: NONE, label: 'None' },
];

const Form = ({ lead, matches, onClose }: { lead: LeadRow; matches: Matches; onClose: () => void }) => {
  const sure = matches.companies.find((one) => one.because !== 'similar name');
  const [company, setCompany] = useState(sure?.id ?? (lead.company === '' ? NONE : MAKE));
  const [companyName, setCompanyName] = useState(lead.company);
  const [contact, setContact] = useState(matches.contacts[0]?.id ?? (lead.name === '' ? NONE : MAKE));
  const [contactName, setContactName] = useState(lead.name);
  const [deal, setDeal] = useState(MAKE);
  const [title, setTitle] = useState(matches.dealTitle);
  const convert = useWrite('handoff.convert', { done: () => `Converted ${leadTitle(lead)}` });
  const picked = (value: string): string | null => (value === MAKE || value === NONE ? null : value);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        convert.mutate(
          {
            id: lead.id,
            companyId: picked(company),
            companyName: company === MAKE ? companyName : '',
            contactId: picked(contact),
            contactName: contact === MAKE ? contactName : '',
            dealId: picked(deal),
            dealTitle: title,
          },
          { onSuccess: onClose },
        );
      }}
    >
      <div className={styles.pair}>
        <Select
          label="Company"
          data={choices(matches.companies, 'Make a new company')}
          value={company}
          onChange={(value) => setCompany(value ?? NONE)}
        />
        {company === MAKE && (
          <TextField
            label="Its name"
            value={companyName}
            onChange={(event) => setCompanyName(event.currentTarget.value)}
          />
        )}
      </div>
      <div className={styles.pair}>
        <Select
          label="Contact"
          data={choices(matches.contacts, 'Make a new contact')}
          value={contact}
          onChange={(value) => setContact(value ?? NONE)}
        />
        {contact === MAKE && (
          <TextField
            label="Their name"
            value={contactName}
            onChange={(event) => setContactName(event.currentTarget.value)}
          />
        )}
      </div>
      <div className={styles.pair}>
        <Select
          label="Deal"
          data={choices(matches.deals, 'Make a new deal').filter((one) => one.value !== NONE)}
          value={deal}
          onChange={(value) => setDeal(value ?? MAKE)}
        />
        {deal === MAKE && (
          <TextField
            label="Its title"
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            data-autofocus
          />
        )}
      </div>
      <p className="s ink2">
        Source, campaign, touches and notes stay with the lead; the deal carries source and campaign on.
      </p>
      <p className="row">
        <Button submit kind="primary" waits={deal === MAKE && title.trim() === '' && 'Waits for the title of the deal'}>
          Convert
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </p>
    </form>
  );
};

/** Makes or links company, contact and deal, all in one step; what is there already is suggested. */
export const ConvertDialog = ({ lead, onClose }: { lead: LeadRow; onClose: () => void }) => {
  const matches = useRead('leads.matches', { id: lead.id }, { keep: false });
  return (
    <Dialog open title={`Convert ${leadTitle(lead)}`} onClose={onClose} width={560}>
      <Await query={matches}>{(found) => <Form lead={lead} matches={found} onClose={onClose} />}</Await>
    </Dialog>
  );
};
