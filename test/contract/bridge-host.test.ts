import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EngineHost } from '../../src/main/bridge/engine-host';

/** A worker that speaks the engine's messages and does what the channel's name says. */
const STAND_IN = `
import { parentPort } from 'node:worker_threads';
let path = null;
const running = new Map();
const say = (report) => parentPort.postMessage(report);
const answer = (id, result) => say({ type: 'answer', id, result });
const refuse = (id, code) => answer(id, { ok: false, error: { code, message: code } });
parentPort.on('message', (request) => {
  const { id } = request;
  if (request.type === 'cancel') { if (running.delete(id)) refuse(id, 'cancelled'); return; }
  if (request.type === 'open') {
    if (request.workspacePath.includes('damaged')) return refuse(id, 'damaged-file');
    if (request.workspacePath.includes('gone')) throw new Error('cannot even start');
    path = request.workspacePath;
    return answer(id, { ok: true, value: null });
  }
  if (request.type === 'create') {
    say({ type: 'progress', id, progress: { done: 1, total: 2, label: 'Making' } });
    return answer(id, { ok: true, value: { personId: 'p' } });
  }
  if (request.type === 'close') { answer(id, { ok: true, value: null }); parentPort.close(); return; }
  if (request.channel === 'path') return answer(id, { ok: true, value: path });
  if (request.channel === 'write') { say({ type: 'changed', topics: ['deals'] }); return answer(id, { ok: true, value: null }); }
  if (request.channel === 'wait') { running.set(id, true); say({ type: 'progress', id, progress: { done: 0, total: null, label: 'Waiting' } }); return; }
  if (request.channel === 'crash') throw new Error('a fault');
  if (request.channel === 'exit') process.exit(3);
});
`;

let folder = '';
let host: EngineHost;
let seen: { changed: string[][]; log: string[]; crashed: boolean[] };
const call = (channel: string, options = {}) => host.call(channel, {}, { personId: null, ...options });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-host-'));
  const file = join(folder, 'worker.mjs');
  await writeFile(file, STAND_IN);
  seen = { changed: [], log: [], crashed: [] };
  host = new EngineHost(file, {
    changed: (topics) => seen.changed.push(topics),
    log: (message) => seen.log.push(message),
    crashed: (again) => seen.crashed.push(again),
  });
});

afterEach(async () => {
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

test('refuses calls while no workspace is open', async () => {
  expect(await call('path')).toMatchObject({ ok: false, error: { code: 'no-workspace' } });
});

test('opens a workspace, and another in its place', async () => {
  expect((await host.open('/one')).ok).toBe(true);
  expect(await call('path')).toEqual({ ok: true, value: '/one' });
  expect((await host.open('/two')).ok).toBe(true);
  expect(await call('path')).toEqual({ ok: true, value: '/two' });
  expect(host.workspacePath).toBe('/two');
});

test.each(['/damaged', '/gone'])('keeps the open workspace when %s is refused', async (path) => {
  await host.open('/one');
  expect((await host.open(path)).ok).toBe(false);
  expect(await call('path')).toEqual({ ok: true, value: '/one' });
  expect(host.workspacePath).toBe('/one');
  expect(seen.crashed).toEqual([]);
});

test('passes on what changed, progress and cancel', async () => {
  await host.open('/one');
  await call('write');
  expect(seen.changed).toEqual([['deals']]);
  const controller = new AbortController();
  const labels: string[] = [];
  const onProgress = ({ label }: { label: string }) => {
    labels.push(label);
    controller.abort();
  };
  expect(await call('wait', { signal: controller.signal, onProgress })).toMatchObject({ error: { code: 'cancelled' } });
  expect(labels).toEqual(['Waiting']);
  expect(await call('path', { signal: controller.signal })).toMatchObject({ error: { code: 'cancelled' } });
});

test.each(['crash', 'exit'])(
  'answers every call that waits when the engine ends by %s, and starts it again',
  async (fault) => {
    await host.open('/one');
    const waiting = call('wait');
    expect(await call(fault)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(await call('path')).toEqual({ ok: true, value: '/one' });
    expect(seen.crashed).toEqual([true]);
    expect(seen.changed.flat()).toContain('deals');
  },
);

test('stays down after a second crash until a workspace is opened again', async () => {
  await host.open('/one');
  await call('crash');
  await call('path');
  await call('crash');
  expect(await call('path')).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(seen.crashed).toEqual([true, false]);
  expect((await host.open('/one')).ok).toBe(true);
  expect(await call('path')).toEqual({ ok: true, value: '/one' });
});

test('makes a workspace beside the open one', async () => {
  await host.open('/one');
  const labels: string[] = [];
  const workspace = {
    path: '/new',
    name: 'New',
    currency: 'GBP',
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    me: { name: 'Ada', roles: [] },
    sample: false,
  };
  expect(await host.create(workspace, ({ label }) => labels.push(label))).toEqual({
    ok: true,
    value: { personId: 'p' },
  });
  expect(labels).toEqual(['Making']);
  expect(host.workspacePath).toBe('/one');
});

test('closes the workspace and lets another be opened', async () => {
  await host.open('/one');
  await host.close();
  expect(host.workspacePath).toBeNull();
  expect(await call('path')).toMatchObject({ error: { code: 'no-workspace' } });
  expect((await host.open('/two')).ok).toBe(true);
});
