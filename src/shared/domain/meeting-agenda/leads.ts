import { day as dayText } from '../day-words';
import type { AgendaLine, LeadFact, Words } from './facts';
import { counted, sentence } from './words';

const MOST_LEADS = 8;

/** How many leads wait, and those whose promised answer is late. */
export const leadLines = (leads: readonly LeadFact[], { today }: Words): AgendaLine[] => {
  if (leads.length === 0) return [];
  const late = leads.filter((lead) => lead.late);
  return [
    {
      key: 'leads',
      section: 'leads',
      text: `${counted(leads.length, 'lead waits', 'leads wait')} for an answer${late.length > 0 ? `, ${late.length} past the promise` : ''}`,
      detail: '',
      tone: late.length > 0 ? 'bad' : 'warn',
      leads: { kind: 'page', id: '/leads' },
    },
    ...late.slice(0, MOST_LEADS).map(
      (lead): AgendaLine => ({
        key: `lead:${lead.id}`,
        section: 'leads',
        text: sentence([lead.name, lead.company !== lead.name && lead.company]),
        detail: `Came in ${dayText(lead.since, { today })}`,
        tone: 'bad',
        leads: { kind: 'lead', id: lead.id },
      }),
    ),
  ];
};
