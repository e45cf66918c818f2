import { momentOf } from '../../../../shared/domain/business-hours';
import { fold } from '../../../../shared/domain/text';
import { cellsOf } from './cells';
import { dimensionsOf } from './dimensions';
import type { Job } from './job';
import type { Mapping } from './mapping';
import { cleanId } from './numbers';
import { type Row, upsert } from './upsert';

type Reader = (cells: string[], line: number) => void;

/** Steps that a file may date by day. */
const STEPS = {
  qualified_day: 'qualified_at',
  handed_day: 'handed_over_at',
  accepted_day: 'accepted_at',
  opened_day: 'deal_made_at',
  converted_day: 'converted_at',
  closed_day: 'closed_at',
} as const;

/** The moment of a cell in UTC; null when it names a day only. Midnight on the dot is how programs write a day. */
const momentIn = (job: Job, text: string): string | null => {
  const at = job.date(text)?.at;
  if (!at || at.endsWith('T00:00:00')) return null;
  const minutes = Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
  return new Date(momentOf(at.slice(0, 10), minutes, job.timeZone) + Number(at.slice(17, 19)) * 1000).toISOString();
};

/** Leads with where they came from and the steps they have taken; matched again by their id. */
export const leadsReader = (job: Job, mapping: Mapping): Reader => {
  const dims = dimensionsOf(job);
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare("SELECT * FROM leads WHERE external_id = ? AND source_system = 'file'");
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const id = cell.needed(cells, 'lead_id', line);
    cell.needed(cells, 'created_at', line);
    const created = cell.day(cells, 'created_at', line);
    const contacted = cell.day(cells, 'first_contact_at', line);
    const steps = Object.fromEntries(
      Object.entries(STEPS).map(([column, field]) => [column, cell.day(cells, field, line)?.day ?? null]),
    );
    if (job.errors > before || !created) return job.done(line, 'problem', () => ({ lead: id }));
    const customerId = cleanId(cell.text(cells, 'customer_id'));
    const row: Row = {
      created_day: created.day,
      signed_up_at: momentIn(job, cell.text(cells, 'created_at')),
      name: cell.text(cells, 'name'),
      email: fold(cell.text(cells, 'email')),
      phone: cell.text(cells, 'phone').replace(/^'/, ''),
      company: cell.text(cells, 'company'),
      source: cell.text(cells, 'source'),
      campaign_key: dims.campaign(cell.text(cells, 'campaign')),
      content: cell.text(cells, 'content'),
      code: cell.text(cells, 'code'),
      owner_key: dims.person(cell.text(cells, 'owner')),
      first_contact_at: contacted ? (momentIn(job, cell.text(cells, 'first_contact_at')) ?? contacted.day) : null,
      ...steps,
      closed_reason: cell.text(cells, 'closed_reason'),
      deal_external_id: cleanId(cell.text(cells, 'deal_id')),
      customer_key: customerId === '' ? null : dims.customer(customerId, '', '', '', line),
    };
    const result = upsert(job, 'leads', find.get(id) as Row | undefined, row, {
      id: job.newId(),
      external_id: id,
      source_system: 'file',
      batch_id: job.batch,
      source_line: line,
    });
    job.done(line, result, () => ({ lead: id, created: created.day, source: String(row['source']) }));
  };
};
