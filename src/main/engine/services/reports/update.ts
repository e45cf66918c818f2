import type { BoundNumber, InvestorReport, ReportTexts, UpdateBlock } from '../../../../shared/contract/reports';
import { ROLES } from '../../../../shared/domain/roles';
import { type NumberToken, numbersOf } from '../../../../shared/domain/rich-text';
import { runwayOf } from '../../../../shared/domain/investor';
import { type Period, parsePeriod } from '../../../../shared/domain/period';
import { findMetric } from '../../metrics/catalogue';
import type { ReadDb } from '../../store/dialect';
import { listPeople } from '../../store/repositories/people';
import { blocksOf, sendsOf, updateOfPeriod } from '../../store/repositories/updates';
import { blockViews, standardBlocks } from '../updates/views';
import type { Desk } from './desk';

export type Composed = { update: InvestorReport['update']; blocks: UpdateBlock[] };

/** The update of a period with its blocks; the standard ones where nobody has begun it. */
export const composedOf = async (db: ReadDb, period: string): Promise<Composed> => {
  const row = await updateOfPeriod(db, period);
  if (!row) return { update: { id: null, status: 'draft', sentAt: null, snapshotId: null }, blocks: standardBlocks() };
  const [first] = row.status === 'sent' ? await sendsOf(db, row.id) : [];
  return {
    update: {
      id: row.id,
      status: row.status === 'sent' ? 'sent' : 'draft',
      sentAt: first?.at ?? null,
      snapshotId: row.status === 'sent' ? row.snapshot_id : null,
    },
    blocks: blockViews(await blocksOf(db, row.id)),
  };
};

/** What people wrote into the blocks that are shown, by the names that the weekly report has for them. */
export const textsOfBlocks = (blocks: readonly UpdateBlock[]): ReportTexts => {
  const of = (kind: UpdateBlock['kind']): UpdateBlock | undefined =>
    blocks.find((block) => block.kind === kind && !block.hidden);
  return {
    headline: of('headline')?.title ?? '',
    summary: of('headline')?.text ?? '',
    highlights: of('highlights')?.text ?? '',
    lowlights: of('lowlights')?.text ?? '',
    asks: of('asks')?.text ?? '',
    thanks: of('thanks')?.text ?? '',
    optimise: {},
    owners: {},
  };
};

/** Which days a bound number speaks of: the update's own, the same elapsed days of the period before, or a period by name. */
const periodOfToken = (desk: Desk, { period }: NumberToken): Period | null =>
  period === 'this'
    ? desk.period
    : period === 'before'
      ? desk.before
      : (parsePeriod(period, desk.settings.calendar) ?? null);

/** A number in a sentence, from the metric engine; null where metric, period or dimension is none of ours. */
export const boundNumber = async (desk: Desk, token: NumberToken, raw: string): Promise<BoundNumber | null> => {
  const spec = findMetric(token.metric);
  const period = periodOfToken(desk, token);
  if (!spec || !period) return null;
  if (token.part) {
    if (!spec.dimensions.includes(token.part.by)) return null;
    const { value, note, name } = await desk.part(spec.id, token.part.by, token.part.group, period);
    return { raw, label: name, value, note };
  }
  return { raw, label: spec.name, value: await desk.value(spec.id, period), note: await desk.note(spec.id, period) };
};

/** Every number that the shown texts hold, each once. */
export const boundNumbers = async (desk: Desk, blocks: readonly UpdateBlock[]): Promise<BoundNumber[]> => {
  const texts = blocks
    .filter((block) => !block.hidden)
    .flatMap((block) => [
      block.title,
      block.text,
      ...(block.data.followUps ?? []).flatMap((one) => [one.text, one.note]),
    ]);
  const found = new Map<string, BoundNumber>();
  for (const { token, raw } of texts.flatMap(numbersOf)) {
    if (found.has(raw)) continue;
    const number = await boundNumber(desk, token, raw);
    if (number) found.set(raw, number);
  }
  return [...found.values()];
};

/** Cash and burn as they were typed in, and the months they come to. */
export const runwayPart = async (desk: Desk, blocks: readonly UpdateBlock[]): Promise<InvestorReport['runway']> => {
  const block = blocks.find((one) => one.kind === 'runway' && !one.hidden);
  if (!block) return null;
  const { cashMinor = null, burnMinor = null, day = null } = block.data;
  if (cashMinor === null && burnMinor === null) return null;
  const { months, reason } = runwayOf(cashMinor, burnMinor);
  const base = await desk.value('net-sales');
  const note = desk.ownNote({
    label: 'Runway',
    formula: 'cash ÷ what is spent in a month beyond what comes in; typed in',
    definition: 'runway',
    version: 1,
    rows: null,
    noun: null,
    value: {
      ...base,
      metric: 'runway',
      version: 1,
      unit: 'months',
      status: months === null ? 'not_computable' : 'ok',
      value: months,
      numerator: null,
      denominator: null,
      reason,
      smallN: false,
    },
  });
  return { cashMinor, burnMinor, unit: desk.settings.currency, day, months, reason, note };
};

const roleName = (role: string): string => Object.entries(ROLES).find(([id]) => id === role)?.[1] ?? role;

export const teamOf = async (db: ReadDb): Promise<InvestorReport['team']> =>
  (await listPeople(db)).map(({ name, roles }) => ({ name, roles: roles.map(roleName) }));
