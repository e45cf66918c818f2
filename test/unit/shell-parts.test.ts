import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cloudDriveOf } from '../../src/main/shell/cloud-drive';
import { readSettings, SettingsFile, type SettingsReader, writeWhole } from '../../src/main/shell/files';
import { countPages } from '../../src/main/shell/pdf';

vi.mock('electron', () => ({ app: {}, dialog: {}, shell: {}, BrowserWindow: {} }));
vi.mock('electron-log/node', () => ({ default: {} }));

const { Inbox } = await import('../../src/main/shell/inbox');
const { safeFileName } = await import('../../src/main/shell/dialogs');
const { withoutContent } = await import('../../src/main/shell/log');
const { printRequestFile } = await import('../../src/main/shell/print-request');
const { footWords, printAddress, printOptions } = await import('../../src/main/shell/printing');
const { workspaceIn } = await import('../../src/main/shell/workspaces');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-shell-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the watched folder', () => {
  test('lists its tables alone, and one that is moved in with its old time is new since it came', async () => {
    const watched = join(folder, 'downloads');
    await mkdir(watched);
    const inbox = await Inbox.open(folder);
    expect(await inbox.list()).toEqual({ folder: null, files: [], problem: null });
    await inbox.watch(watched);
    for (const name of ['a.csv', 'b.PDF', '.hidden.csv', 'c.csv.crdownload']) await writeFile(join(watched, name), 'x');
    await mkdir(join(watched, 'deeper.csv'));
    await symlink(join(folder, 'inbox.json'), join(watched, 'link.csv'));
    const before = Date.now() - 5000;
    await writeFile(join(folder, 'old.csv'), 'x');
    await utimes(join(folder, 'old.csv'), new Date('2020-01-01'), new Date('2020-01-01'));
    await rename(join(folder, 'old.csv'), join(watched, 'old.csv'));
    const { files } = await inbox.list();
    expect(files.map(({ name }) => name).toSorted()).toEqual(['a.csv', 'old.csv']);
    for (const { name, changed } of files) expect(Date.parse(changed), name).toBeGreaterThan(before);
    await rm(watched, { recursive: true });
    const gone = await (await Inbox.open(folder)).list();
    expect(gone).toMatchObject({ folder: watched, files: [] });
    expect(gone.problem).not.toBeNull();
  });
});

describe('settings files', () => {
  const reader: SettingsReader<{ theme: string; width: number }> = ({ theme, width }) => ({
    theme: theme === 'dark' ? 'dark' : 'light',
    width: typeof width === 'number' ? width : 1280,
  });

  test.each(['', '{', 'null', '[]', '7', '{"theme":"pink","width":"wide"}', '{"__proto__":{"theme":"dark"}}'])(
    'a file holding %j falls back',
    async (text) => {
      const file = join(folder, 'settings.json');
      await writeFile(file, text);
      expect(await readSettings(file, reader)).toEqual({ theme: 'light', width: 1280 });
    },
  );

  test('one bad value does not lose the others', async () => {
    const file = join(folder, 'settings.json');
    await writeFile(file, '{"theme":"dark","width":"wide"}');
    expect(await readSettings(file, reader)).toEqual({ theme: 'dark', width: 1280 });
  });

  test('a missing file falls back', async () => {
    expect(await readSettings(join(folder, 'none.json'), reader)).toEqual({ theme: 'light', width: 1280 });
  });

  test('what is set last is on disk, and nothing else is left behind', async () => {
    const file = join(folder, 'deep', 'settings.json');
    const settings = await SettingsFile.open(file, reader);
    for (let width = 1; width <= 20; width += 1) void settings.set({ theme: 'dark', width });
    await settings.settled();
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ theme: 'dark', width: 20 });
    expect(await readdir(join(folder, 'deep'))).toEqual(['settings.json']);
  });

  test('a write that cannot be done leaves the old file and says why', async () => {
    const file = join(folder, 'settings.json');
    await writeFile(file, 'old');
    await expect(writeWhole(join(file, 'below.json'), 'new')).rejects.toMatchObject({ name: 'TandemError' });
    expect(await readFile(file, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['settings.json']);
  });
});

test.each([
  ['/home/ada/Dropbox/plan.tandem', 'Dropbox'],
  ['/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/plan.tandem', 'iCloud Drive'],
  ['C:\\Users\\ada\\OneDrive - Halo\\plan.tandem', 'OneDrive'],
  ['/Users/ada/Library/CloudStorage/Other/plan.tandem', 'a cloud drive'],
  ['/home/ada/Google Drive/team/plan.tandem', 'Google Drive'],
  ['/home/ada/.config/Tandem/workspaces/plan.tandem', null],
  ['/home/ada/Toolbox/Dropboxes of mail/plan.tandem', null],
])('%s is synced by %s', (file, drive) => {
  expect(cloudDriveOf(file.replaceAll('\\', '/'), () => false)).toBe(drive);
});

