import { TandemError } from '../../../shared/contract/errors';
import type { Parsed } from '../../../shared/contract';
import type { Context, ServiceOf } from '../context';
import type { ReadDb } from '../store/dialect';
import { type ExperimentRow, findExperiment, listExperiments } from '../store/repositories/experiments';
import { campaignById } from './campaigns/rows';
import { aimOf, experimentViews } from './campaigns/experiment';
import { change } from './people';
import { settingsOf } from './settings';

const OK = { ok: true } as const;
type Fields = Omit<Parsed<'experiments.update'>, 'id'>;

const byId = async (db: ReadDb, id: string): Promise<ExperimentRow> => {
  const row = await findExperiment(db, id);
  if (!row) throw new TandemError('not-found', 'This experiment was removed in the meantime. Nothing was changed.');
  return row;
};

const assertWindow = (starts: string | null, ends: string | null): void => {
  if (starts !== null && ends !== null && ends < starts)
    throw new TandemError(
      'bad-input',
      `An experiment ends on or after the day it starts: ${ends} is before ${starts}.`,
    );
};

const columnsOf = async (db: ReadDb, fields: Fields): Promise<Record<string, string | number | null>> => ({
  ...(fields.hypothesis === undefined ? {} : { hypothesis: fields.hypothesis }),
  ...(fields.platform === undefined ? {} : { platform: fields.platform.trim() }),
  ...(fields.capMinor === undefined ? {} : { cap_minor: fields.capMinor }),
  ...(fields.starts === undefined ? {} : { starts: fields.starts }),
  ...(fields.ends === undefined ? {} : { ends: fields.ends }),
  ...(fields.metric === undefined ? {} : { metric: fields.metric.trim() }),
  ...(fields.result === undefined ? {} : { result: fields.result }),
  ...(fields.campaignId === undefined
    ? {}
    : { campaign_key: fields.campaignId === null ? null : (await campaignById(db, fields.campaignId)).key }),
});

/** The columns of an aim; a range says both its ends, the lower one first. Throws bad-input. */
const aimColumns = (fields: Fields, now: ReturnType<typeof aimOf>): Record<string, string | number | null> => {
  const { comparator = now.comparator, aim = now.aim, aimHigh = now.aimHigh } = fields;
  if (comparator !== 'between') {
    if (fields.aimHigh != null) throw new TandemError('bad-input', 'Only what is between two values has an upper one.');
    return { comparator, aim, aim_high: null };
  }
  if (aim === null || aimHigh === null) throw new TandemError('bad-input', 'Say both ends of the range.');
  if (aim > aimHigh) throw new TandemError('bad-input', 'The lower value comes first.');
  // A range is at least its lower end, and has an upper one.
  return { comparator: 'at-least', aim, aim_high: aimHigh };
};

/** What an experiment aims for before anybody says it. */
const NO_AIM = { comparator: 'at-least', aim: null, aimHigh: null } as const;

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** Experiments: started with a cap and an aim, decided before they are forgotten. */
export const experimentsService: ServiceOf<'experiments'> = {
  'experiments.list': async ({ open }, context) => {
    const db = context.store.read;
    const rows = (await listExperiments(db)).filter((row) => !open || row.decision === null);
    return experimentViews(db, rows, await settingsOf(context));
  },
  'experiments.create': async (input, context: Context) => {
    assertWindow(input.starts ?? null, input.ends ?? null);
    const id = context.newId();
    const columns = await columnsOf(context.store.read, input);
    const aim = aimColumns(input, NO_AIM);
    await change(context, `Started the experiment ${short(input.hypothesis)}`, 'experiments', id, (edit) =>
      edit.insert('experiments', {
        id,
        platform: '',
        metric: '',
        author: context.personId,
        deleted_at: null,
        ...columns,
        ...aim,
        hypothesis: input.hypothesis,
      }),
    );
    context.touched('campaigns');
    return { id };
  },
  'experiments.update': async ({ id, ...fields }, context) => {
    const row = await byId(context.store.read, id);
    assertWindow(
      fields.starts === undefined ? row.starts : fields.starts,
      fields.ends === undefined ? row.ends : fields.ends,
    );
    const aimed = fields.comparator !== undefined || fields.aim !== undefined || fields.aimHigh !== undefined;
    const columns = {
      ...(await columnsOf(context.store.read, fields)),
      ...(aimed ? aimColumns(fields, aimOf(row)) : {}),
    };
    await change(context, `Changed the experiment ${short(row.hypothesis)}`, 'experiments', id, (edit) =>
      edit.update('experiments', id, columns),
    );
    context.touched('campaigns');
    return OK;
  },
  'experiments.decide': async ({ id, decision }, context) => {
    const row = await byId(context.store.read, id);
    const { today } = await settingsOf(context);
    const label = decision === null ? 'Opened the experiment' : 'Decided the experiment';
    await change(context, `${label} ${short(row.hypothesis)}`, 'experiments', id, (edit) =>
      edit.update('experiments', id, { decision, decided_day: decision === null ? null : today }),
    );
    context.touched('campaigns');
    return OK;
  },
  'experiments.remove': async ({ id }, context) => {
    const row = await byId(context.store.read, id);
    await change(context, `Removed the experiment ${short(row.hypothesis)}`, 'experiments', id, (edit) =>
      edit.remove('experiments', id),
    );
    context.touched('campaigns');
    return OK;
  },
};
