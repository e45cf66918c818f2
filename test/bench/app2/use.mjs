// With BENCH_USE=HOURS the bench app is used for as many simulated hours, and says `used [bytes…]`: what the page's heap
// holds after each, garbage collected. An hour is a walk through every page, with the palette, a note and its undo.
const PAGES = [
  '/',
  '/pipeline',
  '/pipeline?view=table',
  '/pipeline?view=forecast',
  '/leads',
  '/customers',
  '/campaigns',
  '/campaigns?view=timeline',
  '/campaigns/results',
  '/campaigns/attribution',
  '/campaigns/budget',
  '/four-ps',
  '/products',
  '/targets',
  '/targets?view=months',
  '/metrics',
  '/metrics/net-sales',
  '/metrics/win-rate',
  '/field-notes',
  '/meetings',
  '/reports',
  '/reports/weekly',
  '/reports/investor',
  '/data',
  '/settings',
];

const WALK = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const call = async (channel, input) => {
    const answer = await window.tandem.call(channel, input);
    if (!answer.ok) throw new Error(channel + ': ' + answer.error.message);
    return answer.value;
  };
  for (const page of ${JSON.stringify(PAGES)}) {
    location.hash = '#' + page;
    for (let still = 0; still < 6; still += 1) await frame();
    const { dataset } = document.documentElement;
    while (dataset.appState !== 'loaded' || dataset.appPath !== page.split('?')[0]) await frame();
    if (document.querySelector('main h1')?.textContent === 'This page did not open') throw new Error('This page did not open: ' + page);
  }
  for (const key of ['k', 'Escape']) {
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, code: key === 'k' ? 'KeyK' : key, ctrlKey: key === 'k', bubbles: true }));
    for (let still = 0; still < 20; still += 1) await frame();
  }
  await call('notes.create', { line: 'A shelf was empty by noon #stock' });
  await call('history.undo', {});
  location.hash = '#/';
  for (let still = 0; still < 30; still += 1) await frame();
  // Twice: what the first collection frees may hold the last of something else.
  gc();
  await new Promise((resolve) => setTimeout(resolve, 200));
  gc();
  return performance.memory.usedJSHeapSize;
})()`;

/** Uses the window, hour after hour. */
export const using = async (contents, hours) => {
  const heaps = [];
  for (let hour = 0; hour < hours; hour += 1) {
    heaps.push(await contents.executeJavaScript(WALK));
    process.stdout.write('heap ' + heaps.at(-1) + '\n');
    if (hour === 4 || hour === 14) await snap(contents, '/tmp/me/heap-' + hour + '.heapsnapshot');
  }
  return heaps;
};
import fs from 'node:fs';
export const snap = async (contents, file) => {
  if (!contents.debugger.isAttached()) contents.debugger.attach('1.3');
  const out = fs.createWriteStream(file);
  const on = (_e, m, p) => {
    if (m === 'HeapProfiler.addHeapSnapshotChunk') out.write(p.chunk);
  };
  contents.debugger.on('message', on);
  await contents.debugger.sendCommand('HeapProfiler.collectGarbage');
  await contents.debugger.sendCommand('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  contents.debugger.off('message', on);
  await new Promise((r) => out.end(r));
};
