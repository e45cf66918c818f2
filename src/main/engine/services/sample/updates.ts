import { addDays } from '../../../../shared/domain/day';
import { STANDARD_BLOCKS } from '../../../../shared/domain/investor';
import { periodOf, shiftPeriod } from '../../../../shared/domain/period';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import { freezeWithin } from '../reports/freeze';
import type { DealScene } from './deals';
import { READERS, UPDATES } from './world/updates';

/** Investor updates of the last quarters and the draft of the running one, and the groups that read them. */
export const putUpdates = async (db: WriteDb, scene: DealScene): Promise<void> => {
  const { today, calendar } = scene.world.story;
  const author = scene.people.get('Maren Oduya') ?? null;
  for (const group of READERS)
    await db
      .insertInto('recipient_groups')
      .values({
        id: scene.newId(),
        name: group.name,
        natural_key: fold(group.name),
        people: group.people,
        locale: group.locale,
        rules: JSON.stringify(group.rules),
        deleted_at: null,
      })
      .execute();
  const groups = await db
    .selectFrom('recipient_groups')
    .select(['id', 'name', 'people', 'rules', 'locale'])
    .orderBy('id')
    .execute();
  const running = periodOf(today, 'quarter', calendar);
  for (const update of UPDATES) {
    const period = shiftPeriod(running, -update.ago, calendar);
    const written = update.sentAfter === null ? today : addDays(period.to, update.sentAfter);
    const id = scene.newId();
    await db
      .insertInto('investor_updates')
      .values({
        id,
        period: period.id,
        status: 'draft',
        snapshot_id: null,
        person_id: author,
        at: `${written}T09:00:00.000Z`,
        deleted_at: null,
      })
      .execute();
    for (const [position, kind] of STANDARD_BLOCKS.entries()) {
      const { title = '', text = '', data = {} } = update.blocks[kind] ?? {};
      const day = kind === 'runway' ? { day: written < today ? period.to : today } : {};
      await db
        .insertInto('investor_blocks')
        .values({
          id: scene.newId(),
          update_id: id,
          kind,
          position,
          hidden: 0,
          title,
          text,
          data: JSON.stringify({ ...data, ...day }),
          deleted_at: null,
        })
        .execute();
    }
    if (update.sentAfter === null || written > today) continue;
    // Frozen on the day it went out, by the figures of its own days.
    const at = `${written}T09:30:00.000Z`;
    const freezer = { now: () => Date.parse(at), at: () => at, newId: scene.newId, personId: author };
    const { id: snapshot } = await freezeWithin(db, freezer, { kind: 'investor', period: period.id, edition: '' });
    await db
      .updateTable('investor_updates')
      .set({ status: 'sent', snapshot_id: snapshot })
      .where('id', '=', id)
      .execute();
    for (const group of groups.slice(0, update.ago === 1 ? 2 : 1))
      await db
        .insertInto('update_sends')
        .values({
          id: scene.newId(),
          update_id: id,
          snapshot_id: snapshot,
          group_id: group.id,
          group_name: group.name,
          people: group.people,
          rules: group.rules,
          locale: group.locale,
          person_id: author,
          at,
          deleted_at: null,
        })
        .execute();
  }
};
