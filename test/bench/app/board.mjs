// With BENCH_BOARD=ROUNDS the bench app opens the board from Home so many times, scrolls it, moves cards by keyboard, and says
// `board {opened, frames, moves, tasks}`: times in milliseconds. An empty board is only opened.

/** From the address to the frame that shows the board, its cards where it has any. */
const OPENED = (cards) => `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const loaded = () => document.documentElement.dataset.appState === 'loaded';
  const there = () => document.querySelector(${JSON.stringify(cards ? '[data-card]' : 'main section header h2')}) !== null;
  location.hash = '#/home';
  await frame();
  for (let still = 0; still < 30; still += 1) await frame();
  while (!loaded() || there()) await frame();
  const begun = performance.now();
  location.hash = '#/pipeline';
  while (!there()) await frame();
  return performance.now() - begun;
})()`;

/** Scrolls the fullest column down and up again, as a wheel does, and answers how long each frame took. */
export const SCROLLED = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const scrollers = () => [...document.querySelectorAll('*')].filter((one) => one.scrollHeight > one.clientHeight + 200 && /auto|scroll/.test(getComputedStyle(one).overflowY) && one.querySelector('[data-card]'));
  for (let waited = 0; scrollers().length === 0 && waited < 600; waited += 1) await frame();
  const scroller = scrollers().toSorted((a, b) => b.scrollHeight - a.scrollHeight)[0];
  if (!scroller) throw new Error('The board has nothing to scroll.');
  for (let still = 0; still < 60; still += 1) await frame();
  const tasks = [];
  const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  watch.observe({ type: 'longtask' });
  const frames = [];
  let before = await frame();
  for (let step = 0; step < 360; step += 1) {
    scroller.scrollTop += step < 240 ? 120 : -120;
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  tasks.push(...watch.takeRecords().map(({ duration }) => duration));
  watch.disconnect();
  return { frames, tasks };
})()`;

/**
 * Lifts a card, takes it a column on and sets it down. Told: the frames that were drawn between the key and the card in
 * its new place (0: the same frame shows it), and the time from setting it down until the engine had it on disk.
 */
const MOVED = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const column = (id) => document.querySelector('[data-card="' + id + '"]')?.closest('section');
  const card = document.querySelector('[data-card]');
  const id = card.dataset.card;
  const press = (key, code = key) => document.querySelector('[data-card="' + id + '"]').dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
  card.focus();
  for (let still = 0; still < 20; still += 1) await frame();
  press(' ', 'Space');
  for (let still = 0; still < 5; still += 1) await frame();
  const from = column(id);
  await frame();
  press('ArrowRight');
  let frames = 0;
  await new Promise((resolve) => setTimeout(resolve));
  while (column(id) === from) {
    if (frames > 200) throw new Error('The card was not moved.');
    frames += 1;
    await frame();
  }
  for (let still = 0; still < 5; still += 1) await frame();
  let told;
  const kept = new Promise((resolve) => { told = resolve; });
  const stop = window.tandem.on(({ type }) => { if (type === 'data-changed') told(performance.now()); });
  await frame();
  const begun = performance.now();
  press(' ', 'Space');
  const ms = (await kept) - begun;
  stop();
  for (let still = 0; still < 60; still += 1) await frame();
  return { frames, ms };
})()`;

export const boarding = async (contents, rounds, cards) => {
  const run = (script) => contents.executeJavaScript(script);
  const found = { opened: [], frames: [], tasks: [], moves: [] };
  // The first fills its caches.
  await run(OPENED(cards));
  for (let round = 0; round < rounds; round += 1) found.opened.push(await run(OPENED(cards)));
  if (!cards) return found;
  Object.assign(found, await run(SCROLLED));
  await run(OPENED(cards));
  for (let round = 0; round < rounds; round += 1) found.moves.push(await run(MOVED));
  return found;
};
