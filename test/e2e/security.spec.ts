import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { TRAVERSALS } from '../unit/traversals';
import { expect, test } from './app';

test.describe.configure({ retries: 0 });

/** Refused requests leave an error on the console; here that is what should happen. */
test.afterEach(({ tandem }) => {
  tandem.errors.length = 0;
});

test('a page has neither Node nor Electron, only the bridge', async ({ tandem: { page } }) => {
  const found = await page.evaluate(() => ({
    require: typeof Reflect.get(window, 'require'),
    process: typeof Reflect.get(window, 'process'),
    module: typeof Reflect.get(window, 'module'),
    buffer: typeof Reflect.get(window, 'Buffer'),
    electron: typeof Reflect.get(window, 'electron'),
    bridge: Object.keys(Reflect.get(window, 'tandem') as object).toSorted(),
  }));
  expect(found).toEqual({
    require: 'undefined',
    process: 'undefined',
    module: 'undefined',
    buffer: 'undefined',
    electron: 'undefined',
    bridge: ['call', 'cancel', 'on', 'pathOf'],
  });
});

test('every window is sandboxed and isolated', async ({ tandem: { app } }) => {
  const preferences = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = (
        contents as unknown as { getLastWebPreferences: () => Electron.WebPreferences }
      ).getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    }),
  );
  expect(preferences.length).toBeGreaterThan(0);
  for (const one of preferences) {
    expect(one).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  }
});

