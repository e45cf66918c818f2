import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import type { Context } from '../../context';
import { findMetric } from '../../metrics/catalogue';
import type { ReadDb } from '../../store/dialect';
import { keyOf } from '../../store/repositories/keys';
import { periodFrom, settingsOf } from '../settings';
import { step } from './edit';
import { optionOf } from './options';
import { gone, sheetOf } from './sheets';

type Bounds = Pick<Parsed<'four-ps.addAssumption'>, 'comparator' | 'low' | 'high'>;

/** An expectation says what its comparator needs, and nothing that contradicts itself. */
const assertBounds = ({ comparator, low, high }: Bounds): void => {
  const needsLow = comparator === 'at-least' || comparator === 'over' || comparator === 'between';
  const needsHigh = comparator === 'at-most' || comparator === 'under' || comparator === 'between';
  if ((needsLow && low === null) || (needsHigh && high === null))
    throw new TandemError('bad-input', 'Say the value that is expected.');
  if (comparator === 'between' && low !== null && high !== null && low > high)
    throw new TandemError('bad-input', 'The lower value comes first.');
};

const assertMetric = (metric: string, dimension: string | null): void => {
  const spec = findMetric(metric);
  if (!spec) throw new TandemError('unknown-metric', `There is no metric "${metric}".`);
  if (dimension !== null && !spec.dimensions.some((one) => one === dimension))
    throw new TandemError('bad-input', `${spec.name} has no breakdown by ${dimension}.`);
};

export const addAssumption = async (
  context: Context,
  input: Parsed<'four-ps.addAssumption'>,
): Promise<{ id: string }> => {
  const db = context.store.read;
  const sheet = await sheetOf(db, input.sheetId);
  assertBounds(input);
  assertMetric(input.metric, input.dimension);
  periodFrom(input.period, (await settingsOf(context)).calendar);
  if (input.optionId !== null && (await optionOf(db, input.optionId)).sheet_id !== sheet.id) throw gone();
  const owner = (await keyOf(db, 'people', input.ownerId ?? context.personId)) ?? null;
  const id = context.newId();
  await step(context, `Assumed: ${input.statement}`, sheet.id, (edit) =>
    edit.insert('four_ps_assumptions', {
      id,
      sheet_id: sheet.id,
      option_id: input.optionId,
      p: input.p,
      statement: input.statement,
      metric: input.metric,
      dimension: input.dimension,
      group_id: input.groupId,
      period: input.period,
      comparator: input.comparator,
      low: input.low,
      high: input.high,
      due: input.due,
      owner_key: owner,
      learned: '',
      person_id: context.personId,
      at: context.at(),
      deleted_at: null,
    }),
  );
  return { id };
};

const assumptionOf = async (db: ReadDb, id: string) => {
  const row = await db
    .selectFrom('four_ps_assumptions')
    .select(['sheet_id', 'statement', 'metric', 'dimension', 'comparator', 'low', 'high'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw gone();
  return row;
};

export const updateAssumption = async (
  context: Context,
  { id, ...fields }: Parsed<'four-ps.updateAssumption'>,
): Promise<void> => {
  const db = context.store.read;
  const row = await assumptionOf(db, id);
  const comparator = fields.comparator ?? (row.comparator as Bounds['comparator']);
  assertBounds({
    comparator,
    low: fields.low === undefined ? row.low : fields.low,
    high: fields.high === undefined ? row.high : fields.high,
  });
  if (fields.metric !== undefined || fields.dimension !== undefined)
    assertMetric(fields.metric ?? row.metric, fields.dimension === undefined ? row.dimension : fields.dimension);
  if (fields.period !== undefined) periodFrom(fields.period, (await settingsOf(context)).calendar);
  if (fields.optionId) await optionOf(db, fields.optionId);
  const owner = await keyOf(db, 'people', fields.ownerId);
  await step(context, `Changed: ${fields.statement ?? row.statement}`, row.sheet_id, (edit) =>
    edit.update('four_ps_assumptions', id, {
      option_id: fields.optionId,
      p: fields.p,
      statement: fields.statement,
      metric: fields.metric,
      dimension: fields.dimension,
      group_id: fields.groupId,
      period: fields.period,
      comparator: fields.comparator,
      low: fields.low,
      high: fields.high,
      due: fields.due,
      owner_key: owner,
      learned: fields.learned,
    }),
  );
};

export const removeAssumption = async (context: Context, id: string): Promise<void> => {
  const row = await assumptionOf(context.store.read, id);
  await step(context, `Removed: ${row.statement}`, row.sheet_id, (edit) => edit.remove('four_ps_assumptions', id));
};
