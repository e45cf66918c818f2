import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Result, TandemEvent } from '../../src/shared/contract';
import { contract, TandemError } from '../../src/shared/contract';
import { LINES, type ShellHandlers } from '../../src/shared/contract/transport';

type Listener = (event: unknown, ...input: unknown[]) => unknown;

const electron = vi.hoisted(() => ({
  lines: new Map<string, (event: unknown, ...input: unknown[]) => unknown>(),
  sent: [] as unknown[],
}));

vi.mock('electron', () => ({
  ipcMain: {
    handle: (line: string, listener: Listener) => electron.lines.set(line, listener),
    on: (line: string, listener: Listener) => electron.lines.set(line, listener),
    removeHandler: (line: string) => electron.lines.delete(line),
    removeAllListeners: (line: string) => electron.lines.delete(line),
  },
  BrowserWindow: {
    getAllWindows: () => [
      {
        isDestroyed: () => false,
        webContents: {
          isDestroyed: () => false,
          send: (_line: string, event: TandemEvent) => electron.sent.push(event),
        },
      },
    ],
  },
}));

const { openBridge } = await import('../../src/main/bridge');

const ours = { senderFrame: { url: 'app://tandem/index.html#/home', parent: null } };
const strangers = [
  ['another site', { senderFrame: { url: 'https://example.org/', parent: null } }],
  ['another host of our scheme', { senderFrame: { url: 'app://other/index.html', parent: null } }],
  ['a file', { senderFrame: { url: 'file:///index.html', parent: null } }],
  ['a blank page', { senderFrame: { url: 'about:blank', parent: null } }],
  ['a name that begins like ours', { senderFrame: { url: 'app://tandem.example.org/', parent: null } }],
  ['our host behind a user name', { senderFrame: { url: 'https://app://tandem@example.org/', parent: null } }],
  ['a frame inside our page', { senderFrame: { url: 'app://tandem/index.html', parent: {} } }],
  ['a frame that is gone', { senderFrame: null }],
] as const;

type EngineCall = { channel: string; input: unknown; signal: AbortSignal; onProgress: (progress: object) => void };
let calls: EngineCall[] = [];
let answer: (call: EngineCall) => Promise<Result<unknown>>;
let logged: string[] = [];
let close: () => void;
const shell = {} as { -readonly [C in keyof ShellHandlers]: ShellHandlers[C] };

const onLine = (line: string, event: unknown, ...input: unknown[]) => electron.lines.get(line)?.(event, ...input);
const call = (channel: unknown, input: unknown, job?: unknown) =>
  onLine(LINES.call, ours, channel, input, job) as Promise<Result<unknown>>;

beforeEach(() => {
  calls = [];
  logged = [];
  electron.sent.length = 0;
  answer = () => Promise.resolve({ ok: true, value: 'answer' });
  close = openBridge({
    engine: {
      call: (channel, input, options) => {
        const made = { channel, input, ...options } as EngineCall;
        calls.push(made);
        return answer(made);
      },
    },
    shell,
    personId: () => 'me',
    log: (message) => logged.push(message),
    origins: new Set(['app://tandem']),
  });
});

afterEach(() => {
  close();
  expect(electron.lines.size).toBe(0);
});

test('passes a parsed call on to the engine, with defaults filled in and unknown fields gone', async () => {
  expect(await call('history.list', { extra: 1 })).toEqual({ ok: true, value: 'answer' });
  expect(calls).toMatchObject([{ channel: 'history.list', input: { limit: 50 }, personId: 'me' }]);
  expect(calls[0]?.input).not.toHaveProperty('extra');
});

test.each(strangers)('refuses %s, on every line', async (_name, event) => {
  for (const channel of Object.keys(contract)) {
    expect(await onLine(LINES.call, event, channel, {})).toMatchObject({
      ok: false,
      error: { code: 'unknown-channel' },
    });
  }
  await onLine(LINES.cancel, event, 'job');
  onLine(LINES.dropped, { ...event }, '/etc/passwd');
  expect(await call('imports.inspect', { path: '/etc/passwd' })).toMatchObject({
    ok: false,
    error: { code: 'bad-input' },
  });
  expect(calls).toEqual([]);
  expect(logged.length).toBeGreaterThan(0);
});

test.each([
  'nope',
  '',
  'toString',
  '__proto__',
  'constructor',
  'deals',
  'x'.repeat(1e6),
  7,
  null,
  undefined,
  {},
  ['deals.board'],
])('knows no channel %o', async (channel) => {
  expect(await call(channel, {})).toMatchObject({ ok: false, error: { code: 'unknown-channel' } });
  expect(calls).toEqual([]);
});

