import { bareDomain, COMPANY_KINDS, optInOf, tagText } from '../../../../shared/domain/customers';
import { companyNameKey, emailKey, personNameKey, phoneKey } from '../../../../shared/domain/duplicates';
import { fold } from '../../../../shared/domain/text';
import { cellsOf } from './cells';
import { dimensionsOf } from './dimensions';
import type { Job } from './job';
import type { Mapping } from './mapping';
import { cleanId } from './numbers';
import type { Table } from './read/table';
import { type Row, upsert } from './upsert';
import { figure } from '../../../../shared/domain/figures';

type Reader = (cells: string[], line: number) => void;

/** A number or code that a spreadsheet was kept from eating: without the apostrophe before it. */
const bare = (text: string): string => text.replace(/^'(?=[+\d(])/, '').trim();

const kindOf = (word: string): string =>
  Object.entries(COMPANY_KINDS).find(([id, label]) => fold(word) === id || fold(word) === fold(label))?.[0] ?? '';

/** Records of before this import by what makes them alike; read when the first row is in doubt. */
const doubtKeys = (
  job: Job,
  table: 'companies' | 'contacts',
  keysOf: (row: Row) => string[],
): (() => Map<string, number>) => {
  let keys: Map<string, number> | undefined;
  return () => {
    if (keys) return keys;
    keys = new Map();
    const rows = job.driver
      .prepare(`SELECT * FROM ${table} WHERE deleted_at IS NULL AND batch_id IS NOT ?`)
      .all(job.batch);
    for (const row of rows as Row[])
      for (const key of keysOf(row)) if (key !== '' && !keys.has(key)) keys.set(key, Number(row['key']));
    return keys;
  };
};

/** Spellings of files that somebody said are a record that is there: decided once, they are known from then on. */
const aliasesOf = (job: Job, table: 'companies' | 'contacts') => {
  const lookUp = job.driver.prepare(
    `SELECT t.* FROM import_aliases a JOIN ${table} t ON t.id = a.target_id WHERE a.entity = ? AND a.natural_key = ? AND a.deleted_at IS NULL AND t.deleted_at IS NULL`,
  );
  const insert = job.driver.prepare(
    'INSERT OR IGNORE INTO import_aliases (id, entity, natural_key, target_id, batch_id) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    find: (key: string): Row | undefined => lookUp.get(table, key) as Row | undefined,
    add: (key: string, target: Row): void => {
      const id = job.newId();
      if (insert.run(id, table, key, target['id'], job.batch).changes > 0)
        job.changes.made('import_aliases', id, { natural_key: key, target_id: target['id'] });
    },
  };
};

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
  const aliases = aliasesOf(job, 'companies');
  const alike = job.driver.prepare(
    'SELECT * FROM companies WHERE deleted_at IS NULL AND batch_id IS NOT ? AND key = ?',
  );
  const keys = doubtKeys(job, 'companies', (row) => [
    companyNameKey(String(row['name'])),
    ...(row['domain'] ? [`@${String(row['domain'])}`] : []),
  ]);
  /** A company of the same domain, or of the same name but for its legal form: perhaps this one, and a person says so. */
  const doubtful = (line: number, name: string, domain: string): Row | undefined | null => {
    const byDomainKey = domain === '' ? undefined : keys().get(`@${domain}`);
    const key = keys().get(companyNameKey(name)) ?? byDomainKey;
    const row = key === undefined ? undefined : (alike.get(job.batch, key) as Row | undefined);
    if (!row) return undefined;
    const why =
      key === byDomainKey ? `Both have the domain ${domain}.` : 'The names differ by their legal form or marks only.';
    const decision = job.doubt({ line, entity: 'companies', name, match: String(row['name']), why });
    if (decision !== 'same') return decision === null ? null : undefined;
    aliases.add(fold(name), row);
    return row;
  };
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const name = cell.needed(cells, 'name', line);
    if (job.errors > before) return job.done(line, 'problem');
    const domain = bareDomain(cell.text(cells, 'domain'));
    const known = find(name, domain) ?? aliases.find(fold(name));
    const stored = known ?? doubtful(line, name, domain);
    if (stored === null) return job.done(line, 'problem');
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
      tags: tagText([cell.text(cells, 'tags'), kind === '' ? word : '']),
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

/** Whether a name is only the first or the last part of one: a list of first names takes no surname away. */
const isHalfOf = (name: string, whole: string): boolean => {
  const [part, all] = [fold(name), fold(whole)];
  return part !== '' && (all.startsWith(`${part} `) || all.endsWith(` ${part}`));
};

const stillOut = (count: number): string =>
  `${count === 1 ? '1 line says' : `${figure(count)} lines say`} subscribed of somebody who opted out and has not joined again since: they stay opted out.`;

const UNSAID =
  'Neither a column nor the name of this file says whether these people are subscribed or cleaned: they come in as subscribed. Give Opt in under The same for every row where it is not so.';

/**
 * Which of the files of a Mailchimp audience this is: shown by its last columns, else by its name; null when it is none
 * of them, or one of people who never were asked.
 */
const audienceOf = (
  header: readonly string[],
  file: string,
): 'subscribed' | 'unsubscribed' | 'cleaned' | 'unknown' | null => {
  const columns = new Set(header.map((name) => name.trim().toUpperCase()));
  if (columns.has('UNSUB_TIME')) return 'unsubscribed';
  if (columns.has('CLEAN_TIME')) return 'cleaned';
  if (!columns.has('OPTIN_TIME')) return null;
  // The name of the archive that it stands in tells nothing.
  const name = file.split(' › ').at(-1)?.toLowerCase() ?? '';
  if (/non-?subscribed|transactional/.test(name)) return null;
  return /unsubscribed/.test(name)
    ? 'unsubscribed'
    : /cleaned/.test(name)
      ? 'cleaned'
      : /subscribed/.test(name)
        ? 'subscribed'
        : 'unknown';
};

/**
 * Contacts, and the three files of a Mailchimp audience. A contact is known by the address; without one by a phone or a name that only one contact has.
 */
export const contactsReader = (
  job: Job,
  mapping: Mapping,
  { header, headerLine, file }: Pick<Table, 'header' | 'headerLine' | 'file'>,
): Reader => {
  const dims = dimensionsOf(job);
  const cell = cellsOf(job, mapping);
  const byKey = job.driver.prepare('SELECT * FROM contacts WHERE natural_key = ? AND deleted_at IS NULL');
  const byPhone = job.driver.prepare(
    "SELECT * FROM contacts WHERE phone <> '' AND deleted_at IS NULL AND substr(replace(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '/', ''), -9) = ?",
  );
  const audience = audienceOf(header, file);
  const state = audience === 'unknown' ? 'subscribed' : audience;
  if (audience === 'unknown' && !mapping.has('opt_in')) job.problem(headerLine, null, UNSAID, 'notice');
  const find = (email: string, phone: string, name: string): Row | undefined => {
    if (email !== '') return byKey.get(email) as Row | undefined;
    const key = phoneKey(phone);
    const named = name === '' ? undefined : sole(byKey.all(fold(name)));
    return named ?? (key === '' ? undefined : sole(byPhone.all(key)));
  };
  const aliases = aliasesOf(job, 'contacts');
  const keys = doubtKeys(job, 'contacts', (row) => [
    personNameKey(String(row['name'])),
    ...(row['email'] ? [`@${emailKey(String(row['email']))}`] : []),
  ]);
  const alike = job.driver.prepare(
    'SELECT c.*, o.name AS company FROM contacts c LEFT JOIN companies o ON o.key = c.company_key WHERE c.key = ? AND c.deleted_at IS NULL AND c.batch_id IS NOT ?',
  );
  /** The same mailbox under another spelling, or somebody of the same name at the same company or with an address on one side only. */
  const doubtful = (line: number, email: string, name: string, company: string): Row | undefined | null => {
    const mailbox = emailKey(email);
    const byMailbox = mailbox === '' ? undefined : keys().get(`@${mailbox}`);
    const key = byMailbox ?? (name === '' ? undefined : keys().get(personNameKey(name)));
    const found = key === undefined ? undefined : (alike.get(key, job.batch) as Row | undefined);
    if (!found) return undefined;
    const { company: at, ...row } = found;
    const sameCompany = company !== '' && fold(company) === fold(String(at ?? ''));
    if (byMailbox === undefined && !sameCompany && email !== '' && String(row['email']) !== '') return undefined;
    const why =
      byMailbox !== undefined
        ? `Both addresses are the mailbox ${mailbox}.`
        : sameCompany
          ? `Both are at ${company} and are called the same.`
          : 'They are called the same, and only one of them has an address.';
    const match = [row['name'], row['email']].filter(Boolean).join(', ');
    const decision = job.doubt({
      line,
      entity: 'contacts',
      name: [name, email].filter(Boolean).join(', '),
      match,
      why,
    });
    if (decision !== 'same') return decision === null ? null : undefined;
    aliases.add(email || fold(name), row);
    return row;
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
    const known = find(email, phone, name) ?? aliases.find(email || fold(name));
    const stored = known ?? doubtful(line, email, name, cell.text(cells, 'company'));
    if (stored === null) return job.done(line, 'problem');
    const owner = cell.text(cells, 'owner');
    const said: string | null = cell.text(cells, 'opt_in') || state;
    const now = optInOf((stored?.['opt_in'] as string | null | undefined) ?? null);
    // Who is on the list stays so, in whatever word another file says it.
    const says = now === 'yes' && optInOf(said) === 'yes' ? String(stored?.['opt_in']) : said;
    const out = now === 'no';
    // Who was on the list and is not any more left it at the latest today, where the file gives no day.
    const gone = now === 'yes' && optInOf(says) === 'no' ? job.today : null;
    const keepsOut =
      out && optInOf(says) === 'yes' && !(since !== null && since.day > String(stored?.['opted_out_on'] ?? '9999'));
    if (keepsOut) job.tally(line, mapping.columnOf('opt_in'), stillOut);
    const half = cell.text(cells, 'name') === '' && isHalfOf(name, String(stored?.['name'] ?? ''));
    const row: Row = {
      ...(half ? {} : { name }),
      phone,
      title: cell.text(cells, 'title'),
      notes: cell.text(cells, 'notes'),
      company_key: dims.company(cell.text(cells, 'company'), line),
      ...(keepsOut ? {} : { opt_in: says }),
      opted_in_on: since?.day ?? null,
      opted_out_on: left?.day ?? gone,
      tags: tagText([cell.text(cells, 'tags')]),
      ...(stored && email !== '' && stored['email'] === '' ? { email, natural_key: email } : {}),
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
