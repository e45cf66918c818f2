import { bareDomain, COMPANY_KINDS, optInOf, tagText } from '../../../../shared/domain/customers';
import { companyNameKey, phoneKey } from '../../../../shared/domain/duplicates';
import { fold } from '../../../../shared/domain/text';
import { cellsOf } from './cells';
import { dimensionsOf } from './dimensions';
import type { Job } from './job';
import type { Mapping } from './mapping';
import { cleanId } from './numbers';
import { type Row, upsert } from './upsert';

type Reader = (cells: string[], line: number) => void;

/** A number or code that a spreadsheet was kept from eating: without the apostrophe before it. */
const bare = (text: string): string => text.replace(/^'(?=[+\d(])/, '').trim();

/** The tags that are stored and those of the file, each once; an empty cell says nothing. */
const joined = (stored: Row | undefined, tags: string): string =>
  tags === '' ? '' : tagText([String(stored?.['tags'] ?? ''), tags]);

const kindOf = (word: string): string =>
  Object.entries(COMPANY_KINDS).find(([id, label]) => fold(word) === id || fold(word) === fold(label))?.[0] ?? '';

const sole = (rows: unknown[]): Row | undefined => (rows.length === 1 ? (rows[0] as Row) : undefined);

/**
 * Companies by their name, spelled as it may be; else the one of this domain whose name differs by no more than
 * its legal form. Less than that is a doubt, which Duplicates shows and a person decides.
 */
export const companiesReader = (job: Job, mapping: Mapping): Reader => {
  const cell = cellsOf(job, mapping);
  const dims = dimensionsOf(job);
  const byName = job.driver.prepare('SELECT * FROM companies WHERE natural_key = ? AND deleted_at IS NULL');
  const byDomain = job.driver.prepare('SELECT * FROM companies WHERE domain = ? AND deleted_at IS NULL');
  const find = (name: string, domain: string): Row | undefined =>
    (byName.get(fold(name)) as Row | undefined) ??
    (domain === ''
      ? undefined
      : sole(
          (byDomain.all(domain) as Row[]).filter((row) => companyNameKey(String(row['name'])) === companyNameKey(name)),
        ));
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const name = cell.needed(cells, 'name', line);
    if (job.errors > before) return job.done(line, 'problem');
    const domain = bareDomain(cell.text(cells, 'domain'));
    const stored = find(name, domain);
    const word = cell.text(cells, 'kind');
    const kind = kindOf(word);
    const owner = cell.text(cells, 'owner');
    const row: Row = {
      // Found by its domain it keeps the name that it has.
      ...(stored && stored['natural_key'] !== fold(name) ? {} : { name }),
      kind,
      domain,
      country: cell.text(cells, 'country'),
      address: cell.text(cells, 'address'),
      // A kind that Tandem has no word for is kept as a tag.
      tags: joined(stored, tagText([cell.text(cells, 'tags'), kind === '' ? word : ''])),
      notes: cell.text(cells, 'notes'),
      ...(owner === '' ? {} : { owner_key: dims.person(owner) }),
    };
    const result = upsert(job, 'companies', stored, row, {
      id: job.newId(),
      natural_key: fold(name),
      batch_id: job.batch,
      source_line: line,
    });
    job.done(line, result, () => ({ company: name, kind: kind || word, country: String(row['country']) }));
  };
};

const stillOut = (count: number): string =>
  `${count === 1 ? '1 line says' : `${count.toLocaleString('en')} lines say`} subscribed of somebody who opted out and has not joined again since: they stay opted out.`;

/**
 * Contacts, and the three files of a Mailchimp audience: which one a file is shows in its last columns. A contact
 * is known by the address; without one by a phone or a name that only one contact has.
 */
export const contactsReader = (job: Job, mapping: Mapping, header: readonly string[]): Reader => {
  const dims = dimensionsOf(job);
  const cell = cellsOf(job, mapping);
  const byKey = job.driver.prepare('SELECT * FROM contacts WHERE natural_key = ? AND deleted_at IS NULL');
  const byPhone = job.driver.prepare(
    "SELECT * FROM contacts WHERE phone <> '' AND deleted_at IS NULL AND substr(replace(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '/', ''), -9) = ?",
  );
  const columns = new Set(header.map((name) => name.trim().toUpperCase()));
  const state = columns.has('UNSUB_TIME')
    ? 'unsubscribed'
    : columns.has('CLEAN_TIME')
      ? 'cleaned'
      : columns.has('OPTIN_TIME')
        ? 'subscribed'
        : null;
  const find = (email: string, phone: string, name: string): Row | undefined => {
    if (email !== '') return byKey.get(email) as Row | undefined;
    const key = phoneKey(phone);
    const named = name === '' ? undefined : sole(byKey.all(fold(name)));
    return named ?? (key === '' ? undefined : sole(byPhone.all(key)));
  };
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const email = fold(cleanId(cell.text(cells, 'email')));
    const phone = bare(cell.text(cells, 'phone'));
    const name =
      cell.text(cells, 'name') || `${cell.text(cells, 'first_name')} ${cell.text(cells, 'last_name')}`.trim();
    if (email === '' && phone === '' && name === '')
      job.problem(
        line,
        mapping.columnOf('email'),
        'There is no email, no phone and no name, so nobody can be found by it.',
      );
    else if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email))
      job.problem(line, mapping.columnOf('email'), `"${email}" is no email address.`);
    const [since, left] = [cell.day(cells, 'opted_in_on', line), cell.day(cells, 'opted_out_on', line)];
    if (job.errors > before) return job.done(line, 'problem');
    const stored = find(email, phone, name);
    const owner = cell.text(cells, 'owner');
    const says: string | null = cell.text(cells, 'opt_in') || state;
    const out = optInOf((stored?.['opt_in'] as string | null | undefined) ?? null) === 'no';
    const keepsOut =
      out && optInOf(says) === 'yes' && !(since !== null && since.day > String(stored?.['opted_out_on'] ?? '9999'));
    if (keepsOut) job.tally(line, mapping.columnOf('opt_in'), stillOut);
    const row: Row = {
      name,
      phone,
      title: cell.text(cells, 'title'),
      notes: cell.text(cells, 'notes'),
      company_key: dims.company(cell.text(cells, 'company'), line),
      opt_in: keepsOut ? '' : says,
      opted_in_on: since?.day ?? null,
      opted_out_on: left?.day ?? null,
      tags: joined(stored, cell.text(cells, 'tags')),
      ...(owner === '' ? {} : { owner_key: dims.person(owner) }),
    };
    const result = upsert(job, 'contacts', stored, row, {
      id: job.newId(),
      email,
      natural_key: email || fold(name || phone),
      batch_id: job.batch,
      source_line: line,
    });
    job.done(line, result, () => ({ email, name }));
  };
};
