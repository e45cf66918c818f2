import type { DealCard } from '../../../shared/contract/deals';
import { TandemError } from '../../../shared/contract/errors';
import { daysBetween } from '../../../shared/domain/day';
import { positionBetween } from '../../../shared/domain/stages';
import { fold } from '../../../shared/domain/text';
import type { Context, ServiceOf } from '../context';
import type { WriteDb } from '../store/dialect';
import { beginEdit, type Edit } from '../store/history';
import {
  boardDeals,
  type DealRow,
  findDeal,
  openSteps,
  stageHistory,
  stagePositions,
} from '../store/repositories/deals';
import { refOf } from '../store/repositories/people';
import { todayIn } from '../../../shared/domain/today';
import { change } from './people';
import { readPipelines } from './pipelines';
import { periodFrom, type Settings, settingsOf } from './settings';

const STEP_KINDS = ['call', 'email', 'meeting', 'visit', 'task'] as const;

const cardOf = (row: DealRow, settings: Settings): DealCard => {
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
        : refOf({ id: row.owner_id, name: row.owner_name, roles: JSON.parse(row.owner_roles ?? '[]') as string[] }),
    stageId: row.stage_id,
    valueMinor: row.value_minor,
    currency: row.currency,
    ageDays,
    stale: row.kind === 'open' && ageDays > settings.staleDays,
    nextStep: row.next_step || null,
    nextStepKind: STEP_KINDS.find((kind) => kind === row.next_step_kind) ?? null,
    nextStepDay: row.next_step_day,
    expectedClose: row.expected_close,
    closedDay: row.closed_day,
    lostReason: row.lost_reason || null,
    position: row.position,
  };
};

const gone = (): TandemError =>
  new TandemError('not-found', 'This deal was removed in the meantime. Nothing was changed.');

/** The key of a company or contact by its name, made in the same step where there is none. */
const keyByName = async (
  db: WriteDb,
  edit: Edit,
  table: 'companies' | 'contacts',
  name: string | null,
  newId: () => string,
): Promise<number | null> => {
  const text = name?.trim() ?? '';
  if (text === '') return null;
  const find = () =>
    db
      .selectFrom(table)
      .select('key')
      .where('natural_key', '=', fold(text))
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
  const known = await find();
  if (known) return known.key;
  const id = newId();
  if (table === 'companies')
    await edit.insert('companies', {
      id,
      name: text,
      natural_key: fold(text),
      kind: '',
      domain: '',
      country: '',
      deleted_at: null,
    });
  else
    await edit.insert('contacts', {
      id,
      name: text,
      natural_key: fold(text),
      email: '',
      phone: '',
      company_key: null,
      tags: '',
      deleted_at: null,
    });
  return (await find())?.key ?? null;
};

const keyById = async (
  db: WriteDb,
  table: 'people' | 'channels' | 'products',
  id: string | null,
): Promise<number | null> => {
  if (id === null) return null;
  const row = await db.selectFrom(table).select('key').where('id', '=', id).executeTakeFirst();
  if (!row) throw new TandemError('not-found', 'What this deal should point to was removed in the meantime.');
  return row.key;
};

type Fields = {
  [K in
    | 'title'
    | 'company'
    | 'contact'
    | 'ownerId'
    | 'currency'
    | 'channelId'
    | 'productId'
    | 'source'
    | 'expectedClose'
    | 'nextStep'
    | 'nextStepKind'
    | 'nextStepDay']?: string | null | undefined;
} & { valueMinor?: number | null | undefined };

