// With BENCH_USE=HOURS the bench app is used for as many simulated hours, and says `used [{all, data}…]`: bytes that the page's
// heap holds after each, garbage collected. An hour is a walk through every page, with the palette, a note and its undo.
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
})()`;

/** Bytes that the page's heap holds after a collection: all, and without compiled code. */
const heapOf = async (inspector) => {
  await inspector.sendCommand('HeapProfiler.collectGarbage');
  const { usedSize } = await inspector.sendCommand('Runtime.getHeapUsage');
  const chunks = [];
  const take = (_event, method, { chunk }) => {
    if (method === 'HeapProfiler.addHeapSnapshotChunk') chunks.push(chunk);
  };
  inspector.on('message', take);
  await inspector.sendCommand('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  inspector.off('message', take);
  const { snapshot, nodes } = JSON.parse(chunks.join(''));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [kind, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let data = 0;
  for (let at = 0; at < nodes.length; at += fields.length)
    if (types[0][nodes[at + kind]] !== 'code') data += nodes[at + size];
  return { all: usedSize, data };
};

/** Uses the window, hour after hour. */
export const using = async (contents, hours) => {
  const inspector = contents.debugger;
  inspector.attach('1.3');
  const heaps = [];
  for (let hour = 0; hour < hours; hour += 1) {
    await contents.executeJavaScript(WALK);
    heaps.push(await heapOf(inspector));
  }
  return heaps;
};
