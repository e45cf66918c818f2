import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { fold } from '../../../../shared/domain/text';
import type { Context } from '../../context';
import type { ReadDb, WriteDb } from '../../store/dialect';
import type { Edit } from '../../store/history';
import { campaignLinks, type CampaignRecord, servedTargets } from '../../store/repositories/campaigns';
import { findExperiment } from '../../store/repositories/experiments';
import { assertCodeFree } from '../codes';
import { personKey } from '../leads/fields';
import { makePrepared, type Prepared } from '../prepared';
import { settingsOf } from '../settings';
import { campaignById } from './rows';

type Fields = Omit<Parsed<'campaigns.update'>, 'id' | 'rev'>;

const assertDates = (starts: string | null, ends: string | null): void => {
  if (starts === null && ends !== null)
    throw new TandemError('bad-input', 'A campaign that ends needs the day it starts.');
  if (starts !== null && ends !== null && ends < starts)
    throw new TandemError('bad-input', `A campaign ends on or after the day it starts: ${ends} is before ${starts}.`);
};

const assertFree = async (db: ReadDb, name: string, except?: string): Promise<void> => {
  const taken = await db
    .selectFrom('campaigns')
    .select(['id', 'name'])
    .where('natural_key', '=', fold(name))
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (taken && taken.id !== except) throw new TandemError('conflict', `There is a campaign ${taken.name} already.`);
};

const assertExperiment = async (db: ReadDb, id: string | null | undefined): Promise<void> => {
  if (id != null && !(await findExperiment(db, id)))
    throw new TandemError('not-found', 'This experiment was removed in the meantime.');
};

const columnsOf = async (db: ReadDb, fields: Fields): Promise<Record<string, string | number | null>> => {
  const columns: Record<string, string | number | null> = {};
  const put = (column: string, value: string | number | null | undefined): void => {
    if (value !== undefined) columns[column] = value;
  };
  if (fields.name !== undefined) {
    put('name', fields.name);
    put('natural_key', fold(fields.name));
  }
  put('objective', fields.objective);
  put('status', fields.status);
  put('promotion_channel', fields.promotion);
  put('starts', fields.starts);
  put('ends', fields.ends);
  put('budget_minor', fields.budgetMinor);
  put('optimise_id', fields.optimiseById);
  for (const field of ['summary', 'hypotheses', 'audience', 'optimise', 'platform', 'code'] as const)
    put(field, fields[field]?.trim());
  if (fields.ownerId !== undefined) put('owner_key', await personKey(db, fields.ownerId));
  return columns;
};

type Link = {
  kind: string;
  column: 'promotion' | 'channel_key' | 'product_key' | 'audience_id' | 'person_key' | 'moment_id';
};
const LINKS = {
  alsoOn: { kind: 'promotion', column: 'promotion' },
  channelIds: { kind: 'sales-channel', column: 'channel_key' },
  productIds: { kind: 'product', column: 'product_key' },
  audienceIds: { kind: 'audience', column: 'audience_id' },
  teamIds: { kind: 'member', column: 'person_key' },
  momentIds: { kind: 'moment', column: 'moment_id' },
} as const satisfies Record<string, Link>;
const TABLES = { channelIds: 'channels', productIds: 'products', teamIds: 'people' } as const;

const refOf = async (db: ReadDb, field: keyof typeof LINKS, id: string): Promise<string | number> => {
  if (field === 'alsoOn') return id;
  if (field === 'momentIds' || field === 'audienceIds') {
    const found = await db
      .selectFrom(field === 'momentIds' ? 'moments' : 'audiences')
      .select('id')
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    const word = field === 'momentIds' ? 'moment' : 'audience';
    if (!found) throw new TandemError('not-found', `This ${word} was removed in the meantime.`);
    return found.id;
  }
  const row = await db
    .selectFrom(TABLES[field])
    .select('key')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new TandemError('not-found', 'What this campaign should be linked to was removed in the meantime.');
  return row.key;
};

/** Makes the links of each named kind what was asked for: missing ones are added, others removed, the rest stay. */
const putLinks = async (context: Context, edit: Edit, key: number, fields: Fields): Promise<void> => {
  const db = context.store.read;
  const now = await campaignLinks(db, key);
  for (const field of Object.keys(LINKS) as (keyof typeof LINKS)[]) {
    const wanted = fields[field];
    if (wanted === undefined) continue;
    const { kind, column } = LINKS[field];
    const own = now.filter((link) => link.kind === kind);
    const idOf = (link: (typeof own)[number]): string | null => (kind === 'promotion' ? link.promotion : link.ref_id);
    for (const link of own) if (!wanted.some((id) => id === idOf(link))) await edit.remove('campaign_links', link.id);
    for (const id of new Set<string>(wanted))
      if (!own.some((link) => idOf(link) === id))
        await edit.insert('campaign_links', {
          id: context.newId(),
          campaign_key: key,
          kind,
          [column]: await refOf(db, field, id),
          deleted_at: null,
        });
  }
};

const finished = (context: Context): void => context.touched('campaigns', 'targets', 'orders');

