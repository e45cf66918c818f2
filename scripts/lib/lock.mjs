import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = Number(readFileSync(file, { encoding: 'utf8', flag: 'a+' }));
  if (holder && !isAlive(holder)) rmSync(file, { force: true });
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
