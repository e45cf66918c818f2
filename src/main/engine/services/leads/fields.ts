import { TandemError } from '../../../../shared/contract/errors';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import type { Edit } from '../../store/history';
import { findLead, type LeadRecord } from '../../store/repositories/leads';
import type { ReadDb } from '../../store/dialect';

/** What a person may say of a lead; absent fields stay. */
export type LeadFields = {
  [K in 'name' | 'email' | 'phone' | 'company' | 'source' | 'campaign' | 'content' | 'code' | 'note']?:
    | string
    | undefined;
} & { ownerId?: string | null | undefined };

export const leadById = async (db: ReadDb, id: string): Promise<LeadRecord> => {
  const lead = await findLead(db, id);
  if (!lead) throw new TandemError('not-found', 'This lead was removed in the meantime. Nothing was changed.');
  return lead;
};

/** How a lead is called in a sentence. */
export const titleOf = (lead: Pick<LeadRecord, 'name' | 'company' | 'email'>): string =>
  lead.name || lead.company || lead.email || 'a lead';

export const personKey = async (db: ReadDb, id: string | null): Promise<number | null> => {
  if (id === null) return null;
  const row = await db
    .selectFrom('people')
    .select('key')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new TandemError('not-found', 'This person was removed in the meantime.');
  return row.key;
};

/** The key of a campaign by its name, made in the same step where there is none. */
const campaignKey = async (db: WriteDb, edit: Edit, name: string, newId: () => string): Promise<number | null> => {
  const text = name.trim();
  if (text === '') return null;
  const find = () =>
    db
      .selectFrom('campaigns')
      .select('key')
      .where('natural_key', '=', fold(text))
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
  const known = await find();
  if (known) return known.key;
  await edit.insert('campaigns', {
    id: newId(),
    name: text,
    natural_key: fold(text),
    objective: 'sales',
    promotion_channel: 'advertising',
    platform: '',
    code: '',
    status: 'running',
    deleted_at: null,
  });
  return (await find())?.key ?? null;
};

const TEXTS = ['name', 'phone', 'company', 'source', 'content', 'code', 'note'] as const;

/** The columns that a set of fields changes. */
export const leadColumns = async (
  db: WriteDb,
  edit: Edit,
  fields: LeadFields,
  newId: () => string,
): Promise<Record<string, string | number | null>> => {
  const columns: Record<string, string | number | null> = {};
  for (const field of TEXTS) {
    const text = fields[field];
    if (text !== undefined) columns[field] = text.trim();
  }
  if (fields.email !== undefined) columns['email'] = fold(fields.email);
  if (fields.ownerId !== undefined) columns['owner_key'] = await personKey(db, fields.ownerId);
  if (fields.campaign !== undefined) columns['campaign_key'] = await campaignKey(db, edit, fields.campaign, newId);
  return columns;
};