test('knows a synced folder by its marker', () => {
  expect(
    cloudDriveOf('/home/ida/shared/team/plan.tandem', (path) => path === join('/home/ida/shared', '.stfolder')),
  ).toBe('Syncthing');
});

test.each([
  ['Halo & Vine', 'Halo & Vine'],
  ['../../etc/passwd', 'etc passwd'],
  ['a:b*c?d"e<f>g|h\\i/j', 'a b c d e f g h i j'],
  ['  ..hidden.. ', 'hidden'],
  ['con', 'con_'],
  ['LPT1.txt', 'LPT1.txt_'],
  ['\u0000\u001f', 'Untitled'],
  ['', 'Untitled'],
  ['x'.repeat(500), 'x'.repeat(80)],
])('%j becomes the file name %j', (name, file) => {
  expect(safeFileName(name)).toBe(file);
});

test('keeps names and amounts out of the log, and the lines of the stack in', () => {
  const told = withoutContent(
    "Error: no deal 'Juniper Room' of 3200 for “Ada”\n    at move (/app/deals.js:10:3)\nJuniper Room again",
  );
  expect(told).not.toMatch(/Juniper|3200|Ada/);
  expect(told).toContain('at move (/app/deals.js:10:3)');
});

test('counts pages, plain or packed, and no page trees', () => {
  const page = '<</Type /Page\n/Parent 1 0 R>>';
  expect(countPages(Buffer.from(`<</Type /Pages /Count 2>>${page}${page}<</Type/PageLabel>>`))).toBe(2);
  const packed = deflateSync(Buffer.from(`${page} ${page} <</Type/Pages>>`));
  const stream = Buffer.concat([
    Buffer.from('<</Type /ObjStm /Length 9>>\nstream\n'),
    packed,
    Buffer.from('\nendstream'),
  ]);
  expect(countPages(Buffer.concat([Buffer.from(page), stream]))).toBe(3);
  expect(countPages(Buffer.from('no pdf'))).toBe(0);
});

describe('printing', () => {
  const job = { kind: 'weekly', period: '2026-W20', paper: 'A4' } as const;

  test('names the report in the hash of the page', () => {
    expect(printAddress(job, null)).toBe('app://tandem/print.html#weekly?period=2026-W20&paper=A4');
  });

  test('gives a footer only to a Chromium that does not draw the page’s own, and as text', () => {
    const old = printOptions('Letter', '<b>Halo & Vine</b>', 130);
    expect(old).toMatchObject({
      pageSize: 'Letter',
      displayHeaderFooter: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    expect(old.footerTemplate).toContain('&lt;b&gt;Halo &amp; Vine&lt;/b&gt;');
    expect(printOptions('A4', 'Halo', 131)).not.toHaveProperty('footerTemplate');
  });

  test('the foot says what every system has letters for: emoji go, other scripts stay', () => {
    for (const [text, said] of [
      ['Halo & Vine, weekly report, W20.', 'Halo & Vine, weekly report, W20.'],
      ['Halo 💇‍♀️ & كرمة הגפן, investor update, Oct 2026.', 'Halo & كرمة הגפן, investor update, Oct 2026.'],
      ['halo 🌿, weekly report.', 'halo, weekly report.'],
      ['🧴👩🏽‍🔬🇳🇴, investor update, Q3 2026.', 'Investor update, Q3 2026.'],
      ['Halo® ☀️ No. 1, weekly report.', 'Halo® No. 1, weekly report.'],
      ['ශ්‍රී, weekly report.', 'ශ්‍රී, weekly report.'],
    ] as const)
      expect(footWords(text)).toBe(said);
    expect(JSON.stringify(printOptions('A4', 'Halo 🌿, weekly report.', 130))).toContain('>Halo, weekly report.<');
  });

  test.each([
    [['electron', '.'], null],
    [['electron', '.', '--print-report=/tmp/a b/job.json'], '/tmp/a b/job.json'],
    [['electron', '.', '--print-report', '/tmp/job.json'], '/tmp/job.json'],
    [['electron', '.', '--print-reports=/tmp/job.json'], null],
  ])('reads the job from %j', (commandLine, file) => {
    expect(printRequestFile(commandLine)).toBe(file);
  });
});

test('finds the workspace named at the start, when it is there', async () => {
  await writeFile(join(folder, 'plan.tandem'), '');
  expect(workspaceIn(['tandem', '--flag', 'plan.tandem'], folder)).toBe(join(folder, 'plan.tandem'));
  expect(workspaceIn(['tandem', 'other.tandem'], folder)).toBeNull();
  expect(workspaceIn(['plan.tandem'], folder)).toBeNull();
});
