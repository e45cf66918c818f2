import type { LeadRow } from '../../../../shared/contract/leads';
import { csvText } from '../../../../shared/domain/cells';
import { LEAD_STATE_NAMES } from '../../../../shared/domain/leads';
import { type SheetColumn, sheetOf } from '../../../../shared/domain/sheet';
import type { Untargeted } from '../campaigns/useUntargeted';
import { clockWords } from './words';

/** A lead as it is written out, from the list and from the board. */
export const leadSheet = (promiseHours: number, untargeted: Untargeted): SheetColumn<LeadRow>[] => [
  { name: 'name', value: (row) => row.name },
  { name: 'email', value: (row) => row.email },
  { name: 'company', value: (row) => row.company },
  { name: 'state', value: (row) => LEAD_STATE_NAMES[row.state] },
  { name: 'first_contact', value: (row) => clockWords(row, promiseHours).text },
  { name: 'office_minutes', value: ({ clock }) => (clock.minutes === null ? null : Math.round(clock.minutes)) },
  { name: 'source', value: (row) => row.source },
  { name: 'campaign', value: (row) => row.campaign },
  {
    name: 'campaign_serves_a_target',
    value: (row) => (row.campaign === null ? null : untargeted.named(row.campaign) ? 'no' : 'yes'),
  },
  { name: 'owner', value: (row) => row.owner?.name },
  { name: 'created_at', value: (row) => row.createdDay },
  { name: 'last_step_at', value: (row) => row.lastDay },
  { name: 'return_reason', value: (row) => row.returnReason },
];

/** The rows of the list as CSV, in their order. */
export const csvOfLeads = (rows: readonly LeadRow[], promiseHours: number, untargeted: Untargeted): string => {
  const sheet = sheetOf(leadSheet(promiseHours, untargeted), rows, '');
  return csvText(sheet.head, sheet.rows);
};
