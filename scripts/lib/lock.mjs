import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { runtime } from './paths.mjs';
import { say } from './say.mjs';

const file = runtime('setup.lock');

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** True when the process that took the lock is gone, or was ended before it could write who it is. */
function isAbandoned() {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    return holder ? !isAlive(holder) : Date.now() - statSync(file).mtimeMs > 10_000;
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isAbandoned()) rmSync(file, { force: true });
  return false;
}

/** Does the work alone: a second command started meanwhile waits, then finds it done. */
export async function alone(work) {
  mkdirSync(runtime(), { recursive: true });
  for (let told = false; !take(); told = true) {
    if (!told) say('Another command is setting Tandem up: waiting for it.');
    await wait(200);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.removeListener('exit', release);
  }
}
