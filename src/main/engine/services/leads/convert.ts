import { TandemError } from '../../../../shared/contract/errors';
import { companyDomain } from '../../../../shared/domain/lead-line';
import { positionBetween } from '../../../../shared/domain/stages';
import { fold } from '../../../../shared/domain/text';
import type { Context } from '../../context';
import type { WriteDb } from '../../store/dialect';
import type { Edit } from '../../store/history';
import { stagePositions } from '../../store/repositories/deals';
import type { LeadRecord } from '../../store/repositories/leads';
import { readPipelines } from '../pipelines';
import { personKey } from './fields';

export type Conversion = {
  companyId: string | null;
  companyName: string;
  contactId: string | null;
  contactName: string;
  dealId: string | null;
  dealTitle: string;
  valueMinor: number | null;
  stageId?: string | undefined;
};

export type ConvertScene = {
  db: WriteDb;
  edit: Edit;
  lead: LeadRecord;
  choice: Conversion;
  today: string;
  currency: string;
  context: Context;
};

const living = async (db: WriteDb, table: 'companies' | 'contacts', id: string): Promise<number> => {
  const row = await db
    .selectFrom(table)
    .select('key')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new TandemError('not-found', 'What this lead should be linked to was removed in the meantime.');
  return row.key;
};

const companyOf = async ({ db, edit, lead, choice, context }: ConvertScene): Promise<number | null> => {
  if (choice.companyId !== null) return living(db, 'companies', choice.companyId);
  const name = choice.companyName.trim();
  if (name === '') return null;
  const find = () =>
    db
      .selectFrom('companies')
      .select('key')
      .where('natural_key', '=', fold(name))
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
  const known = await find();
  if (known) return known.key;
  await edit.insert('companies', {
    id: context.newId(),
    name,
    natural_key: fold(name),
    kind: '',
    domain: companyDomain(lead.email),
    country: '',
    deleted_at: null,
  });
  return (await find())?.key ?? null;
};

const contactOf = async (scene: ConvertScene, company: number | null): Promise<number | null> => {
  const { db, edit, lead, choice, context } = scene;
  if (choice.contactId !== null) return living(db, 'contacts', choice.contactId);
  const name = choice.contactName.trim();
  if (name === '') return null;
  const id = context.newId();
  await edit.insert('contacts', {
    id,
    name,
    natural_key: lead.email || fold(name),
    email: lead.email,
    phone: lead.phone,
    company_key: company,
    tags: '',
    deleted_at: null,
  });
  return living(db, 'contacts', id);
};

const dealOf = async (scene: ConvertScene, company: number | null, contact: number | null): Promise<string> => {
  const { db, edit, lead, choice, today, currency, context } = scene;
  const campaign =
    lead.campaign_id === null
      ? null
      : ((await db.selectFrom('campaigns').select('key').where('id', '=', lead.campaign_id).executeTakeFirst())?.key ??
        null);
  if (choice.dealId !== null) {
    const deal = await db
      .selectFrom('deals')
      .select(['id', 'source', 'campaign_key', 'company_key', 'contact_key'])
      .where('id', '=', choice.dealId)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!deal) throw new TandemError('not-found', 'This deal was removed in the meantime.');
    // What the deal knows already stays; where it is silent it takes what the lead knows.
    await edit.update('deals', deal.id, {
      ...(deal.source === '' ? { source: lead.source } : {}),
      ...(deal.campaign_key === null ? { campaign_key: campaign } : {}),
      ...(deal.company_key === null ? { company_key: company } : {}),
      ...(deal.contact_key === null ? { contact_key: contact } : {}),
    });
    return deal.id;
  }
  const stages = (await readPipelines(db)).flatMap((pipeline) => pipeline.stages);
  const stage =
    choice.stageId === undefined
      ? stages.find((one) => one.kind === 'open')
      : stages.find((one) => one.id === choice.stageId);
  if (!stage || stage.kind !== 'open')
    throw new TandemError('rule', 'A new deal starts in an open stage. Choose one, or add one in the settings.');
  const id = context.newId();
  const first = (await stagePositions(db, stage.id))[0];
  await edit.insert('deals', {
    id,
    external_id: '',
    source_system: '',
    title: choice.dealTitle.trim() || `${lead.company || lead.name || lead.email}, first order`,
    company_key: company,
    contact_key: contact,
    owner_key: await personKey(db, lead.owner_id ?? context.personId),
    stage_id: stage.id,
    value_minor: choice.valueMinor,
    currency,
    campaign_key: campaign,
    source: lead.source,
    lost_reason: '',
    next_step: '',
    next_step_kind: '',
    created_day: today,
    entered_stage_at: context.at(),
    position: positionBetween(null, first?.position ?? null) ?? 0,
    deleted_at: null,
  });
  await edit.insert('deal_stages', {
    id: context.newId(),
    deal_id: id,
    stage_id: stage.id,
    entered_at: context.at(),
    person_id: context.personId,
  });
  return id;
};

/**
 * Makes or links company, contact and deal, and ties the lead to them. The lead keeps its source, campaign,
 * touches and notes; the deal carries source and campaign on. Answers the deal's id.
 */
export const convertLead = async (scene: ConvertScene): Promise<string> => {
  const company = await companyOf(scene);
  const contact = await contactOf(scene, company);
  const dealId = await dealOf(scene, company, contact);
  await scene.edit.update('leads', scene.lead.id, {
    deal_id: dealId,
    company_key: company,
    contact_key: contact,
    opened_day: scene.today,
  });
  return dealId;
};
