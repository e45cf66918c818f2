import type { DealCard, DealFilter } from '../../../../shared/contract/deals';
import type { Pipeline, Stage } from '../../../../shared/contract/pipelines';
import { TandemError } from '../../../../shared/contract/errors';
import { addDays, daysBetween } from '../../../../shared/domain/day';
import type { DealField } from '../../../../shared/domain/stages';
import { startOfDay, todayIn } from '../../../../shared/domain/today';
import type { Worth } from '../../metrics/deal-sums';
import type { ReadDb } from '../../store/dialect';
import type { DealRow, DealSet } from '../../store/repositories/deals/filter';
import { convert } from '../../store/repositories/measures/gather';
import { refOf } from '../../store/repositories/people';
import { readPipelines } from '../pipelines';
import { periodFrom, type Settings } from '../settings';

const STEP_KINDS = ['call', 'email', 'meeting', 'visit', 'task'] as const;

/** JSON written by us; anything else reads as nothing. */
export const textsOf = (json: string): string[] => {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
};

/** The rates of the workspace as a function of amount, currency and day. */
export const worthOf =
  (settings: Settings): Worth =>
  (minor, currency, day) =>
    convert(minor, currency, settings, day);

/** Fields that a stage may ask for and that this deal has not. */
export const emptyFields = (row: DealRow): DealField[] => {
  const empty: Record<DealField, boolean> = {
    value: row.value_minor === null,
    expectedClose: row.expected_close === null,
    company: row.company === null,
    contact: row.contact === null,
    owner: row.owner_id === null,
    channel: row.channel_id === null,
    product: row.product_id === null,
    source: row.source === '',
    nextStep: row.next_step === '',
    needs: row.needs === '',
    decisionMaker: row.decision_maker === '',
    budget: row.budget_minor === null,
  };
  return (Object.keys(empty) as DealField[]).filter((field) => empty[field]);
};

export const cardOf = (row: DealRow, settings: Settings): DealCard => {
  const entered =
    row.entered_stage_at.length > 10
      ? todayIn(Date.parse(row.entered_stage_at), settings.timeZone)
      : row.entered_stage_at;
  const ageDays = Math.max(0, daysBetween(entered, settings.today));
  return {
    id: row.id,
    title: row.title,
    company: row.company,
    owner:
      row.owner_id === null || row.owner_name === null
        ? null
        : refOf({ id: row.owner_id, name: row.owner_name, roles: textsOf(row.owner_roles ?? '[]') }),
    stageId: row.stage_id,
    valueMinor: row.value_minor,
    currency: row.currency,
    worthMinor:
      row.value_minor === null
        ? null
        : (convert(row.value_minor, row.currency, settings, row.closed_day ?? settings.today) ?? null),
    probability: row.probability,
    ageDays,
    stale: row.kind === 'open' && ageDays > settings.staleDays,
    nextStep: row.next_step || null,
    nextStepKind: STEP_KINDS.find((kind) => kind === row.next_step_kind) ?? null,
    nextStepDay: row.next_step_day,
    expectedClose: row.expected_close,
    closedDay: row.closed_day,
    lostReason: row.lost_reason || null,
    labels: textsOf(row.labels),
    empty: emptyFields(row),
    rev: row.rev,
  };
};

/** The pipeline that a filter asks for: the first one unless named. */
export const pipelineOf = async (db: ReadDb, id: string | undefined): Promise<Pipeline> => {
  const pipelines = await readPipelines(db);
  const pipeline = id === undefined ? pipelines[0] : pipelines.find((one) => one.id === id);
  if (!pipeline) throw new TandemError('not-found', 'This pipeline was removed in the meantime.');
  return pipeline;
};

export const findStage = async (db: ReadDb, id: string): Promise<Stage | undefined> =>
  (await readPipelines(db)).flatMap((pipeline) => pipeline.stages).find((stage) => stage.id === id);

/** The filter with what the workspace adds: the period's days, and since when a deal is stale. */
export const setOf = (filter: DealFilter, pipelineId: string, settings: Settings): DealSet => {
  const { period: id, ...rest } = filter;
  const period = periodFrom(id, settings.calendar);
  const staleDay = addDays(settings.today, -settings.staleDays);
  return {
    ...rest,
    pipelineId,
    from: period.from,
    to: period.to,
    staleBefore: new Date(startOfDay(staleDay, settings.timeZone)).toISOString(),
  };
};

export const gone = (): TandemError =>
  new TandemError('not-found', 'This deal was removed in the meantime. Nothing was changed.');
