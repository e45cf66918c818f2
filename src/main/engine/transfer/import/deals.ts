import type { ImportMap } from '../../../../shared/contract/imports';
import { parseDecimal, toAmount } from '../../../../shared/domain/money';
import { fold } from '../../../../shared/domain/text';
import type { Statement } from '../../store/dialect';
import { dimensionsOf } from './dimensions';
import type { Job } from './job';
import type { Mapping } from './mapping';
import { cleanId, isBlank } from './numbers';
import { filled, type Row, updateRow } from './upsert';

type Kind = 'open' | 'won' | 'lost';
type StageRule = { kind: Kind; probability: number | null };

const share = (value: number | undefined): number | null =>
  value === undefined ? null : value > 1 ? value / 100 : value;

const rulesOf = (stages: ImportMap['stages']): Map<string, StageRule> => {
  const rules = new Map<string, StageRule>();
  if (Array.isArray(stages))
    for (const stage of stages)
      rules.set(fold(stage.name), { kind: stage.kind, probability: share(stage.probability) });
  else
    for (const [name, rule] of Object.entries(stages ?? {})) {
      if (typeof rule === 'string') rules.set(fold(name), { kind: rule, probability: null });
      else
        rules.set(fold(name), {
          kind: rule.kind ?? rule.is ?? rule.type ?? rule.status ?? 'open',
          probability: share(rule.probability),
        });
    }
  return rules;
};

const guess = (folded: string): StageRule => ({
  kind: /\bwon\b|closedwon/.test(folded) ? 'won' : /\blost\b|closedlost/.test(folded) ? 'lost' : 'open',
  probability: null,
});

/** Reads deals; stages are matched by name in the pipeline, or made, with the kind and chance that the map gives. */
export const dealsReader = (job: Job, mapping: Mapping): ((cells: string[], line: number) => void) => {
  const { driver, batch } = job;
  const dims = dimensionsOf(job);
  const rules = rulesOf(mapping.map.stages);
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
  };
  const findPipeline = driver.prepare(
    "SELECT id FROM pipelines WHERE deleted_at IS NULL AND (? = '' OR lower(name) = lower(?)) ORDER BY position LIMIT 1",
  );
  const findStage = driver.prepare(
    'SELECT id, kind FROM stages WHERE pipeline_id = ? AND natural_key = ? AND deleted_at IS NULL',
  );
  const addStage = driver.prepare(
    'INSERT INTO stages (id, pipeline_id, name, natural_key, kind, probability, position) VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM stages WHERE pipeline_id = ?))',
  );
  const findDeal = driver.prepare("SELECT rowid AS at, * FROM deals WHERE external_id = ? AND source_system = 'file'");
  const addHistory = driver.prepare(
    'INSERT INTO deal_stages (id, deal_id, stage_id, entered_at, person_id) VALUES (?, ?, ?, ?, NULL)',
  );
  const top = driver.prepare('SELECT coalesce(max(position), 0) AS top FROM deals').get() as { top: number };
  const stages = new Map<string, { id: string; kind: Kind; probability: number | null }>();
  let position = top.top;
  let addDeal: Statement | undefined;

  const stageOf = (pipelineName: string, name: string) => {
    const at = `${pipelineName}\u0001${name}`;
    const known = stages.get(at);
    if (known) return known;
    const folded = fold(name);
    const rule = rules.get(folded) ?? undefined;
    let pipeline = findPipeline.get(pipelineName, pipelineName) as { id: string } | undefined;
    if (!pipeline) {
      pipeline = { id: job.newId() };
      job.changes.made('pipelines', pipeline.id, { name: pipelineName });
      driver
        .prepare(
          'INSERT INTO pipelines (id, name, position) VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM pipelines))',
        )
        .run(pipeline.id, pipelineName);
    }
    const found = findStage.get(pipeline.id, folded) as { id: string; kind: Kind } | undefined;
    const wanted = rule ?? (found ? { kind: found.kind, probability: null } : guess(folded));
    let stage: { id: string; kind: Kind; probability: number | null };
    if (found && found.kind === wanted.kind)
      stage = { id: found.id, kind: found.kind, probability: wanted.probability };
    else {
      stage = { id: job.newId(), kind: wanted.kind, probability: wanted.probability };
      job.changes.made('stages', stage.id, { name, kind: wanted.kind });
      addStage.run(
        stage.id,
        pipeline.id,
        name,
        folded,
        wanted.kind,
        wanted.probability ?? (wanted.kind === 'won' ? 1 : wanted.kind === 'lost' ? 0 : 0.1),
        pipeline.id,
      );
    }
    stages.set(at, stage);
    return stage;
  };

  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const id = cleanId(f.id(cells));
    if (id === '') job.problem(line, mapping.columnOf('deal_id'), 'The deal id is empty.');
    const stageName = f.stage(cells);
    if (stageName === '') job.problem(line, mapping.columnOf('stage'), 'The stage is empty.');
    const day = (field: 'created' | 'closed' | 'expected', column: string): string | null => {
      const text = f[field](cells);
      if (isBlank(text)) return null;
      const moment = job.date(text);
      if (!moment) job.problem(line, mapping.columnOf(column), `"${text}" is no date.`);
      return moment?.day ?? null;
    };
    const [created, closed, expected] = [
      day('created', 'created_at'),
      day('closed', 'closed_at'),
      day('expected', 'expected_close'),
    ];
    const currency = (f.currency(cells) || job.currency).toUpperCase();
    const numeric = (text: string, column: string): string | undefined => {
      const value = job.number(text);
      if (value === undefined && !isBlank(text)) job.problem(line, mapping.columnOf(column), `"${text}" is no number.`);
      return value;
    };
    const valueText = numeric(f.value(cells), 'value');
    const chance = numeric(f.probability(cells), 'probability');
    const probability = share(chance === undefined ? undefined : Number(chance));
    if (probability !== null && (probability < 0 || probability > 1))
      job.problem(line, mapping.columnOf('probability'), 'A probability lies between 0 and 100 %.');
    if (job.errors > before) return job.done(line, 'problem', () => ({ deal: id, stage: stageName }));
    const stage = stageOf(f.pipeline(cells), stageName);
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
    const stored = findDeal.get(id) as Row | undefined;
    if (stored) {
      // Blank cells leave what is there, such as the closing day that an earlier import took as its own.
      const closing = isOpen ? null : (closed ?? stored['closed_day'] ?? row.closed_day);
      const moved = stored['stage_id'] !== row.stage_id && job.policyOf('stage_id') === 'overwrite';
      const wanted = {
        ...filled(row),
        title: f.title(cells) || (stored['title'] ?? row.title),
        ...(moved ? { entered_stage_at: job.at } : {}),
        ...(moved || !isOpen ? { closed_day: closing } : {}),
      };
      const result = updateRow(job, 'deals', stored, wanted);
      if (moved) {
        const visit = job.newId();
        addHistory.run(visit, stored['id'], row.stage_id, job.at);
        job.changes.made('deal_stages', visit, { deal_id: stored['id'], stage_id: row.stage_id });
      }
      return job.done(line, result, preview);
    }
    const entered = `${row.closed_day ?? row.created_day ?? job.at.slice(0, 10)}T00:00:00.000Z`;
    position += 1;
    const full = {
      id: job.newId(),
      external_id: id,
      source_system: 'file',
      ...row,
      channel_key: null,
      entered_stage_at: entered,
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
    addHistory.run(job.newId(), full.id, row.stage_id, entered);
    job.done(line, 'create', preview);
  };
};