/** The columns that a set of fields changes. */
const columnsOf = async (
  db: WriteDb,
  edit: Edit,
  fields: Fields,
  newId: () => string,
): Promise<Record<string, string | number | null>> => {
  const columns: Record<string, string | number | null> = {};
  if (fields.title != null) columns['title'] = fields.title;
  if (fields.company !== undefined)
    columns['company_key'] = await keyByName(db, edit, 'companies', fields.company, newId);
  if (fields.contact !== undefined)
    columns['contact_key'] = await keyByName(db, edit, 'contacts', fields.contact, newId);
  if (fields.ownerId !== undefined) columns['owner_key'] = await keyById(db, 'people', fields.ownerId);
  if (fields.channelId !== undefined) columns['channel_key'] = await keyById(db, 'channels', fields.channelId);
  if (fields.productId !== undefined) columns['product_key'] = await keyById(db, 'products', fields.productId);
  if (fields.valueMinor !== undefined) columns['value_minor'] = fields.valueMinor;
  if (fields.currency != null) columns['currency'] = fields.currency;
  if (fields.source !== undefined) columns['source'] = fields.source ?? '';
  if (fields.expectedClose !== undefined) columns['expected_close'] = fields.expectedClose;
  if (fields.nextStep !== undefined) columns['next_step'] = fields.nextStep ?? '';
  if (fields.nextStepKind !== undefined) columns['next_step_kind'] = fields.nextStepKind ?? '';
  if (fields.nextStepDay !== undefined) columns['next_step_day'] = fields.nextStepDay;
  return columns;
};

/** Where a card lands above `beforeId`; numbers the column anew when there is no room left. */
const landing = async (
  db: WriteDb,
  edit: Edit,
  stageId: string,
  dealId: string,
  beforeId: string | null,
): Promise<number> => {
  const rest = (await stagePositions(db, stageId)).filter((card) => card.id !== dealId);
  const at = beforeId === null ? rest.length : rest.findIndex((card) => card.id === beforeId);
  const index = at < 0 ? rest.length : at;
  const between = positionBetween(rest[index - 1]?.position ?? null, rest[index]?.position ?? null);
  if (between !== undefined) return between;
  for (const [place, card] of rest.entries())
    await edit.update('deals', card.id, { position: place < index ? place + 1 : place + 2 });
  return index + 1;
};

const finishing = (context: Context): void => context.touched('deals', 'history');

