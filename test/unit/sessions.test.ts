import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Sessions } from '../../src/main/shell/sessions';

const FILE = '/data/company.tandem';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-sessions-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const draft = (key: string, text: string) => ({ key, label: key, address: '#/leads', from: '', text });

test('a session that did not end is told at the next start, with its page and half-typed text, until it is seen', async () => {
  const killed = await Sessions.load(folder);
  expect(killed.open(FILE)).toEqual({ address: '', cutOff: false, drafts: [] });
  await killed.keep(FILE, { address: '#/leads?view=board', drafts: [draft('Note', 'half a tho')] });

  const next = await Sessions.load(folder);
  const told = { address: '#/leads?view=board', cutOff: true, drafts: [draft('Note', 'half a tho')] };
  expect(next.open(FILE)).toEqual(told);
  expect(next.open(FILE), 'a reload says it again').toEqual(told);
  await next.keep(FILE, { seen: true });
  expect(next.open(FILE).cutOff).toBe(false);
  await next.end();

  const after = (await Sessions.load(folder)).open(FILE);
  expect(after, 'a proper end is no crash, and the words are still there').toEqual({ ...told, cutOff: false });
});

test('a saved draft is let go, the oldest of too many goes, another workspace has its own, a torn file holds nothing', async () => {
  const sessions = await Sessions.load(folder);
  sessions.open(FILE);
  await sessions.keep(FILE, { drafts: Array.from({ length: 200 }, (_, index) => draft(`d${index}`, 'x')) });
  await sessions.keep(FILE, { drafts: [{ ...draft('d5', ''), text: null }, draft('new', 'y'), draft('newer', 'z')] });
  const keys = sessions.open(FILE).drafts.map(({ key }) => key);
  expect(keys).toHaveLength(200);
  expect(keys).not.toContain('d5');
  expect(keys).not.toContain('d0');
  expect(keys.at(-1)).toBe('newer');
  expect(sessions.open('/data/other.tandem').drafts).toEqual([]);
  await sessions.end();

  const file = join(folder, 'sessions.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.slice(0, text.length / 2));
  expect((await Sessions.load(folder)).open(FILE)).toEqual({ address: '', cutOff: false, drafts: [] });
  writeFileSync(
    file,
    JSON.stringify({ [FILE]: { address: 7, running: 'yes', drafts: [draft('a', 'b'), { key: 1 }, null] } }),
  );
  expect((await Sessions.load(folder)).open(FILE)).toEqual({ address: '', cutOff: false, drafts: [draft('a', 'b')] });
});

test('a window whose page ended by accident is told the same', async () => {
  const sessions = await Sessions.load(folder);
  sessions.open(FILE);
  sessions.cutOff(FILE);
  expect(sessions.open(FILE).cutOff).toBe(true);
  expect(sessions.open(null)).toEqual({ address: '', cutOff: false, drafts: [] });
  await sessions.end();
});
