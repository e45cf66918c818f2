import { TandemError } from '../../../../shared/contract/errors';
import { creditsOf } from '../../../../shared/domain/credits';
import { daysBetween } from '../../../../shared/domain/day';
import { positionBetween } from '../../../../shared/domain/stages';
import type { Context, ServiceOf } from '../../context';
import type { WriteDb } from '../../store/dialect';
import { beginEdit, type Edit } from '../../store/history';
import { dealChoices, type DealDetail, findDeal, stageHistory, topPosition } from '../../store/repositories/deals';
import { everyone } from '../../store/repositories/people';
import { playbookOf, readPipelines } from '../pipelines';
import { settingsOf } from '../settings';
import { cardOf, gone, textsOf } from './cards';
import { columnsOf } from './fields';

/** One undoable change of one deal, which is read inside the same transaction. */
const changeDeal = async (
  context: Context,
  id: string,
  label: (row: DealDetail) => string,
  work: (edit: Edit, row: DealDetail, db: WriteDb) => Promise<void>,
): Promise<void> => {
  await context.store.write(async (db) => {
    const row = await findDeal(db, id);
    if (!row) throw gone();
    const author = { personId: context.personId, at: context.at() };
    await work(await beginEdit(db, author, label(row), 'deals', id), row, db);
  });
  context.touched('deals', 'activities', 'history');
};

/**
 * The activity in which the present step was agreed on says the same afterwards: the new step and its day, or, with
 * none, that it is done.
 */
const followStep = async (
  edit: Edit,
  db: WriteDb,
  row: DealDetail,
  next: { step: string; day: string | null },
): Promise<void> => {
  if (row.next_step === '') return;
  const activity = await db
    .selectFrom('activities')
    .select('id')
    .where('deal_id', '=', row.id)
    .where('deleted_at', 'is', null)
    .where('next_done', '=', 0)
    .where('next_step', '=', row.next_step)
    .orderBy('day', 'desc')
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  if (!activity) return;
  await edit.update(
    'activities',
    activity.id,
    next.step === '' ? { next_done: 1 } : { next_step: next.step, next_step_day: next.day },
  );
};

const assertNewest = (rev: number | undefined, row: DealDetail): void => {
  if (rev !== undefined && rev !== row.rev)
    throw new TandemError(
      'conflict',
      `"${row.title}" was changed in the meantime. Look at it again, then repeat your change.`,
    );
};

type Record = Omit<
  ServiceOf<'deals'>,
  | 'deals.board'
  | 'deals.column'
  | 'deals.table'
  | 'deals.forecast'
  | 'deals.calendar'
  | 'deals.team'
  | 'deals.move'
  | 'deals.bulk'
  | 'deals.export'
>;

