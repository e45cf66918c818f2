import type { LeadRow } from '../../../../shared/contract/leads';
import { LEAD_STATE_NAMES } from '../../../../shared/domain/leads';
import { clockWords } from './words';

/** A cell that a spreadsheet would run as a formula gets an apostrophe; quotes are doubled. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The rows of the list as CSV, in their order. */
export const csvOfLeads = (rows: readonly LeadRow[], promiseHours: number): string =>
  [
    [
      'name',
      'email',
      'company',
      'state',
      'first_contact',
      'office_minutes',
      'source',
      'campaign',
      'owner',
      'created_at',
      'last_step_at',
      'return_reason',
    ],
    ...rows.map((row) => [
      row.name,
      row.email,
      row.company,
      LEAD_STATE_NAMES[row.state],
      clockWords(row, promiseHours).text,
      row.clock.minutes === null ? '' : String(Math.round(row.clock.minutes)),
      row.source,
      row.campaign ?? '',
      row.owner?.name ?? '',
      row.createdDay,
      row.lastDay,
      row.returnReason,
    ]),
  ]
    .map((cells) => `${cells.map(cell).join(',')}\n`)
    .join('');