test('lets a page name only files that were chosen, dropped, or are Tandem’s own', async () => {
  const inspect = (path: string) => call('imports.inspect', { path });
  expect(await inspect('/data/orders.csv')).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  shell['app.chooseFiles'] = () => Promise.resolve({ paths: ['/data/orders.csv'] });
  await call('app.chooseFiles', { title: 'Import', extensions: ['csv'] });
  expect((await inspect('/data/orders.csv')).ok).toBe(true);
  expect((await inspect('/data/../data/orders.csv')).ok).toBe(true);
  expect((await inspect('/data/other.csv')).ok).toBe(false);
  onLine(LINES.dropped, { ...ours }, '/data/other.csv');
  expect((await inspect('/data/other.csv')).ok).toBe(true);
});

test('writes only where a dialog said, so that a file chosen to be read is not overwritten', async () => {
  const write = (file: string) => call('export.table', { table: 'deals', file });
  onLine(LINES.dropped, { ...ours }, '/data/orders.csv');
  expect((await write('/data/orders.csv')).ok).toBe(false);
  shell['app.chooseSave'] = () => Promise.resolve({ path: '/data/deals.csv' });
  await call('app.chooseSave', { title: 'Export', name: 'deals', extension: 'csv' });
  expect((await write('/data/deals.csv')).ok).toBe(true);

  // A section's request is read where it was chosen, and written only where a dialog said.
  onLine(LINES.dropped, { ...ours }, '/data/request.json');
  const section = { period: '2026-W19', section: 'c1' };
  expect((await call('reports.askSection', { ...section, path: '/data/request.json' })).ok).toBe(false);
  const fill = (to: string) => call('reports.fillSection', { path: '/data/request.json', text: '', by: 'Ada', to });
  expect((await fill('/data/request.json')).ok).toBe(false);
  shell['app.chooseSave'] = () => Promise.resolve({ path: '/data/filled.json' });
  await call('app.chooseSave', { title: 'Save', name: 'filled', extension: 'json' });
  expect((await fill('/data/filled.json')).ok).toBe(true);
  expect((await call('reports.askSection', { ...section, path: '/data/filled.json' })).ok).toBe(true);
});

test('lets a page restore a backup that the engine listed', async () => {
  const restore = () => call('backup.restore', { file: '/backups/one.tandem' });
  expect((await restore()).ok).toBe(false);
  answer = () => Promise.resolve({ ok: true, value: [{ file: '/backups/one.tandem', name: 'one', bytes: 1 }] });
  await call('backup.list', {});
  expect((await restore()).ok).toBe(true);
});

test('does not take a file name inside imported data for a file of ours', async () => {
  answer = () => Promise.resolve({ ok: true, value: { file: '/etc/passwd', path: '/etc/passwd' } });
  await call('metrics.sourceLine', { batch: 1, line: 2 });
  expect(await call('imports.inspect', { path: '/etc/passwd' })).toMatchObject({ ok: false });
});

test('reports progress under the job’s name and cancels by it', async () => {
  answer = ({ signal, onProgress }) =>
    new Promise((resolve) => {
      onProgress({ done: 1, total: 2, label: 'Reading' });
      signal.addEventListener('abort', () =>
        resolve({ ok: false, error: { code: 'cancelled', message: 'Cancelled.' } }),
      );
    });
  const running = call('check.run', {}, 'job-1');
  expect(await call('check.run', {}, 'job-1')).toMatchObject({ ok: false, error: { code: 'conflict' } });
  await vi.waitFor(() => expect(electron.sent).toHaveLength(1));
  await onLine(LINES.cancel, ours, 'another');
  await onLine(LINES.cancel, ours, 'job-1');
  expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(electron.sent).toEqual([{ type: 'progress', job: 'job-1', done: 1, total: 2, label: 'Reading' }]);
});

test('does not begin a job that is cancelled at once', async () => {
  const running = call('check.run', {}, 'job-2');
  await onLine(LINES.cancel, ours, 'job-2');
  expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(calls).toEqual([]);
});

test.each([7, '', 'x'.repeat(65), {}, null])('refuses %o as the name of a job', async (job) => {
  expect(await call('check.run', {}, job)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  expect(calls).toEqual([]);
});

test('hands refusals over as they are and keeps faults in the log', async () => {
  shell['app.showItem'] = () => Promise.reject(new TandemError('not-found', 'It is gone.'));
  onLine(LINES.dropped, { ...ours }, '/data/a.csv');
  expect(await call('app.showItem', { path: '/data/a.csv' })).toEqual({
    ok: false,
    error: { code: 'not-found', message: 'It is gone.' },
  });
  expect(logged).toEqual([]);
  shell['app.chooseFolder'] = () => Promise.reject(new Error('SECRET at line 7'));
  const fault = await call('app.chooseFolder', { title: 'Folder' });
  expect(fault).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(fault)).not.toContain('SECRET');
  expect(logged).toHaveLength(1);
});

test('says what is wrong with an entry in our own words where there are some', async () => {
  expect(await call('people.create', { name: ' ', roles: [] })).toMatchObject({
    error: { message: 'A name is needed' },
  });
  expect(await call('people.create', { name: 'Ada', roles: ['wizard'] })).toMatchObject({
    error: { message: expect.stringContaining('roles.0') as string },
  });
});