/** Deals: the board, one deal, and the commands that change it; each is one step of undo. */
export const dealsService: ServiceOf<'deals'> = {
  'deals.board': async (input, context) => {
    const settings = await settingsOf(context);
    const period = periodFrom(input.period, settings.calendar);
    const pipelines = await readPipelines(context.store.read);
    const pipeline =
      input.pipelineId === undefined ? pipelines[0] : pipelines.find((one) => one.id === input.pipelineId);
    if (!pipeline) throw new TandemError('not-found', 'This pipeline was removed in the meantime.');
    const rows = await boardDeals(context.store.read, {
      pipelineId: pipeline.id,
      from: period.from,
      to: period.to,
      ownerId: input.ownerId,
      search: input.search,
    });
    const cards = rows
      .map((row) => ({ row, card: cardOf(row, settings) }))
      .filter(({ card }) => !input.staleOnly || card.stale);
    const columns = pipeline.stages.map((stage) => {
      const own = cards.filter(({ row }) => row.stage_id === stage.id);
      const counted = own.filter(({ row }) => row.currency === settings.currency);
      return {
        stage,
        count: own.length,
        sumMinor: counted.reduce((sum, { row }) => sum + (row.value_minor ?? 0), 0),
        weightedMinor: counted.reduce((sum, { row }) => sum + Math.round((row.value_minor ?? 0) * row.probability), 0),
        otherCurrency: own.length - counted.length,
        cards: own.map(({ card }) => card),
      };
    });
    const open = columns.filter((column) => column.stage.kind === 'open');
    const total = (pick: (column: (typeof columns)[number]) => number): number =>
      open.reduce((sum, column) => sum + pick(column), 0);
    return {
      pipeline,
      columns,
      totals: {
        open: total((column) => column.count),
        sumMinor: total((column) => column.sumMinor),
        weightedMinor: total((column) => column.weightedMinor),
        stale: total((column) => column.cards.filter((card) => card.stale).length),
      },
    };
  },
  'deals.get': async ({ id }, context) => {
    const settings = await settingsOf(context);
    const row = await findDeal(context.store.read, id);
    if (!row) throw gone();
    const history = await stageHistory(context.store.read, id);
    return {
      ...cardOf(row, settings),
      contact: row.contact,
      channelId: row.channel_id,
      channel: row.channel,
      productId: row.product_id,
      product: row.product,
      source: row.source || null,
      campaign: row.campaign,
      createdDay: row.created_day,
      batch: row.batch_id,
      sourceLine: row.source_line,
      history: history.map((entry, index) => ({
        ...entry,
        days: Math.max(0, daysBetween(entry.at.slice(0, 10), history[index + 1]?.at.slice(0, 10) ?? settings.today)),
      })),
      rev: row.rev,
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
    const id = context.newId();
    await context.store.write(async (db) => {
      const edit = await beginEdit(
        db,
        { personId: context.personId, at: context.at() },
        `Added ${fields.title}`,
        'deals',
        id,
      );
      const columns = await columnsOf(db, edit, { ownerId: context.personId, ...fields }, context.newId);
      const first = (await stagePositions(db, stage.id))[0];
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
        position: positionBetween(null, first?.position ?? null) ?? 0,
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
    finishing(context);
    return { id };
  },
  'deals.update': async ({ id, rev, ...fields }, context) => {
    const row = await findDeal(context.store.read, id);
    if (!row) throw gone();
    if (rev !== undefined && rev !== row.rev)
      throw new TandemError(
        'conflict',
        `"${row.title}" was changed in the meantime. Look at it again, then repeat your change.`,
      );
    await context.store.write(async (db) => {
      const edit = await beginEdit(
        db,
        { personId: context.personId, at: context.at() },
        `Changed ${fields.title ?? row.title}`,
        'deals',
        id,
      );
      await edit.update('deals', id, await columnsOf(db, edit, fields, context.newId));
    });
    finishing(context);
    return { ok: true };
  },
  'deals.move': async (input, context) => {
    const settings = await settingsOf(context);
    const row = await findDeal(context.store.read, input.id);
    if (!row) throw gone();
    const stage = (await readPipelines(context.store.read))
      .flatMap((pipeline) => pipeline.stages)
      .find((one) => one.id === input.stageId);
    if (!stage)
      throw new TandemError('not-found', 'This stage was removed in the meantime. The deal stays where it was.');
    const moved = stage.id !== row.stage_id;
    const reason = input.lostReason?.trim() ?? '';
    if (stage.kind === 'lost' && moved && reason === '') throw new TandemError('rule', 'Say why the deal was lost.');
    await context.store.write(async (db) => {
      const edit = await beginEdit(
        db,
        { personId: context.personId, at: context.at() },
        `Moved ${row.title} to ${stage.name}`,
        'deals',
        row.id,
      );
      const position = await landing(db, edit, stage.id, row.id, input.beforeId);
      const closing =
        stage.kind === 'open'
          ? { closed_day: null, lost_reason: '' }
          : {
              closed_day: input.closedDay ?? (moved ? settings.today : row.closed_day),
              lost_reason: stage.kind === 'lost' ? reason || row.lost_reason : '',
            };
      await edit.update('deals', row.id, {
        stage_id: stage.id,
        position,
        ...closing,
        ...(moved ? { entered_stage_at: context.at() } : {}),
        ...(input.valueMinor === undefined ? {} : { value_minor: input.valueMinor }),
      });
      if (moved)
        await edit.insert('deal_stages', {
          id: context.newId(),
          deal_id: row.id,
          stage_id: stage.id,
          entered_at: context.at(),
          person_id: context.personId,
        });
    });
    finishing(context);
    return { ok: true };
  },
  'deals.remove': async ({ id }, context) => {
    const row = await findDeal(context.store.read, id);
    if (!row) throw gone();
    await change(context, `Removed ${row.title}`, 'deals', id, (edit) => edit.remove('deals', id));
    finishing(context);
    return { ok: true };
  },
  'deals.nextSteps': (input, context) => openSteps(context.store.read, input.personId, input.limit),
  'deals.doneStep': async ({ id }, context) => {
    const row = await findDeal(context.store.read, id);
    if (!row) throw gone();
    await change(context, `Done: ${row.next_step}`, 'deals', id, (edit) =>
      edit.update('deals', id, { next_step: '', next_step_kind: '', next_step_day: null }),
    );
    finishing(context);
    return { ok: true };
  },
};
