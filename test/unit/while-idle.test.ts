import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { WhileIdle } from '../../src/main/engine/while-idle';

/** A port that asks, as the window's does: `asked` is told at which step of the work its request was taken. */
const world = (steps: number) => {
  const { port1: window, port2: engine } = new MessageChannel();
  const told = { steps: 0, begun: 0, done: 0, faults: [] as unknown[] };
  const waiting: (() => void)[] = [];
  let ask: number | null = null;
  const idle = new WhileIdle(
    0,
    async (pause) => {
      told.begun += 1;
      for (let step = 1; step <= steps; step += 1) {
        told.steps += 1;
        if (told.steps === ask) window.postMessage('a click');
        await pause();
      }
      told.done += 1;
      waiting.shift()?.();
    },
    (error) => told.faults.push(error),
  );
  const taken = new Promise<number>((answer) =>
    engine.on('message', () => {
      idle.asked();
      answer(told.steps);
      idle.answered();
    }),
  );
  const done = (): Promise<void> => new Promise((go) => waiting.push(go));
  return { idle, told, taken, done, askAt: (step: number) => void (ask = step), close: () => window.close() };
};

test('a click during the work is taken before the next steps, the rest is left, and the work begins anew after it', async () => {
  const { idle, told, taken, done, askAt, close } = world(10_000);
  askAt(20);
  const whole = done();
  idle.asked();
  idle.answered();
  // A message may come a turn of the loop later.
  expect(await taken).toBeLessThan(25);
  await whole;
  expect(told.begun).toBe(2);
  expect(told.done).toBe(1);
  expect(told.steps).toBeLessThan(10_000 + 25);
  expect(told.faults).toEqual([]);
  close();
});

test('nothing begins while somebody waits for an answer, nor after the end; a fault is told', async () => {
  const begun: string[] = [];
  const faults: string[] = [];
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((go) => setTimeout(go, 0));
  };
  const idle = new WhileIdle(
    0,
    () => {
      begun.push('work');
      return Promise.reject(new Error('no disk'));
    },
    (error) => faults.push(String(error)),
  );
  idle.asked();
  idle.asked();
  idle.answered();
  await turns();
  expect(begun).toEqual([]);
  idle.answered();
  await turns();
  expect(begun).toEqual(['work']);
  expect(faults).toEqual(['Error: no disk']);
  idle.asked();
  idle.answered(true);
  await turns();
  expect(begun).toEqual(['work']);
});
