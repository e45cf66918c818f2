import type { Day } from '../../../../shared/domain/day';
import { csvOf } from './csv';
import type { ToldLead } from './world/lead-story';

/** Every day on which a file of leads has something new to say of this one; '' for what never came. */
const daysOf = ({ day, qualified, converted, told }: ToldLead): Day[] => [
  day,
  qualified,
  converted,
  told.contact?.day ?? '',
  told.handed,
  told.accepted,
  told.opened,
  told.closed,
];

/** The leads that came or went a step further in a cut, as far as its end knew them: later files say of them how they went on. */
export const leadFile = (all: readonly ToldLead[], cut: { from: Day; to: Day; day: Day }) => {
  const leads = all.filter(
    (lead) => lead.day <= cut.to && daysOf(lead).some((day) => day >= cut.from && day <= cut.to),
  );
  const known = (day: Day): Day => (day <= cut.to ? day : '');
  return {
    rows: leads.length,
    file: {
      name: `leads_${cut.day}.csv`,
      format: 'leads' as const,
      map: undefined,
      day: cut.day,
      by: 'Theo Lindqvist' as const,
      text: csvOf(leads, {
        lead_id: (row) => row.id,
        created_at: (row) => `${row.day} ${row.told.signedUp}`,
        name: (row) => row.name,
        email: (row) => row.email,
        company: (row) => row.company,
        source: (row) => row.source,
        campaign: (row) => row.campaign,
        content: (row) => row.content,
        owner: (row) => row.owner,
        qualified_at: (row) => known(row.qualified),
        converted_at: (row) => known(row.converted),
        first_contact_at: ({ told: { contact } }) =>
          contact && known(contact.day) !== '' ? `${contact.day} ${contact.time}` : '',
        handed_over_at: (row) => known(row.told.handed),
        accepted_at: (row) => known(row.told.accepted),
        deal_made_at: (row) => known(row.told.opened),
        closed_at: (row) => known(row.told.closed),
        closed_reason: (row) => (known(row.told.closed) === '' ? '' : row.told.closedReason),
      }),
    },
  };
};
