import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBridge, fakeBridge } from './fake-bridge';

let bridge: FakeBridge;
beforeEach(() => {
  bridge = fakeBridge();
  vi.stubGlobal('tandem', bridge);
  vi.resetModules();
});

/** The door out of the window as a new page has it. */
const page = async () => ({
  ...(await import('../../src/renderer/src/api/ahead')),
  ...(await import('../../src/renderer/src/api/call')),
});

test('what was asked ahead is answered without asking again, once', async () => {
  const { askAhead, call } = await page();
  void askAhead('leads.waiting', {});
  expect(await call('leads.waiting', {})).toEqual({ waiting: 6, late: 2 });
  expect(bridge.sent('leads.waiting')).toHaveLength(1);
  await call('leads.waiting', {});
  expect(bridge.sent('leads.waiting')).toHaveLength(2);
});

test('another input is another question', async () => {
  const { askAhead, call } = await page();
  void askAhead('notes.similar', { text: 'a can' });
  await call('notes.similar', { text: 'a bottle' });
  expect(bridge.sent('notes.similar')).toEqual([{ text: 'a can' }, { text: 'a bottle' }]);
});

test('a change that comes before the page takes its answer has it asked anew, and so has a page that stands', async () => {
  const { askAhead, call, forgetAhead } = await page();
  void askAhead('leads.waiting', {});
  bridge.answer({ 'leads.waiting': () => ({ waiting: 7, late: 2 }) });
  bridge.emit({ type: 'data-changed', topics: ['leads'] });
  expect(await call('leads.waiting', {})).toEqual({ waiting: 7, late: 2 });
  void askAhead('leads.waiting', {});
  forgetAhead();
  await call('leads.waiting', {});
  expect(bridge.sent('leads.waiting')).toHaveLength(4);
});

test('a refusal that was asked for ahead is the refusal of who asks', async () => {
  const { askAhead, call } = await page();
  void askAhead('imports.sources', {});
  await expect(call('imports.sources', {})).rejects.toThrow('No answer for imports.sources');
});

test('the first page asks what its frame and Home show, and Home’s figures only where Home is shown', async () => {
  vi.doMock('../../src/renderer/src/main', () => ({}));
  window.location.hash = '#/pipeline';
  await import('../../src/renderer/src/start');
  await vi.waitFor(() => expect(bridge.sent('notes.waiting')).toEqual([{}]));
  expect(bridge.sent('home.get')).toEqual([]);
  vi.resetModules();
  window.location.hash = '';
  await import('../../src/renderer/src/start');
  await vi.waitFor(() => expect(bridge.sent('home.get')).toEqual([{}]));
});

test('without a workspace nothing but that is asked', async () => {
  vi.doMock('../../src/renderer/src/main', () => ({}));
  const { APP_STATE } = await import('./fake-bridge');
  bridge.answer({ 'app.state': () => ({ ...APP_STATE, workspacePath: null }) });
  await import('../../src/renderer/src/start');
  await vi.waitFor(() => expect(bridge.sent('app.state')).toHaveLength(1));
  // What is asked once the answer is there is asked in the turns of the loop after it.
  await new Promise((done) => setTimeout(done, 20));
  expect(bridge.calls.map((one) => one.channel)).toEqual(['app.state']);
});
