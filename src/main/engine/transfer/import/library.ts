import { CREATOR_KINDS, HOLD_DAYS } from '../../../../shared/domain/library/creators';
import { fold } from '../../../../shared/domain/text';
import { plainCode, plainCodeOf } from '../../store/repositories/code-holders';
import { cellsOf } from './cells';
import { dimensionsOf } from './dimensions';
import type { Job } from './job';
import type { Mapping } from './mapping';
import { type Row, upsert } from './upsert';

type Reader = (cells: string[], line: number) => void;

/** Living rows of a list by their folded name, read once; what this import makes joins them. */
const byName = (job: Job, table: 'keywords' | 'creators', column: 'keyword' | 'name') => {
  const read = `SELECT rowid AS at, * FROM ${table} WHERE deleted_at IS NULL`;
  const ids = new Map<string, string>();
  for (const row of job.driver.prepare(read).all() as Row[]) ids.set(fold(String(row[column])), String(row['id']));
  const one = job.driver.prepare(`${read} AND id = ?`);
  return {
    find: (name: string): Row | undefined => {
      const id = ids.get(fold(name));
      return id === undefined ? undefined : (one.get(id) as Row | undefined);
    },
    add: (name: string, id: string): void => void ids.set(fold(name), id),
  };
};

/** A whole number from 0 up, or a problem that names it. */
const countIn = (job: Job, mapping: Mapping, cells: string[], field: string, line: number): number | null => {
  const value = cellsOf(job, mapping).number(cells, field, line);
  if (value === null) return null;
  if (value >= 0) return Math.round(value);
  job.problem(line, mapping.columnOf(field), `The ${field.replaceAll('_', ' ')} can't be negative.`);
  return null;
};

/** Keywords with their page and volume; a row with a day also notes where the page stood then. */
export const keywordsReader = (job: Job, mapping: Mapping): Reader => {
  const cell = cellsOf(job, mapping);
  const known = byName(job, 'keywords', 'keyword');
  const findRank = job.driver.prepare(
    'SELECT rowid AS at, * FROM keyword_ranks WHERE keyword_id = ? AND day = ? AND deleted_at IS NULL',
  );
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const keyword = cell.needed(cells, 'keyword', line);
    const volume = countIn(job, mapping, cells, 'volume', line);
    const rank = countIn(job, mapping, cells, 'rank', line);
    const day = cell.day(cells, 'day', line);
    if (rank !== null && day === null && job.errors === before)
      job.problem(line, mapping.columnOf('rank'), 'A rank needs the day on which it was looked up.');
    if (job.errors > before) return job.done(line, 'problem');
    const stored = known.find(keyword);
    const id = String(stored?.['id'] ?? job.newId());
    const origin = { batch_id: job.batch, source_line: line };
    const page = cell.text(cells, 'page');
    let result = upsert(job, 'keywords', stored, { page, volume }, { id, keyword, ...origin });
    known.add(keyword, id);
    if (day) {
      const noted = findRank.get(id, day.day) as Row | undefined;
      // Rank 0 is how some tools say that the page was not found.
      const row = { rank: rank === 0 ? null : rank };
      const ranked = upsert(job, 'keyword_ranks', noted, row, {
        id: job.newId(),
        keyword_id: id,
        day: day.day,
        ...origin,
      });
      if (result === 'unchanged') result = ranked === 'create' ? 'create' : ranked;
    }
    job.done(line, result, () => ({ keyword, page, rank: rank === null ? '' : String(rank) }));
  };
};

const kindOf = (word: string): string =>
  Object.entries(CREATOR_KINDS).find(([id, label]) => fold(word) === id || fold(word) === fold(label))?.[0] ??
  'influencer';

/** Creators, one row for each handle or for each of them: those of the same name are one. */
export const creatorsReader = (job: Job, mapping: Mapping): Reader => {
  const cell = cellsOf(job, mapping);
  const dims = dimensionsOf(job);
  const known = byName(job, 'creators', 'name');
  const findHandle = job.driver.prepare(
    'SELECT rowid AS at, * FROM creator_handles WHERE creator_id = ? AND platform = ? COLLATE NOCASE AND deleted_at IS NULL',
  );
  const findCode = job.driver.prepare(
    `SELECT rowid AS at, * FROM codes WHERE (${plainCode('code')}) = ? AND deleted_at IS NULL ORDER BY starts`,
  );
  const campaignOf = job.driver.prepare(
    `SELECT name FROM campaigns WHERE code <> '' AND (${plainCode('code')}) = ? AND deleted_at IS NULL`,
  );
  const owner = job.driver.prepare('SELECT name FROM creators WHERE id = ?');
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const name = cell.needed(cells, 'name', line);
    const followers = countIn(job, mapping, cells, 'followers', line);
    const rate = cell.ownMoney(cells, 'rate', line);
    const share = cell.number(cells, 'commission_rate', line);
    if (rate && rate.minor < 0) job.problem(line, mapping.columnOf('rate'), "The rate can't be negative.");
    if (share !== null && (share < 0 || share > 100))
      job.problem(line, mapping.columnOf('commission_rate'), 'The commission rate is between 0 and 100 percent.');
    const stored = known.find(name);
    const code = cell.text(cells, 'code');
    const other = code === '' ? undefined : (findCode.get(plainCodeOf(code)) as Row | undefined);
    if (other && other['creator_id'] !== stored?.['id']) {
      const whose = owner.get(other['creator_id']) as { name: string } | undefined;
      job.problem(line, mapping.columnOf('code'), `The code ${code} belongs to ${whose?.name ?? 'another creator'}.`);
    }
    const campaign =
      code === '' || other ? undefined : (campaignOf.get(plainCodeOf(code)) as { name: string } | undefined);
    if (campaign)
      job.problem(
        line,
        mapping.columnOf('code'),
        `${code} is the code of the campaign ${campaign.name}. Add it to the creator by hand, and name the campaign there.`,
      );
    if (job.errors > before) return job.done(line, 'problem');
    const id = String(stored?.['id'] ?? job.newId());
    const origin = { batch_id: job.batch, source_line: line };
    const word = cell.text(cells, 'kind');
    const person = cell.text(cells, 'owner');
    const row: Row = {
      email: cell.text(cells, 'email'),
      country: cell.text(cells, 'country'),
      note: cell.text(cells, 'note'),
      rate_minor: rate?.minor ?? null,
      ...(word === '' && stored ? {} : { kind: kindOf(word) }),
      ...(person === '' ? {} : { owner_key: dims.person(person) }),
    };
    const result = upsert(job, 'creators', stored, row, { id, name, status: 'prospect', ...origin });
    known.add(name, id);
    const platform = cell.text(cells, 'platform');
    if (platform !== '')
      upsert(
        job,
        'creator_handles',
        findHandle.get(id, platform) as Row | undefined,
        { handle: cell.text(cells, 'handle'), followers },
        { id: job.newId(), creator_id: id, platform, ...origin },
      );
    if (code !== '' && !other)
      upsert(
        job,
        'codes',
        undefined,
        // A share is written as percent above one, as a part of one below it.
        { commission: share === null ? 'none' : 'rate', rate: share === null ? null : share > 1 ? share / 100 : share },
        { id: job.newId(), creator_id: id, code, hold_days: HOLD_DAYS, ...origin },
      );
    job.done(line, result, () => ({ name, platform, code }));
  };
};