/** One deal: everything about it, and the commands that change its fields. */
export const recordService: Record = {
  'deals.choices': async (_input, context) => {
    const { labelSets, ...choices } = await dealChoices(context.store.read);
    return { ...choices, labels: [...new Set(labelSets.flatMap(textsOf))].toSorted() };
  },
  'deals.get': async ({ id }, context) => {
    const settings = await settingsOf(context);
    const row = await findDeal(context.store.read, id);
    if (!row) throw gone();
    const history = await stageHistory(context.store.read, id);
    const done = new Set(textsOf(row.playbook_done));
    const people = await everyone(context.store.read);
    const until = (index: number): string =>
      history[index + 1]?.at.slice(0, 10) ??
      (row.kind === 'open' ? settings.today : (row.closed_day ?? settings.today));
    return {
      ...cardOf(row, settings),
      pipelineId: row.pipeline_id,
      ownProbability: row.own_probability,
      contact: row.contact,
      companyId: row.company_id,
      contactId: row.contact_id,
      channelId: row.channel_id,
      channel: row.channel,
      productId: row.product_id,
      product: row.product,
      source: row.source || null,
      campaign: row.campaign,
      needs: row.needs,
      decisionMaker: row.decision_maker,
      budgetMinor: row.budget_minor,
      credits: creditsOf(row.credits).flatMap((one) => {
        const person = people.get(one.personId);
        return person ? [{ ...one, name: person.name }] : [];
      }),
      playbook: playbookOf(row.playbook).map((item) => ({ ...item, done: done.has(item.id) })),
      createdDay: row.created_day,
      batch: row.batch_id,
      sourceLine: row.source_line,
      history: history.map((entry, index) => ({
        ...entry,
        days: Math.max(0, daysBetween(entry.at.slice(0, 10), until(index))),
      })),
    };
  },
  'deals.create': async ({ stageId, pipelineId, ...fields }, context) => {
    const settings = await settingsOf(context);
    const pipelines = await readPipelines(context.store.read);
    const stages = pipelines.flatMap((pipeline) =>
      pipelineId === undefined || pipeline.id === pipelineId ? pipeline.stages : [],
    );
    const stage =
      stageId === undefined ? stages.find((one) => one.kind === 'open') : stages.find((one) => one.id === stageId);
    if (!stage) throw new TandemError('not-found', 'This stage was removed in the meantime.');
    if (stage.kind === 'lost') throw new TandemError('rule', 'A deal begins in an open stage; lost ones say why.');
    const id = context.newId();
    await context.store.write(async (db) => {
      const author = { personId: context.personId, at: context.at() };
      const edit = await beginEdit(db, author, `Added ${fields.title}`, 'deals', id);
      const columns = await columnsOf(db, edit, { ownerId: context.personId, ...fields }, context.newId);
      await edit.insert('deals', {
        id,
        external_id: '',
        source_system: '',
        title: fields.title,
        stage_id: stage.id,
        currency: settings.currency,
        source: '',
        lost_reason: '',
        next_step: '',
        next_step_kind: '',
        created_day: settings.today,
        closed_day: stage.kind === 'open' ? null : settings.today,
        entered_stage_at: context.at(),
        position: positionBetween(null, await topPosition(db, stage.id)) ?? 0,
        deleted_at: null,
        ...columns,
      });
      await edit.insert('deal_stages', {
        id: context.newId(),
        deal_id: id,
        stage_id: stage.id,
        entered_at: context.at(),
        person_id: context.personId,
      });
    });
    context.touched('deals', 'history');
    return { id };
  },
  'deals.update': async ({ id, rev, lostReason, ...fields }, context) => {
    await changeDeal(
      context,
      id,
      (row) => `Changed ${fields.title ?? row.title}`,
      async (edit, row, db) => {
        assertNewest(rev, row);
        if (lostReason !== undefined && (row.kind !== 'lost' || lostReason.trim() === ''))
          throw new TandemError('rule', row.kind === 'lost' ? 'Say why the deal was lost.' : 'This deal is not lost.');
        if (fields.nextStep !== undefined || fields.nextStepDay !== undefined)
          await followStep(edit, db, row, {
            step: fields.nextStep === undefined ? row.next_step : (fields.nextStep?.trim() ?? ''),
            day: fields.nextStepDay === undefined ? row.next_step_day : fields.nextStepDay,
          });
        await edit.update('deals', id, {
          ...(await columnsOf(db, edit, fields, context.newId, id)),
          ...(lostReason === undefined ? {} : { lost_reason: lostReason.trim() }),
        });
      },
    );
    return { ok: true };
  },
  'deals.tick': async ({ id, item, done }, context) => {
    await changeDeal(
      context,
      id,
      (row) => `${done ? 'Ticked' : 'Unticked'} a line of ${row.title}`,
      (edit, row) => {
        const others = textsOf(row.playbook_done).filter((one) => one !== item);
        return edit.update('deals', id, { playbook_done: JSON.stringify(done ? [...others, item] : others) });
      },
    );
    return { ok: true };
  },
  'deals.remove': async ({ id }, context) => {
    await changeDeal(
      context,
      id,
      (row) => `Removed ${row.title}`,
      (edit) => edit.remove('deals', id),
    );
    return { ok: true };
  },
  'deals.doneStep': async ({ id }, context) => {
    await changeDeal(
      context,
      id,
      (row) => `Done: ${row.next_step}`,
      async (edit, row, db) => {
        await followStep(edit, db, row, { step: '', day: null });
        await edit.update('deals', id, { next_step: '', next_step_kind: '', next_step_day: null });
      },
    );
    return { ok: true };
  },
};
