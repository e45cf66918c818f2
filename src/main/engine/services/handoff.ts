import { TandemError } from '../../../shared/contract/errors';
import { LEAD_STATE_NAMES, type LeadState } from '../../../shared/domain/leads';
import { todayIn } from '../../../shared/domain/today';
import type { Context, ServiceOf } from '../context';
import type { WriteDb } from '../store/dialect';
import { beginEdit, type Edit } from '../store/history';
import { type LeadRecord, leadSteps, leadTicks, listCriteria } from '../store/repositories/leads';
import { convertLead } from './leads/convert';
import { leadById, personKey, titleOf } from './leads/fields';
import { settingsOf } from './settings';

type Step = { step: string; from?: string | null; to?: string | null; note?: string };
type Scene = { db: WriteDb; edit: Edit; lead: LeadRecord; today: string; log: (step: Step) => Promise<void> };

/** One step of a lead: checked against where it stands, written and logged in one undoable change. */
const stepOf = async (
  context: Context,
  id: string,
  label: (title: string) => string,
  from: readonly LeadState[],
  work: (scene: Scene) => Promise<void>,
): Promise<void> => {
  const settings = await settingsOf(context);
  await context.store.write(async (db) => {
    const lead = await leadById(db, id);
    if (!from.some((state) => state === lead.state)) {
      const name = LEAD_STATE_NAMES[lead.state as LeadState].toLowerCase();
      throw new TandemError(
        'rule',
        `${titleOf(lead)} is ${name === 'new' ? 'still new' : name}, so this step does not apply.`,
      );
    }
    const at = context.at();
    const edit = await beginEdit(db, { personId: context.personId, at }, label(titleOf(lead)), 'leads', id);
    const log = (step: Step): Promise<void> =>
      edit.insert('lead_steps', {
        id: context.newId(),
        lead_id: id,
        step: step.step,
        at,
        person_id: context.personId,
        from_id: step.from ?? null,
        to_id: step.to ?? null,
        note: step.note?.trim() ?? '',
      });
    await work({ db, edit, lead, today: todayIn(context.now(), settings.timeZone), log });
  });
  context.touched('leads', 'history');
};

const OPEN: readonly LeadState[] = ['new', 'working', 'qualified', 'handed', 'accepted', 'returned'];

/** Marketing qualifies and hands over, sales accepts or returns, and a lead becomes a deal. */
export const handoffService: ServiceOf<'handoff'> = {
  'handoff.tick': async ({ id, criterionId, met }, context) => {
    const criterion = (await listCriteria(context.store.read)).find((one) => one.id === criterionId);
    if (!criterion) throw new TandemError('not-found', 'This criterion was removed in the meantime.');
    const label = (title: string): string => `${title}: ${met ? '' : 'not '}${criterion.name}`;
    await stepOf(context, id, label, OPEN, async ({ db, edit }) => {
      const tick = (await leadTicks(db, id)).find((one) => one.criterion_id === criterionId);
      const at = context.at();
      if (tick && met) await edit.update('lead_ticks', tick.id, { at, person_id: context.personId, deleted_at: null });
      else if (tick) await edit.update('lead_ticks', tick.id, { deleted_at: at });
      else if (met)
        await edit.insert('lead_ticks', {
          id: context.newId(),
          lead_id: id,
          criterion_id: criterionId,
          at,
          person_id: context.personId,
          deleted_at: null,
        });
    });
    return { ok: true };
  },
  'handoff.qualify': async ({ id }, context) => {
    await stepOf(
      context,
      id,
      (title) => `Qualified ${title}`,
      ['new', 'working'],
      async (scene) => {
        const ticks = await leadTicks(scene.db, id);
        const met = new Set(ticks.filter((tick) => tick.deleted_at === null).map((tick) => tick.criterion_id));
        const open = (await listCriteria(scene.db)).filter((one) => one.needed === 1 && !met.has(one.id));
        if (open.length > 0)
          throw new TandemError('rule', `Not met yet: ${open.map((one) => one.name).join(', ')}. Tick them first.`);
        await scene.edit.update('leads', id, { qualified_day: scene.today });
        await scene.log({ step: 'qualified' });
      },
    );
    return { ok: true };
  },
  'handoff.handOver': async ({ id, personId, note }, context) => {
    await stepOf(
      context,
      id,
      (title) => `Handed over ${title}`,
      ['qualified', 'returned'],
      async (scene) => {
        if (scene.lead.qualified_day === null)
          throw new TandemError('rule', 'Qualify the lead first: sales takes what marketing has checked.');
        await scene.edit.update('leads', id, {
          owner_key: await personKey(scene.db, personId),
          handed_day: scene.today,
          accepted_day: null,
          returned_day: null,
        });
        await scene.log({ step: 'handed', from: scene.lead.owner_id, to: personId, note });
      },
    );
    return { ok: true };
  },
  'handoff.accept': async ({ id }, context) => {
    await stepOf(
      context,
      id,
      (title) => `Accepted ${title}`,
      ['handed'],
      async (scene) => {
        await scene.edit.update('leads', id, { accepted_day: scene.today });
        await scene.log({ step: 'accepted' });
      },
    );
    return { ok: true };
  },
  'handoff.sendBack': async ({ id, reason }, context) => {
    await stepOf(
      context,
      id,
      (title) => `Returned ${title}`,
      ['handed', 'accepted'],
      async (scene) => {
        const handed = (await leadSteps(scene.db, id)).findLast((step) => step.step === 'handed');
        const before = handed?.from_id
          ? await scene.db
              .selectFrom('people')
              .select('key')
              .where('id', '=', handed.from_id)
              .where('deleted_at', 'is', null)
              .executeTakeFirst()
          : undefined;
        await scene.edit.update('leads', id, {
          accepted_day: null,
          returned_day: scene.today,
          return_reason: reason,
          ...(before ? { owner_key: before.key } : {}),
        });
        await scene.log({ step: 'returned', from: scene.lead.owner_id, to: handed?.from_id ?? null, note: reason });
      },
    );
    return { ok: true };
  },
  'handoff.close': async ({ id, reason }, context) => {
    await stepOf(
      context,
      id,
      (title) => `${title} is not a fit`,
      OPEN,
      async (scene) => {
        await scene.edit.update('leads', id, { closed_day: scene.today, closed_reason: reason });
        await scene.log({ step: 'closed', note: reason });
      },
    );
    return { ok: true };
  },
  'handoff.reopen': async ({ id }, context) => {
    await stepOf(
      context,
      id,
      (title) => `Took ${title} up again`,
      ['closed'],
      async (scene) => {
        await scene.edit.update('leads', id, { closed_day: null, closed_reason: '' });
        await scene.log({ step: 'reopened' });
      },
    );
    return { ok: true };
  },
  'handoff.convert': async ({ id, ...choice }, context) => {
    const settings = await settingsOf(context);
    let dealId = '';
    await stepOf(
      context,
      id,
      (title) => `Converted ${title}`,
      OPEN,
      async ({ db, edit, lead, today, log }) => {
        dealId = await convertLead({ db, edit, lead, choice, today, currency: settings.currency, context });
        await log({ step: 'converted' });
      },
    );
    context.touched('deals');
    return { dealId };
  },
};
