import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { createEngine, createWorkspace, type Engine } from '../../src/main/engine/index';

let folder: string;
let engine: Engine;
const clock = (): number => Date.UTC(2026, 4, 13, 12);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-comments-'));
  const path = join(folder, 'comments.tandem');
  await createWorkspace({
    path,
    name: 'C',
    currency: 'USD',
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: false,
    clock,
  });
  engine = await createEngine({ workspacePath: path, clock });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async <T>(channel: string, input: unknown): Promise<T> => {
  const result = await engine.call(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as T;
};

test('a mention waits on the person until it is done; each step is undone by itself', async () => {
  const { id: ada } = await ask<{ id: string }>('people.create', { name: 'Ada Byron', roles: ['sales-rep'] });
  const { id: zoe } = await ask<{ id: string }>('people.create', { name: 'Zoë', roles: ['sales-rep'] });
  const { id: entityId } = await ask<{ id: string }>('companies.create', { name: 'Juniper Room' });
  const list = (): Promise<Output<'comments.list'>> => ask('comments.list', { entity: 'company', entityId });
  const open = (personId: string): Promise<Output<'comments.mentions'>> => ask('comments.mentions', { personId });

  const { id } = await ask<{ id: string }>('comments.create', {
    entity: 'company',
    entityId,
    text: '<b>@Ada Byron</b> look',
  });
  expect(await list()).toMatchObject([{ text: '<b>@Ada Byron</b> look', mentions: [{ personId: ada, done: false }] }]);
  expect(await open(ada)).toMatchObject([{ entity: 'company', entityId, title: 'Juniper Room' }]);
  expect(await open(zoe)).toEqual([]);

  await ask('comments.update', { id, text: '@Zoë look' });
  expect(await open(ada)).toEqual([]);
  expect(await open(zoe)).toHaveLength(1);
  expect((await list())[0]?.editedAt).not.toBeNull();
  await ask('history.undo', {});
  expect(await open(ada)).toHaveLength(1);

  await ask('comments.done', { id: (await open(ada))[0]?.id });
  expect(await open(ada)).toEqual([]);
  expect((await list())[0]?.mentions).toEqual([{ personId: ada, done: true }]);
  await ask('history.undo', {});
  expect(await open(ada)).toHaveLength(1);

  await ask('companies.remove', { id: entityId });
  expect(await open(ada)).toEqual([]);
  await ask('history.undo', {});
  await ask('comments.remove', { id });
  expect(await list()).toEqual([]);
  expect(await open(ada)).toEqual([]);
  await ask('history.undo', {});
  expect(await list()).toHaveLength(1);
});

test('a record that is gone, and an empty comment, are refused with a sentence', async () => {
  await expect(ask('comments.create', { entity: 'deal', entityId: 'nothing', text: 'x' })).rejects.toThrow(
    'removed in the meantime',
  );
  await expect(ask('comments.create', { entity: 'report', entityId: '2026-Q2', text: '  ' })).rejects.toThrow(
    'Write something',
  );
});

test('a report is named by kind and period wherever a comment on it is listed', async () => {
  const { id: personId } = await ask<{ id: string }>('people.create', { name: 'Ada', roles: ['sales-rep'] });
  for (const entityId of ['weekly 2026-W20', 'investor 2026-Q2', '2026-W19'])
    await ask('comments.create', { entity: 'report', entityId, text: '@Ada please read' });
  const open = await ask<Output<'comments.mentions'>>('comments.mentions', { personId });
  expect(open.map((one) => one.title).toSorted()).toEqual([
    'Investor update 2026-Q2',
    'Weekly report 2026-W19',
    'Weekly report 2026-W20',
  ]);
});
