import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { openStore } from '../../src/main/engine/store/open';
import { companyFor } from './company';

const { ask, path } = companyFor('each test');

const MANY = 2_345;

test('digest, themes and agendas count every note, however many there are', async () => {
  const { id: themeId } = await ask<{ id: string }>('notes.addTheme', { name: 'Caps' });
  const { id } = await ask<{ id: string }>('notes.create', { line: 'Cap cracks', themeId });
  await ask('notes.update', { ids: [id], themeId });
  const store = await openStore({ path: path(), create: false });
  await store.write(async (db) => {
    const first = await db.selectFrom('field_notes').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    for (let at = 1; at < MANY; at += 1)
      await db
        .insertInto('field_notes')
        .values({ ...first, id: `${first.id}-${at}` })
        .execute();
  });
  store.close();
  const digest = await ask<Output<'notes.digest'>>('notes.digest', {});
  expect(digest.notes).toBe(MANY);
  const [template] = await ask<Output<'meetings.templates'>>('meetings.templates', {});
  const { id: meetingId } = await ask<{ id: string }>('meetings.create', { template: template?.id, day: '2026-05-14' });
  const { lines } = await ask<Output<'meetings.get'>>('meetings.get', { id: meetingId });
  expect(lines.find(({ section }) => section === 'notes')).toMatchObject({
    text: expect.stringContaining('2,345 field notes'),
    detail: '2,345 customer voices',
  });
  await ask('notes.removeTheme', { id: themeId });
  const left = await ask<Output<'notes.list'>>('notes.list', { limit: 1, offset: MANY - 1 });
  expect(left).toMatchObject({ total: MANY, notes: [{ theme: null }] });
  await ask('history.undo', {});
  const back = await ask<Output<'notes.list'>>('notes.list', { limit: 1, offset: MANY - 1 });
  expect(back).toMatchObject({ notes: [{ theme: { id: themeId } }] });
});
