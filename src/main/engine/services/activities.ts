import type { ActivityRow } from '../../../shared/contract/activities';
import { TandemError } from '../../../shared/contract/errors';
import { ACTIVITY_KIND_IDS, ACTIVITY_KINDS, type ActivityKind } from '../../../shared/domain/customers';
import type { Context, ServiceOf } from '../context';
import type { Edit } from '../store/history';
import {
  activitiesById,
  activityCosts,
  type ActivityListRow,
  findActivity,
  findMaterial,
  listActivities,
} from '../store/repositories/activities';
import { keyOf } from '../store/repositories/keys';
import { listProposals } from '../store/repositories/proposals';
import { convert } from '../store/repositories/measures/gather';
import { everyone, refOf } from '../store/repositories/people';
import { refOr } from './customers/shapes';
import { change, changeMany } from './people';
import { settingsOf } from './settings';

type People = Awaited<ReturnType<typeof everyone>>;

const activityOf = (row: ActivityListRow, people: People): ActivityRow => ({
  id: row.id,
  kind: ACTIVITY_KIND_IDS.find((kind) => kind === row.kind) ?? 'meeting',
  day: row.day,
  time: row.time || null,
  people: (JSON.parse(row.people) as string[]).flatMap((id) => {
    const person = people.get(id);
    return person ? [refOf(person)] : [];
  }),
  company: refOr(row.company_id, row.company_name),
  contact: refOr(row.contact_id, row.contact_name),
  deal: refOr(row.deal_id, row.deal_title),
  channel: refOr(row.channel_id, row.channel_name),
  product: refOr(row.product_id, row.product_name),
  material:
    row.material_id === null || row.material_title === null
      ? null
      : { id: row.material_id, name: row.material_title, version: row.material_version },
  costMinor: row.cost_minor,
  currency: row.currency,
  text: row.text,
  outcome: row.outcome,
  nextStep: row.next_step || null,
  nextStepDay: row.next_step_day,
  nextDone: row.next_done === 1,
  comments: row.comments,
});

type Fields = Partial<{
  kind: ActivityKind;
  day: string;
  time: string | null;
  personIds: string[];
  companyId: string | null;
  contactId: string | null;
  dealId: string | null;
  channelId: string | null;
  productId: string | null;
  materialId: string | null;
  proposalId: string | null;
  costMinor: number | null;
  currency: string;
  text: string;
  outcome: string;
  nextStep: string | null;
  nextStepDay: string | null;
  nextDone: boolean;
}>;

type Columns = Record<string, string | number | null>;

