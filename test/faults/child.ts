import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, loadServices } from '../../src/main/engine/index';
import type { Call } from './process';

/**
 * An engine as a process of its own, to be killed or given a failing disk: opens the workspace and makes the calls of a
 * file one after the other. It says `t N` before and `a N` after the N-th, `e N CODE message` when it was refused, each by
 * a write of its own; opening counts as call 0. `ready` comes before the first, when all code is loaded.
 */
const [workspacePath = '', callsFile = '', clockText = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);
const clock = (): number => Number(clockText);

const calls = JSON.parse(readFileSync(callsFile, 'utf8')) as Call[];
await loadServices();
say('ready');
say('t 0');
try {
  const engine = await createEngine({
    workspacePath,
    clock,
    log: (message) => say(`log ${message.split('\n')[0]}`),
    helper: join(import.meta.dirname, 'beside-worker.mjs'),
  });
  say('a 0');
  for (const [index, { channel, input }] of calls.entries()) {
    say(`t ${index + 1}`);
    const result = await engine.call(channel, input);
    say(
      result.ok ? `a ${index + 1} ${JSON.stringify(result.value)}` : `e ${index + 1} ${JSON.stringify(result.error)}`,
    );
  }
  await engine.close();
  say('closed');
} catch (error) {
  const { code, message } = error as { code?: string; message?: string };
  say(`e 0 ${JSON.stringify({ code, message })}`);
}
