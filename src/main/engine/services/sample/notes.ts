import { addDays } from '../../../../shared/domain/day';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import type { DealScene } from './deals';
import { NOTE_THEMES, NOTES } from './world/notes';

/** Notes of these last days nobody has looked at yet. */
const INBOX_DAYS = 7;

/** Field notes with their themes; the worksheet on the small can began with one of them, and a letter closed a loop. */
export const putNotes = async (db: WriteDb, scene: DealScene): Promise<void> => {
  const { today } = scene.world.story;
  const keys = async (table: 'products' | 'channels') => {
    const rows = await db
      .selectFrom(table)
      .select(['key', table === 'products' ? 'products.sku as name' : 'channels.name as name'])
      .where('deleted_at', 'is', null)
      .execute();
    return new Map(rows.map((row) => [row.name, row.key]));
  };
  const products = await keys('products');
  const channels = await keys('channels');
  const themes = new Map<string, string>();
  for (const [theme, { name, note }] of Object.entries(NOTE_THEMES)) {
    const id = scene.newId();
    themes.set(theme, id);
    await db
      .insertInto('note_themes')
      .values({
        id,
        name,
        natural_key: fold(name),
        note,
        person_id: scene.people.get('Priya Chandran') ?? null,
        at: `${addDays(today, -60)}T09:00:00.000Z`,
        deleted_at: null,
      })
      .execute();
  }
  for (const one of NOTES) {
    const day = addDays(today, -one.ago);
    await db
      .insertInto('field_notes')
      .values({
        id: scene.newId(),
        text: one.text,
        type: one.type,
        status: one.resolution !== undefined ? 'resolved' : one.ago < INBOX_DAYS ? 'open' : 'triaged',
        resolution: one.resolution ?? '',
        channel_key: channels.get(one.channel ?? '') ?? null,
        product_key: products.get(one.sku ?? '') ?? null,
        competitor: one.competitor ?? '',
        tags: '[]',
        theme_id: themes.get(one.theme ?? '') ?? null,
        person_id: scene.people.get(one.by) ?? null,
        at: `${day}T08:30:00.000Z`,
        day,
        deleted_at: null,
      })
      .execute();
  }
  const link = async (theme: string, entity: 'content' | 'four-ps', entityId: string | undefined) => {
    const themeId = themes.get(theme);
    if (themeId === undefined || entityId === undefined) return;
    await db
      .insertInto('note_links')
      .values({
        id: scene.newId(),
        note_id: null,
        theme_id: themeId,
        entity,
        entity_id: entityId,
        at: `${addDays(today, -9)}T10:00:00.000Z`,
        deleted_at: null,
      })
      .execute();
  };
  const sheet = await db
    .selectFrom('four_ps_sheets')
    .select('id')
    .where('name', '=', 'Dry shampoo to go')
    .executeTakeFirst();
  const travel = themes.get('travel');
  if (sheet && travel !== undefined)
    await db
      .updateTable('four_ps_sheets')
      .set({ origin_entity: 'note-theme', origin_id: travel })
      .where('id', '=', sheet.id)
      .execute();
  // A letter said how the pump stays clean, and mousse sold better after it; the post on scalps changed nothing.
  for (const [theme, title] of [
    ['pump', 'Letter from the lab'],
    ['scalp', 'What dry shampoo does to a scalp'],
  ] as const) {
    const item = await db.selectFrom('content_items').select('id').where('title', '=', title).executeTakeFirst();
    await link(theme, 'content', item?.id);
  }
};