/** A deal by its id, with whom it is about. */
const dealOf = async (context: Context, id: string | null | undefined) => {
  if (!id) return undefined;
  const deal = await context.store.read
    .selectFrom('deals')
    .select(['id', 'company_key', 'contact_key'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!deal) throw new TandemError('not-found', 'This deal was removed in the meantime.');
  return deal;
};

/** Who it was with: what was named, else what the deal or the contact says. */
const partiesOf = async (context: Context, fields: Fields): Promise<Columns> => {
  const db = context.store.read;
  const deal = await dealOf(context, fields.dealId);
  const named = await keyOf(db, 'contacts', fields.contactId);
  const contact = named ?? deal?.contact_key ?? null;
  const of =
    contact === null
      ? undefined
      : await db.selectFrom('contacts').select('company_key').where('key', '=', contact).executeTakeFirst();
  const company = (await keyOf(db, 'companies', fields.companyId)) ?? deal?.company_key ?? of?.company_key;
  return {
    ...(fields.contactId === undefined && !deal ? {} : { contact_key: contact }),
    ...(company === undefined && fields.companyId === undefined ? {} : { company_key: company ?? null }),
    ...(fields.dealId === undefined ? {} : { deal_id: fields.dealId }),
  };
};

/** The first version of a proposal, so that the log of all versions is one. */
const proposalOf = async (context: Context, id: string | null | undefined): Promise<string | null | undefined> => {
  if (!id) return id;
  const [row] = await listProposals(context.store.read, { id });
  if (!row) throw new TandemError('not-found', 'This proposal was removed in the meantime.');
  return row.root_id;
};

const columnsOf = async (context: Context, fields: Fields): Promise<Columns> => {
  const db = context.store.read;
  const material = fields.materialId ? await findMaterial(db, fields.materialId) : undefined;
  if (fields.materialId && !material) throw new TandemError('not-found', 'This material was removed in the meantime.');
  const given: Record<string, string | number | null | undefined> = {
    kind: fields.kind,
    day: fields.day,
    time: fields.time === undefined ? undefined : (fields.time ?? ''),
    people: fields.personIds === undefined ? undefined : JSON.stringify([...new Set(fields.personIds)]),
    channel_key: await keyOf(db, 'channels', fields.channelId),
    product_key: await keyOf(db, 'products', fields.productId),
    material_id: fields.materialId,
    proposal_id: await proposalOf(context, fields.proposalId),
    material_version: fields.materialId === undefined ? undefined : (material?.version ?? ''),
    cost_minor: fields.costMinor,
    currency: fields.currency,
    text: fields.text?.trim(),
    outcome: fields.outcome?.trim(),
    next_step: fields.nextStep === undefined ? undefined : (fields.nextStep?.trim() ?? ''),
    next_step_day: fields.nextStepDay,
    next_done: fields.nextDone === undefined ? undefined : Number(fields.nextDone),
  };
  return {
    ...Object.fromEntries(
      Object.entries(given).flatMap(([column, value]) => (value === undefined ? [] : [[column, value]])),
    ),
    ...(await partiesOf(context, fields)),
  };
};

const STEP_OF: Partial<Record<ActivityKind, string>> = { call: 'call', email: 'email', meeting: 'meeting' };

/** The next step agreed on becomes the deal's, so that there is one list of what to do next. */
const setDealStep = async (edit: Edit, dealId: string, fields: Fields): Promise<void> => {
  if (!fields.nextStep?.trim()) return;
  await edit.update('deals', dealId, {
    next_step: fields.nextStep.trim(),
    next_step_kind: (fields.kind && STEP_OF[fields.kind]) ?? 'task',
    next_step_day: fields.nextStepDay ?? null,
  });
};

/**
 * A step changed or done here is changed or done with the deal too, as long as it is the deal's present one: a step
 * that a later activity replaced says nothing about the deal.
 */
const followDealStep = async (
  edit: Edit,
  context: Context,
  row: { deal_id: string | null; next_step: string },
  fields: Fields,
): Promise<void> => {
  if (row.deal_id === null) return;
  const deal = await context.store.read
    .selectFrom('deals')
    .select('next_step')
    .where('id', '=', row.deal_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!deal || deal.next_step !== row.next_step) return;
  const step = fields.nextStep === undefined ? row.next_step : (fields.nextStep?.trim() ?? '');
  const done = fields.nextDone === true || step === '';
  if (done && deal.next_step === '') return;
  await edit.update(
    'deals',
    row.deal_id,
    done
      ? { next_step: '', next_step_kind: '', next_step_day: null }
      : { next_step: step, ...(fields.nextStepDay === undefined ? {} : { next_step_day: fields.nextStepDay }) },
  );
};

const finishing = (context: Context): void => context.touched('activities', 'companies', 'deals');

/** What was done with customers: logged in one line, changed in place, summed as sales cost. */
export const activitiesService: ServiceOf<'activities'> = {
  'activities.list': async ({ limit, offset, ...filter }, context) => {
    const settings = await settingsOf(context);
    const people = await everyone(context.store.read);
    const rows = await listActivities(context.store.read, filter, { limit, offset });
    const { total, costs } = await activityCosts(context.store.read, filter);
    let costMinor = 0;
    let otherCurrency = 0;
    for (const cost of costs) {
      const own = convert(cost.minor, cost.currency, settings, cost.day);
      if (own === undefined) otherCurrency += cost.n;
      else costMinor += own;
    }
    return { rows: rows.map((row) => activityOf(row, people)), total, costMinor, otherCurrency };
  },
  'activities.create': async (fields, context) => {
    const settings = await settingsOf(context);
    const id = context.newId();
    const columns = await columnsOf(context, {
      personIds: context.personId === null ? [] : [context.personId],
      ...fields,
    });
    const said = fields.text?.trim() ?? '';
    const label = `Logged ${ACTIVITY_KINDS[fields.kind].toLowerCase()}${said === '' ? '' : `: ${said.slice(0, 60)}`}`;
    await change(context, label, 'activities', id, async (edit) => {
      await edit.insert('activities', {
        id,
        day: settings.today,
        time: '',
        company_key: null,
        contact_key: null,
        deal_id: null,
        channel_key: null,
        product_key: null,
        material_id: null,
        material_version: '',
        cost_minor: null,
        currency: settings.currency,
        text: '',
        outcome: '',
        next_step: '',
        next_step_day: null,
        next_done: 0,
        created_at: context.at(),
        deleted_at: null,
        ...columns,
      });
      if (fields.dealId) await setDealStep(edit, fields.dealId, fields);
    });
    finishing(context);
    return { id };
  },
  'activities.update': async ({ id, ...fields }, context) => {
    const row = await findActivity(context.store.read, id);
    if (!row) throw new TandemError('not-found', 'This activity was removed in the meantime. Nothing was changed.');
    const columns = await columnsOf(context, fields);
    const kind = ACTIVITY_KIND_IDS.find((one) => one === (fields.kind ?? row.kind)) ?? 'meeting';
    const label = fields.nextDone ? `Done: ${row.next_step}` : `Changed ${ACTIVITY_KINDS[kind].toLowerCase()}`;
    const stepped = fields.nextStep !== undefined || fields.nextStepDay !== undefined || fields.nextDone !== undefined;
    await change(context, label, 'activities', id, async (edit) => {
      await edit.update('activities', id, columns);
      if (stepped) await followDealStep(edit, context, row, fields);
    });
    finishing(context);
    return { ok: true };
  },
  'activities.remove': async ({ id }, context) => {
    const row = await findActivity(context.store.read, id);
    if (!row) throw new TandemError('not-found', 'This activity was removed in the meantime. Nothing was changed.');
    const kind = ACTIVITY_KIND_IDS.find((one) => one === row.kind) ?? 'meeting';
    await change(context, `Removed ${ACTIVITY_KINDS[kind].toLowerCase()}`, 'activities', id, (edit) =>
      edit.remove('activities', id),
    );
    finishing(context);
    return { ok: true };
  },
  'activities.bulk': async ({ ids, kind, personId, nextDone, remove }, context) => {
    if (personId) await keyOf(context.store.read, 'people', personId);
    const columns = await columnsOf(context, {
      ...(kind === undefined ? {} : { kind }),
      ...(personId === undefined ? {} : { personIds: personId === null ? [] : [personId] }),
    });
    const rows = await activitiesById(context.store.read, ids);
    const verb = remove ? 'Removed' : 'Changed';
    const changed = await changeMany(context, verb, ['activity', 'activities'], 'activities', async (edit) => {
      for (const row of rows) {
        if (remove) {
          await edit.remove('activities', row.id);
          continue;
        }
        // Only what has a next step can have it done.
        const step = row.next_step === '' || nextDone === undefined ? {} : { next_done: Number(nextDone) };
        const patch = { ...columns, ...step };
        if (Object.keys(patch).length > 0) await edit.update('activities', row.id, patch);
        if ('next_done' in step) await followDealStep(edit, context, row, { nextDone });
      }
    });
    finishing(context);
    return { changed };
  },
};
