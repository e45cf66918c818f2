import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { findProgram, hasDisplay } from './system.mjs';
import { Refusal } from './say.mjs';

/**
 * A display for Electron: the machine's own, or a virtual one that we start and stop ourselves.
 * Answers `{ virtual, env, close }`; pass `env` on to what needs the display.
 */
export async function openDisplay() {
  if (hasDisplay()) return { virtual: false, env: {}, close: () => {} };
  const program = findProgram('Xvfb');
  if (!program) throw new Refusal('There is no display and no Xvfb: install Xvfb and run the command again.');
  const server = spawn(program, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const close = () => server.kill();
  process.once('exit', close);
  server.unref();
  const number = await new Promise((resolve, reject) => {
    const failed = () =>
      reject(new Refusal('The virtual display did not start: check that Xvfb works and run the command again.'));
    server.once('error', failed);
    server.once('exit', failed);
    // The whole line, to its end: Xvfb writes it in two parts and dies when nobody reads the second.
    createInterface({ input: server.stdio[3] }).once('line', resolve);
  });
  return { virtual: true, env: { DISPLAY: `:${number}` }, close };
}
