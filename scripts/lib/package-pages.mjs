// Looks into a started package from within its first page: what the page has, what it may do, and whether any way leads
// out. What it is served is tried in the checkout, on the same build. It is steered over two pipes (Chromium's
// --remote-debugging-pipe), so that nothing listens anywhere. Run by the project's own Node, `package-pages.mjs EXECUTABLE
// ARGS…`; what it found is one line of JSON.
import { spawn } from 'node:child_process';

const PATIENCE = 90_000;

/** Runs in the page; answers plain data. */
async function lookAround() {
  const of = (name) => typeof Reflect.get(window, name);
  const served = async (address) => {
    const answer = await fetch(address).catch(() => null);
    return answer?.ok ? answer : null;
  };
  const inline = document.createElement('script');
  inline.textContent = 'window.inlineRan = true';
  document.body.append(inline);
  const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'];
  const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  const opened = ['https://user:secret@example.org/', 'file:///etc/passwd', 'app://tandem/print.html'].filter(
    (address) => window.open(address) !== null,
  );
  const before = location.href;
  for (const address of ['https://example.org/', 'file:///etc/passwd', 'app://tandem/print.html'])
    location.href = address;
  await new Promise((done) => setTimeout(done, 500));
  const { call } = window.tandem;
  const refused = await Promise.all([
    call('nope', {}),
    call('imports.inspect', { path: '/etc/passwd' }),
    call('app.checkUpdate', { path: '/etc/passwd' }),
  ]);
  return {
    globals: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => of(name) !== 'undefined'),
    bridge: Object.keys(window.tandem).toSorted().join(' '),
    address: before.split('#')[0],
    stayed: location.href === before,
    policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '',
    inlineRan: Reflect.has(window, 'inlineRan'),
    allowed: names.filter((_name, at) => states[at] !== 'denied'),
    opened,
    reached: (await served('https://example.org/')) !== null,
    refused: refused.map(({ error }) => error?.code).join(' '),
    updates: (await call('app.state', {})).value.takesUpdates,
  };
}

/** A conversation with Chromium over pipes 3 and 4: `ask(method, params, session)`. */
function conversation(child) {
  const [, , , to, from] = child.stdio;
  const waiting = new Map();
  let number = 0;
  let rest = '';
  from.setEncoding('utf8').on('data', (text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const { id, result, error } of messages.map((message) => JSON.parse(message))) {
      waiting.get(id)?.({ result, error });
      waiting.delete(id);
    }
  });
  return async (method, params = {}, sessionId) => {
    const id = (number += 1);
    const { result, error } = await new Promise((done) => {
      waiting.set(id, done);
      to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** The first page of the app, once its window has one. */
async function firstPage(ask) {
  for (;;) {
    const { targetInfos } = await ask('Target.getTargets');
    const page = targetInfos.find(({ type, url }) => type === 'page' && url.startsWith('app://'));
    if (page) {
      const { sessionId } = await ask('Target.attachToTarget', { targetId: page.targetId, flatten: true });
      const run = async (expression) => {
        const { result, exceptionDetails } = await ask(
          'Runtime.evaluate',
          { expression, awaitPromise: true, returnByValue: true },
          sessionId,
        );
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      };
      // Before the page's own words are there, there is nothing to ask.
      if (await run(`document.documentElement.dataset.appState === 'loaded'`).catch(() => false)) return run;
    }
    await pause(200);
  }
}

/** What a page of the package finds; see `lookAround`. */
async function lookInside(executable, args) {
  const child = spawn(executable, ['--remote-debugging-pipe', ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  const ended = new Promise((_done, fail) =>
    child.once('close', () => fail(new Error('The package ended by itself.'))),
  );
  const look = async () => {
    const run = await firstPage(conversation(child));
    return run(`(${lookAround.toString()})()`);
  };
  try {
    return await Promise.race([look(), ended]);
  } finally {
    clearTimeout(late);
    child.kill();
  }
}

const [executable, ...args] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await lookInside(executable, args))}\n`);
process.exit(0);
