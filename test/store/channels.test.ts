import { expect, test } from 'vitest';
import { emptyWorld } from './reports-world';

test('a channel of a new type is added after the newest one was removed', async () => {
  const world = await emptyWorld();
  const call = (channel: string, input: unknown) => world.engine.call(channel, input);
  try {
    const made = await call('channels.create', {
      name: 'Salons',
      type: 'wholesale',
      level: 'account',
      parentId: null,
      ownerId: null,
    });
    expect(made).toMatchObject({ ok: true });
    const { id } = (made as { value: { id: string } }).value;
    expect(await call('channels.remove', { id })).toMatchObject({ ok: true });
    const other = { name: 'Shop', type: 'd2c', level: 'account', parentId: null, ownerId: null };
    expect(await call('channels.create', other)).toMatchObject({ ok: true });
    for (let step = 0; step < 3; step += 1) expect(await call('history.undo', {})).toMatchObject({ ok: true });
    for (let step = 0; step < 3; step += 1) expect(await call('history.redo', {})).toMatchObject({ ok: true });
  } finally {
    await world.close();
  }
});

test('a time zone that is none is refused in words', async () => {
  const world = await emptyWorld();
  try {
    const refused = await world.engine.call('workspace.update', { timeZone: 'Mars/Olympus' });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'bad-input', message: expect.stringContaining('Europe/London') },
    });
    expect(await world.engine.call('workspace.update', { timeZone: 'Europe/Berlin' })).toMatchObject({ ok: true });
  } finally {
    await world.close();
  }
});
