import { fold } from '../../../../shared/domain/text';
import { cellsOf } from './cells';
import { dimensionsOf } from './dimensions';
import type { Job } from './job';
import type { Mapping } from './mapping';
import { type Row, upsert } from './upsert';

type Reader = (cells: string[], line: number) => void;

/** Companies that deals and orders are with, by their name. */
export const companiesReader = (job: Job, mapping: Mapping): Reader => {
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare('SELECT * FROM companies WHERE natural_key = ? AND deleted_at IS NULL');
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const name = cell.needed(cells, 'name', line);
    if (job.errors > before) return job.done(line, 'problem');
    const row: Row = {
      name,
      kind: cell.text(cells, 'kind'),
      domain: cell.text(cells, 'domain'),
      country: cell.text(cells, 'country'),
    };
    const result = upsert(job, 'companies', find.get(fold(name)) as Row | undefined, row, {
      id: job.newId(),
      natural_key: fold(name),
      batch_id: job.batch,
      source_line: line,
    });
    job.done(line, result, () => ({ company: name, kind: String(row['kind']), country: String(row['country']) }));
  };
};

/** Contacts, and the three files of a Mailchimp audience: which one a file is shows in its last columns. */
export const contactsReader = (job: Job, mapping: Mapping, header: readonly string[]): Reader => {
  const dims = dimensionsOf(job);
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare('SELECT * FROM contacts WHERE natural_key = ? AND deleted_at IS NULL');
  const columns = new Set(header.map((name) => name.trim().toUpperCase()));
  const state = columns.has('UNSUB_TIME')
    ? 'unsubscribed'
    : columns.has('CLEAN_TIME')
      ? 'cleaned'
      : columns.has('OPTIN_TIME')
        ? 'subscribed'
        : null;
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const email = fold(cell.needed(cells, 'email', line));
    const [joined, left] = [cell.day(cells, 'opted_in_on', line), cell.day(cells, 'opted_out_on', line)];
    if (job.errors > before) return job.done(line, 'problem');
    const name =
      cell.text(cells, 'name') || `${cell.text(cells, 'first_name')} ${cell.text(cells, 'last_name')}`.trim();
    const tags = cell.text(cells, 'tags').replaceAll('"', '');
    const row: Row = {
      name,
      phone: cell.text(cells, 'phone').replace(/^'/, ''),
      company_key: dims.company(cell.text(cells, 'company'), line),
      opt_in: cell.text(cells, 'opt_in') || state,
      opted_in_on: joined?.day ?? null,
      opted_out_on: left?.day ?? null,
      tags,
    };
    const result = upsert(job, 'contacts', find.get(email) as Row | undefined, row, {
      id: job.newId(),
      email,
      natural_key: email,
      batch_id: job.batch,
      source_line: line,
    });
    job.done(line, result, () => ({ email, name }));
  };
};
