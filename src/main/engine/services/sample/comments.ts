import { targetMonthKey } from '../../../../shared/domain/comments';
import { type CommentEntity } from '../../../../shared/domain/comment-kinds';
import type { WriteDb } from '../../store/dialect';
import type { DealScene } from './deals';
import { D2C } from './world/catalogue';

const MS_PER_HOUR = 3_600_000;

/** What the team has written to each other: on an open deal, on a company, on a product, on what stands in lists. The last is for who opened the sample. */
export const putComments = async (db: WriteDb, scene: DealScene): Promise<void> => {
  const people = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('deleted_at', 'is', null)
    .orderBy('key')
    .execute();
  const told = new Set(scene.people.values());
  const [sales, marketing] = ['Priya Chandran', 'Theo Lindqvist'].map((name) =>
    people.find((one) => one.name === name),
  );
  const me = people.find(({ id }) => !told.has(id)) ?? sales;
  const deal = await db
    .selectFrom('deals as d')
    .innerJoin('stages as s', 's.id', 'd.stage_id')
    .select(['d.id', 'd.company_key'])
    .where('s.kind', '=', 'open')
    .where('d.deleted_at', 'is', null)
    .where('d.company_key', 'is not', null)
    .orderBy('d.value_minor', 'desc')
    .orderBy('d.id')
    .executeTakeFirst();
  const company =
    deal && (await db.selectFrom('companies').select('id').where('key', '=', deal.company_key).executeTakeFirst());
  const product = await db.selectFrom('products').select('id').orderBy('key').executeTakeFirst();
  if (!sales || !marketing || !me || !deal || !company || !product) return;
  const put = async (entity: CommentEntity, entityId: string, by: string, hours: number, text: string, to?: string) => {
    const id = scene.newId();
    const at = new Date(scene.clock - hours * MS_PER_HOUR).toISOString();
    await db
      .insertInto('comments')
      .values({ id, entity, entity_id: entityId, text, person_id: by, at, edited_at: null, deleted_at: null })
      .execute();
    if (to !== undefined)
      await db
        .insertInto('comment_mentions')
        .values({ id: scene.newId(), comment_id: id, person_id: to, done_at: null, deleted_at: null })
        .execute();
  };
  await put('deal', deal.id, sales.id, 50, 'They compare us with their present supplier. Margin is what they look at.');
  await put(
    'deal',
    deal.id,
    sales.id,
    27,
    `@${me.name} can we hold the opening discount until the end of the month?`,
    me.id,
  );
  await put(
    'company',
    company.id,
    sales.id,
    26,
    `@${marketing.name} their windows change next week. Do we have new shelf cards?`,
    marketing.id,
  );
  await put(
    'product',
    product.id,
    marketing.id,
    21,
    `@${me.name} the reel for this one starts on Monday. Is there enough on hand?`,
    me.id,
  );
  const door = await db
    .selectFrom('company_locations as l')
    .innerJoin('channels as c', 'c.key', 'l.channel_key')
    .select('l.id')
    .where('l.deleted_at', 'is', null)
    .orderBy('l.name')
    .orderBy('l.id')
    .executeTakeFirst();
  if (door) await put('location', door.id, sales.id, 14, 'Deliveries go to the back door, before ten.');
  const { today } = scene.world.story;
  const channel = await db
    .selectFrom('target_nodes as n')
    .innerJoin('target_trees as t', 't.id', 'n.tree_id')
    .innerJoin('channels as c', 'c.key', 'n.channel_key')
    .select('n.id')
    .where('c.name', '=', D2C)
    .orderBy('t.period', 'desc')
    .orderBy('n.position')
    .executeTakeFirst();
  if (channel)
    await put(
      'target-month',
      targetMonthKey(channel.id, today.slice(0, 7)),
      marketing.id,
      19,
      'The video carries this month. I would not spread it any later.',
    );
  const ask = await db
    .selectFrom('budget_asks')
    .select('id')
    .where('status', '=', 'open')
    .where('deleted_at', 'is', null)
    .orderBy('asked_day', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  if (ask) await put('ask', ask.id, sales.id, 17, 'The buyers ask for it on every second visit. I would say yes.');
  const visit = await db
    .selectFrom('activities')
    .select('id')
    .where('kind', '=', 'store-visit')
    .where('deleted_at', 'is', null)
    .orderBy('day', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  if (visit) await put('activity', visit.id, marketing.id, 15, 'Do the new tags name the price without tax?');
  const line = await db
    .selectFrom('budget_lines')
    .select('id')
    .where('deleted_at', 'is', null)
    .orderBy('planned_minor', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  if (line)
    await put(
      'budget-line',
      line.id,
      marketing.id,
      13,
      'The invoice comes in two halves. The second is due after the event.',
    );
  const call = await db
    .selectFrom('target_calls')
    .select('id')
    .where('call', '=', 'miss')
    .where('deleted_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  if (call) await put('call', call.id, marketing.id, 12, 'Even with the cans of the second filler?');
};