test('pages come from app:// with a strict policy, and nothing else comes from there', async ({
  tandem: { app, page },
}) => {
  expect(page.url()).toMatch(/^app:\/\/tandem\/(index\.html)?(#|$)/);
  const answers = await app.evaluate(async ({ net }) => {
    const look = async (address: string) => {
      // Chromium itself refuses what is not listed, or our handler answers 404: either way nothing comes.
      const response = await net.fetch(address).catch(() => null);
      return { status: response?.status ?? 404, policy: response?.headers.get('content-security-policy') ?? '' };
    };
    return {
      page: await look('app://tandem/index.html'),
      outside: await Promise.all(
        [
          'app://tandem/../main/index.js',
          'app://tandem/..%2fmain/index.js',
          'app://tandem/etc/passwd',
          'app://other/index.html',
        ].map(look),
      ),
    };
  });
  expect(answers.page.status).toBe(200);
  expect(answers.page.policy).toContain("default-src 'none'");
  expect(answers.outside.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});

test('500 ways out of the pages’ folder lead nowhere', async ({ tandem: { app } }) => {
  const served = await app.evaluate(async ({ net }, addresses) => {
    const found: string[] = [];
    for (const address of addresses) {
      const response = await net.fetch(address).catch(() => null);
      if (response?.ok) found.push(address);
    }
    return found;
  }, TRAVERSALS);
  expect(served).toEqual([]);
});

test('the built pages hold no script of their own, no handler and no address elsewhere', async () => {
  const folder = resolve(import.meta.dirname, '../../out/renderer');
  const pages = (await readdir(folder)).filter((name) => name.endsWith('.html'));
  expect(pages.toSorted()).toEqual(['index.html', 'print.html']);
  for (const name of pages) {
    const html = await readFile(join(folder, name), 'utf8');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(html).not.toMatch(/\son\w+\s*=|javascript:|https?:\/\//);
    expect(html).not.toMatch(/script-src[^;"]*unsafe/);
  }
});

test('no request leaves the app', async ({ tandem: { app, page } }) => {
  const reached = await page.evaluate(async () => {
    const tried = await Promise.allSettled([
      fetch('https://example.org/'),
      fetch('http://127.0.0.1:9/'),
      fetch('file:///etc/passwd'),
      new Promise((resolve, reject) => {
        const image = new Image();
        image.addEventListener('load', resolve);
        image.addEventListener('error', reject);
        image.src = 'https://example.org/pixel.png';
      }),
      new Promise((resolve, reject) => {
        const socket = new WebSocket('wss://example.org/');
        socket.addEventListener('open', resolve);
        socket.addEventListener('error', reject);
      }),
    ]);
    return tried.map(({ status }) => status);
  });
  expect(reached).toEqual(Array.from({ length: 5 }, () => 'rejected'));
  const blocked = await app.evaluate(({ net }) =>
    net.fetch('https://example.org/').then(
      () => 'reached',
      () => 'blocked',
    ),
  );
  expect(blocked).toBe('blocked');
});

test('no script runs that is not the app’s own', async ({ tandem: { page } }) => {
  await page.evaluate(() => {
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.body.append(inline);
    const foreign = document.createElement('script');
    foreign.src = 'data:text/javascript,window.foreignRan=true';
    document.body.append(foreign);
    const box = document.createElement('div');
    box.innerHTML = '<img src="x" onerror="window.handlerRan = true">';
    document.body.append(box);
  });
  await page.waitForTimeout(300);
  const ran = await page.evaluate(() =>
    ['inlineRan', 'foreignRan', 'handlerRan'].filter((name) => Reflect.has(window, name)),
  );
  expect(ran).toEqual([]);
});

test('windows and pages cannot be opened, and a link leaves only after a question', async ({
  tandem: { app, page },
}) => {
  await app.evaluate(({ dialog, shell }) => {
    const seen = { asked: [] as string[], opened: [] as string[], answer: 1 };
    Reflect.set(globalThis, 'links', seen);
    dialog.showMessageBox = ((_window: unknown, options: { detail: string }) => {
      seen.asked.push(options.detail);
      return Promise.resolve({ response: seen.answer, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    shell.openExternal = (address) => {
      seen.opened.push(address);
      return Promise.resolve();
    };
  });
  const links = () => app.evaluate(() => Reflect.get(globalThis, 'links') as { asked: string[]; opened: string[] });
  const before = page.url();
  const opened = await page.evaluate(() =>
    [
      'https://example.org/a',
      'http://example.org/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'app://tandem/print.html',
      'https://user:secret@example.org/',
      'about:blank',
    ].map((address) => window.open(address) === null),
  );
  expect(opened).toEqual(Array.from({ length: 7 }, () => true));
  await expect.poll(links).toMatchObject({ asked: ['https://example.org/a'], opened: [] });

  await app.evaluate(() => Reflect.set(Reflect.get(globalThis, 'links') as object, 'answer', 0));
  await page.evaluate(() => window.open('https://example.org/b'));
  await expect.poll(links).toMatchObject({ opened: ['https://example.org/b'] });

  for (const address of ['https://example.org/', 'file:///etc/passwd', 'app://tandem/print.html']) {
    await page.evaluate((to) => {
      location.href = to;
    }, address);
  }
  await page.waitForTimeout(300);
  expect(page.url()).toBe(before);
  expect(app.windows()).toHaveLength(1);
});

test('permissions are denied', async ({ tandem: { page } }) => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states.every((state) => state === 'denied')).toBe(true);
  const media = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'allowed',
      () => 'denied',
    ),
  );
  expect(media).toBe('denied');
});

test('the bridge refuses what is not on the wire, and files nobody chose', async ({ tandem: { page } }) => {
  const answers = await page.evaluate(async () => {
    const { call } = Reflect.get(window, 'tandem') as { call: (channel: string, input: unknown) => Promise<unknown> };
    return Promise.all([
      call('nope', {}),
      call('__proto__', {}),
      call('app.state', { extra: 1 }),
      call('imports.inspect', { path: '/etc/passwd' }),
      call('app.openWorkspace', { path: '/etc/passwd' }),
      call('app.showItem', { path: '/etc/passwd' }),
      call('app.printReport', { kind: 'weekly', period: '2026-W20', paper: 'A4', file: '/tmp/anywhere.pdf' }),
      call('deals.board', { period: Number.NaN }),
    ]);
  });
  const codes = answers.map((answer) => (answer as { error?: { code: string } }).error?.code);
  expect(codes).toEqual(['unknown-channel', 'unknown-channel', ...Array.from({ length: 6 }, () => 'bad-input')]);
});
