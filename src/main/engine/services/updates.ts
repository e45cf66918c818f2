import { numbersOf } from '../../../shared/domain/rich-text';
import type { ServiceOf } from '../context';
import { blocksOf, listGroups, sendsOf, updateOfPeriod } from '../store/repositories/updates';
import { Desk } from './reports/desk';
import { boundNumber } from './reports/update';
import { periodFrom, settingsOf } from './settings';
import { addBlock, lastBefore, moveBlock, removeBlock, removeUpdate, setBlock, startUpdate } from './updates/blocks';
import { addGroup, removeGroup, setGroup } from './updates/groups';
import { revealsFor, sendUpdate } from './updates/send';
import { blockViews, groupView, sendView } from './updates/views';

const OK = { ok: true } as const;

/** Investor updates: what they are made of, who gets them and what was sent. */
export const updatesService: ServiceOf<'updates'> = {
  'updates.get': async ({ period }, context) => {
    const db = context.store.read;
    const settings = await settingsOf(context);
    const own = periodFrom(period, settings.calendar);
    const row = await updateOfPeriod(db, own.id);
    const last = await lastBefore(context, own.id);
    const desk = new Desk(db, settings, own);
    const sends = row ? (await sendsOf(db, row.id)).map(sendView) : [];
    return {
      update: row
        ? {
            id: row.id,
            rev: row.rev,
            status: row.status === 'sent' ? 'sent' : 'draft',
            sentAt: row.status === 'sent' ? (sends[0]?.at ?? null) : null,
          }
        : null,
      blocks: row ? blockViews(await blocksOf(db, row.id)) : [],
      sends,
      last: last ? { id: last.id, span: desk.span(periodFrom(last.period, settings.calendar)) } : null,
    };
  },
  'updates.start': (input, context) => startUpdate(context, input),
  'updates.remove': async ({ id }, context) => {
    await removeUpdate(context, id);
    return OK;
  },
  'updates.addBlock': (input, context) => addBlock(context, input),
  'updates.setBlock': async (input, context) => {
    await setBlock(context, input);
    return OK;
  },
  'updates.moveBlock': async (input, context) => {
    await moveBlock(context, input);
    return OK;
  },
  'updates.removeBlock': async ({ id }, context) => {
    await removeBlock(context, id);
    return OK;
  },
  'updates.number': async ({ period, raw }, context) => {
    const settings = await settingsOf(context);
    const [found] = numbersOf(raw);
    if (!found) return null;
    const desk = new Desk(context.store.read, settings, periodFrom(period, settings.calendar));
    return boundNumber(desk, found.token, found.raw);
  },
  'updates.reveals': (input, context) => revealsFor(context, input),
  'updates.groups': async (_input, context) => (await listGroups(context.store.read)).map(groupView),
  'updates.addGroup': (input, context) => addGroup(context, input),
  'updates.setGroup': async (input, context) => {
    await setGroup(context, input);
    return OK;
  },
  'updates.send': async (input, context) => {
    await sendUpdate(context, input);
    return OK;
  },
  'updates.removeGroup': async ({ id }, context) => {
    await removeGroup(context, id);
    return OK;
  },
};