type NewCampaign = {
  id: string;
  input: Parsed<'campaigns.create'>;
  status: string;
  columns: Record<string, string | number | null>;
};

/**
 * Checks what a new campaign says before anything is written. Without dates it is an idea, with them it is planned,
 * running or done by today.
 */
export const prepareCampaign = async (context: Context, input: Parsed<'campaigns.create'>): Promise<NewCampaign> => {
  const db = context.store.read;
  const starts = input.starts ?? null;
  const ends = input.ends ?? null;
  assertDates(starts, ends);
  await assertFree(db, input.name);
  await assertCodeFree(db, {
    holder: 'campaign',
    id: null,
    campaignId: null,
    code: input.code ?? '',
    from: starts,
    to: ends,
  });
  await assertExperiment(db, input.optimiseById);
  const { today } = await settingsOf(context);
  const status =
    starts === null ? 'idea' : starts > today ? 'planned' : ends !== null && ends < today ? 'done' : 'running';
  return { id: context.newId(), input, status, columns: await columnsOf(db, input) };
};

/** Writes a prepared campaign with its links as part of a larger step; answers its key. */
export const insertCampaign = async (
  context: Context,
  writing: WriteDb,
  edit: Edit,
  { id, input, status, columns }: NewCampaign,
): Promise<number> => {
  await edit.insert('campaigns', {
    id,
    name: input.name,
    natural_key: fold(input.name),
    objective: 'sales',
    promotion_channel: 'advertising',
    platform: '',
    code: '',
    status,
    deleted_at: null,
    ...columns,
  });
  // The reading connection does not see it before the end of the transaction.
  const { key } = await writing.selectFrom('campaigns').select('key').where('id', '=', id).executeTakeFirstOrThrow();
  await putLinks(context, edit, key, input);
  return key;
};

/** One line makes a campaign. */
export const createCampaign = async (context: Context, input: Parsed<'campaigns.create'>): Promise<string> => {
  const campaign = await prepareCampaign(context, input);
  await makePrepared(context, {
    label: `Added ${input.name}`,
    entity: 'campaigns',
    id: campaign.id,
    edited: async (edit, writing) => void (await insertCampaign(context, writing, edit, campaign)),
  });
  finished(context);
  return campaign.id;
};

const labelOf = (row: CampaignRecord, fields: Fields): string =>
  fields.code !== undefined && fields.code.trim() !== row.code
    ? `Changed the code of ${row.name}`
    : fields.starts !== undefined || fields.ends !== undefined
      ? `Moved ${row.name} in time`
      : fields.name !== undefined && fields.name !== row.name
        ? `Renamed ${row.name} to ${fields.name}`
        : `Changed ${row.name}`;

type Update = Parsed<'campaigns.update'>;

/** Checks a change of a campaign before anything is written. */
export const prepareUpdate = async (context: Context, { id, rev, ...fields }: Update): Promise<Prepared> => {
  const db = context.store.read;
  const row = await campaignById(db, id);
  if (rev !== undefined && rev !== row.rev)
    throw new TandemError(
      'conflict',
      `"${row.name}" was changed in the meantime. Look at it again, then repeat your change.`,
    );
  const now = { code: row.code, starts: row.starts, ends: row.ends };
  const next = {
    code: fields.code?.trim() ?? now.code,
    starts: fields.starts === undefined ? now.starts : fields.starts,
    ends: fields.ends === undefined ? now.ends : fields.ends,
  };
  assertDates(next.starts, next.ends);
  if (fields.name !== undefined) await assertFree(db, fields.name, id);
  const moves = next.code !== now.code || next.starts !== now.starts || next.ends !== now.ends;
  if (moves)
    await assertCodeFree(db, {
      holder: 'campaign',
      id,
      campaignId: id,
      code: next.code,
      from: next.starts,
      to: next.ends,
    });
  await assertExperiment(db, fields.optimiseById);
  const columns = await columnsOf(db, fields);
  return {
    label: labelOf(row, fields),
    entity: 'campaigns',
    id,
    edited: async (edit) => {
      await edit.update('campaigns', id, columns);
      await putLinks(context, edit, row.key, fields);
    },
  };
};

export const updateCampaign = async (context: Context, input: Update): Promise<void> => {
  await makePrepared(context, await prepareUpdate(context, input));
  finished(context);
};

/** Its leads, ad days and the orders that name it stay as they are; its code gives it no more, and what it promised to targets goes with it. */
export const prepareCampaignRemoval = async (context: Context, id: string): Promise<Prepared> => {
  const row = await campaignById(context.store.read, id);
  const served = await servedTargets(context.store.read, id);
  return {
    label: `Removed ${row.name}`,
    entity: 'campaigns',
    id,
    edited: async (edit) => {
      for (const item of served) await edit.remove('plan_items', item.item_id);
      await edit.remove('campaigns', id);
    },
  };
};

export const removeCampaign = async (context: Context, id: string): Promise<void> => {
  await makePrepared(context, await prepareCampaignRemoval(context, id));
  finished(context);
};
