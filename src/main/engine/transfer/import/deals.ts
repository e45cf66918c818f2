import { currencyIn, otherCurrency } from './cell-currency';
import { parseDecimal, toAmount } from '../../../../shared/domain/money';
import { fold } from '../../../../shared/domain/text';
import { dealStages, share, type Stage } from './deal-stages';
import type { Statement } from '../../store/dialect';
import { dimensionsOf } from './dimensions';
import type { Job } from './job';
import type { Mapping } from './mapping';
import { cleanId, isBlank } from './numbers';
import { filled, type Row, updateRow } from './upsert';
import { figure } from '../../../../shared/domain/figures';

/** The moment at which a day begins, as the history of deals keeps days of files. */
const momentAt = (day: string | null | undefined): string | null => (day ? `${day}T00:00:00.000Z` : null);

type Visit = { stageId: string; at: string };

const deleted = (count: number): string =>
  `${count === 1 ? 'A deleted deal is' : `${figure(count)} deleted deals are`} left out.`;

/**
 * Reads deals; stages are matched by name in the pipeline, or made, with the kind and chance that the map gives.
 * Where the file says apart from the stage that a deal was won or lost, that counts; the days on which a deal
 * entered its stages become its history.
 */
export const dealsReader = (
  job: Job,
  mapping: Mapping,
  header: readonly string[],
): ((cells: string[], line: number) => void) => {
  const { driver, batch } = job;
  const dims = dimensionsOf(job);
  const { stageOf, closingOf, firstOf } = dealStages(job, mapping.map);
  // A file without stages: its map says so with a blank one for all rows.
  const stageless = mapping.map.constants['stage'] === '' && mapping.columnOf('stage') === 'stage';
  const entered = Object.entries(mapping.map.entered ?? {}).flatMap(([column, stage]) => {
    const at = header.findIndex((name) => fold(name) === fold(column));
    return at < 0 ? [] : [{ at, column, stage }];
  });
  const read = (field: string) => {
    const get = mapping.get(field);
    return (cells: readonly string[]): string => get(cells).trim();
  };
  const f = {
    id: read('deal_id'),
    stage: read('stage'),
    title: read('title'),
    value: read('value'),
    currency: read('currency'),
    probability: read('probability'),
    account: read('account'),
    contact: read('contact'),
    owner: read('owner'),
    sku: read('product_sku'),
    product: read('product_name'),
    pipeline: read('pipeline'),
    source: read('source'),
    campaign: read('campaign'),
    created: read('created_at'),
    closed: read('closed_at'),
    expected: read('expected_close'),
    reason: read('lost_reason'),
    next: read('next_step'),
    outcome: read('outcome'),
    since: read('stage_since'),
  };
  const findDeal = driver.prepare("SELECT rowid AS at, * FROM deals WHERE external_id = ? AND source_system = 'file'");
  const addHistory = driver.prepare(
    'INSERT INTO deal_stages (id, deal_id, stage_id, entered_at, person_id) VALUES (?, ?, ?, ?, NULL)',
  );
  const top = driver.prepare('SELECT coalesce(max(position), 0) AS top FROM deals').get() as { top: number };
  let position = top.top;
  let addDeal: Statement | undefined;

  const heldStage = driver.prepare('SELECT id, kind, NULL AS probability FROM stages WHERE id = ?');
  const stageHeld = (stored: Row | undefined): Stage | undefined =>
    stored && (heldStage.get(stored['stage_id']) as Stage | undefined);
  const historyOf = driver.prepare('SELECT stage_id AS stageId, entered_at AS at FROM deal_stages WHERE deal_id = ?');
  const note = (deal: string, { stageId, at }: Visit): void => {
    const id = job.newId();
    addHistory.run(id, deal, stageId, at);
    job.changes.made('deal_stages', id, { deal_id: deal, stage_id: stageId });
  };
  /** The dated stages of a row, in the order of their days. */
  const visitsOf = (cells: readonly string[], line: number, pipeline: string): Visit[] =>
    entered
      .flatMap(({ at, column, stage }) => {
        const text = (cells[at] ?? '').trim();
        if (isBlank(text)) return [];
        const moment = job.date(text);
        if (moment) return [{ stageId: stageOf(pipeline, stage).id, at: moment.day }];
        job.problem(line, column, `"${text}" is no date.`);
        return [];
      })
      .toSorted((a, b) => (a.at < b.at ? -1 : 1));

  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const id = cleanId(f.id(cells));
    if (id === '') job.problem(line, mapping.columnOf('deal_id'), 'The deal id is empty.');
    const stageName = f.stage(cells);
    if (stageName === '' && !stageless) job.problem(line, mapping.columnOf('stage'), 'The stage is empty.');
    const outcome = fold(f.outcome(cells));
    if (outcome === 'deleted') {
      job.tally(line, mapping.columnOf('outcome'), deleted);
      return job.done(line, 'skip');
    }
    const day = (field: 'created' | 'closed' | 'expected' | 'since', column: string): string | null => {
      const text = f[field](cells);
      if (isBlank(text)) return null;
      const moment = job.date(text);
      if (!moment) job.problem(line, mapping.columnOf(column), `"${text}" is no date.`);
      return moment?.day ?? null;
    };
    const [created, closed, expected, since] = [
      day('created', 'created_at'),
      day('closed', 'closed_at'),
      day('expected', 'expected_close'),
      day('since', 'stage_since'),
    ];
    const currency = (f.currency(cells) || currencyIn(f.value(cells), job.currency)).toUpperCase();
    const numeric = (text: string, column: string): string | undefined => {
      const value = job.number(text);
      if (value === undefined && !isBlank(text)) job.problem(line, mapping.columnOf(column), `"${text}" is no number.`);
      return value;
    };
    const valueText = numeric(f.value(cells), 'value');
    const other = otherCurrency(f.value(cells), currency);
    if (valueText !== undefined && other !== undefined) job.problem(line, mapping.columnOf('value'), other);
    const chance = numeric(f.probability(cells), 'probability');
    const probability = share(chance === undefined ? undefined : Number(chance));
    if (probability !== null && (probability < 0 || probability > 1))
      job.problem(line, mapping.columnOf('probability'), 'A probability lies between 0 and 100 %.');
    const visits = visitsOf(cells, line, f.pipeline(cells));
    const stored = findDeal.get(id) as Row | undefined;
    if (stored && 'deal_id' in mapping.map.templates && job.changes.met('deals', Number(stored['at'])))
      job.problem(
        line,
        mapping.columnOf('title'),
        `A second deal is called ${id}, and without an id it cannot be told whether it is the same.`,
      );
    if (job.errors > before) return job.done(line, 'problem', () => ({ deal: id, stage: stageName }));
    const stage =
      outcome === 'won' || outcome === 'lost'
        ? closingOf(f.pipeline(cells), outcome)
        : stageless
          ? (stageHeld(stored) ?? firstOf(f.pipeline(cells)))
          : stageOf(f.pipeline(cells), stageName);
    const value = valueText === undefined ? undefined : parseDecimal(valueText);
    const company = dims.company(f.account(cells), line);
    const product = dims.product(cleanId(f.sku(cells)), f.product(cells), line);
    const isOpen = stage.kind === 'open';
    const row = {
      title: f.title(cells) || [f.account(cells), f.product(cells)].filter(Boolean).join(', ') || id,
      company_key: company,
      contact_key: dims.contact(f.contact(cells), company, line),
      owner_key: dims.person(f.owner(cells)),
      stage_id: stage.id,
      value_minor: value ? toAmount(value, currency).minor : null,
      currency,
      probability: probability ?? stage.probability,
      product_key: product,
      campaign_key: dims.campaign(f.campaign(cells)),
      source: f.source(cells),
      created_day: created,
      expected_close: expected ?? (isOpen ? closed : null),
      closed_day: isOpen ? null : (closed ?? job.today),
      lost_reason: f.reason(cells),
    };
    if (!isOpen && closed === null)
      job.problem(
        line,
        mapping.columnOf('closed_at'),
        'A closed deal without a closing day: today is taken.',
        'notice',
      );
    for (const seen of [row.created_day, row.closed_day]) if (seen) job.sawDay(seen);
    const preview = (): Record<string, string> => ({
      deal: id,
      title: row.title,
      stage: stageName,
      value: valueText ?? '',
      owner: f.owner(cells),
    });
    const here = visits.findLast((visit) => visit.stageId === stage.id)?.at ?? since;
    if (stored) {
      // Blank cells leave what is there, such as the closing day that an earlier import took as its own.
      const closing = isOpen ? null : (closed ?? stored['closed_day'] ?? row.closed_day);
      const moved = stored['stage_id'] !== row.stage_id && job.policyOf('stage_id') === 'overwrite';
      const wanted = {
        ...filled(job, row),
        title: f.title(cells) || (stored['title'] ?? row.title),
        ...(moved ? { entered_stage_at: momentAt(here) ?? job.at } : {}),
        ...(moved || !isOpen ? { closed_day: closing } : {}),
      };
      const result = updateRow(job, 'deals', stored, wanted);
      if (moved) {
        note(String(stored['id']), { stageId: row.stage_id, at: momentAt(here) ?? job.at });
      }
      const known = historyOf.all(stored['id']) as Visit[];
      for (const visit of visits)
        if (!known.some((one) => one.stageId === visit.stageId && one.at.slice(0, 10) === visit.at))
          note(String(stored['id']), { stageId: visit.stageId, at: momentAt(visit.at) ?? job.at });
      return job.done(line, result, preview);
    }
    const enteredAt = momentAt(here ?? row.closed_day ?? row.created_day) ?? momentAt(job.at.slice(0, 10)) ?? job.at;
    position += 1;
    const full = {
      id: job.newId(),
      external_id: id,
      source_system: 'file',
      ...row,
      channel_key: null,
      entered_stage_at: enteredAt,
      next_step: f.next(cells),
      next_step_kind: '',
      next_step_day: null,
      position,
      batch_id: batch,
      source_line: line,
    };
    addDeal ??= driver.prepare(
      `INSERT INTO deals (${Object.keys(full).join(', ')}) VALUES (${Object.keys(full)
        .map(() => '?')
        .join(', ')})`,
    );
    job.changes.meet('deals', Number(addDeal.run(...Object.values(full)).lastInsertRowid));
    for (const visit of visits)
      if (visit.stageId !== row.stage_id || visit.at !== here)
        addHistory.run(job.newId(), full.id, visit.stageId, momentAt(visit.at));
    addHistory.run(job.newId(), full.id, row.stage_id, enteredAt);
    job.done(line, 'create', preview);
  };
};
