import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openDriver } from '../../src/main/engine/store/driver';

/** What every end-to-end test watches beside its own subject: the network, and the log. */

const lines = (file: string): string[] => {
  try {
    return readFileSync(file, 'utf8').trim().split('\n');
  } catch {
    return [];
  }
};

/** A process and all that it started, as /proc tells. */
const family = (pid: number): number[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      parent: Number(/\) \S (\d+)/.exec(lines(`/proc/${name}/stat`)[0] ?? '')?.[1]),
    }));
  const found = [pid];
  for (const one of found) for (const child of parents) if (child.parent === one) found.push(child.pid);
  return found;
};

const inodes = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
};

/** This machine itself, by which tests steer the app. */
const isLoopback = (address: string): boolean =>
  /^(0100007F|00000000000000000000000001000000|0000000000000000FFFF00000100007F):/.test(address);

/**
 * Network sockets of the app that are not between this machine and itself, as the kernel lists them; any UDP socket is
 * one, since asking for a name is a way out too. Empty where there is no /proc.
 */
export const remoteSockets = (pid: number | undefined): string[] => {
  if (pid === undefined || !existsSync('/proc/net/tcp')) return [];
  const own = new Set(family(pid).flatMap(inodes));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
    lines(`/proc/${pid}/net/${kind}`)
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => own.has(fields[9] ?? ''))
      .filter(([, local = '']) => kind.startsWith('udp') || !isLoopback(local))
      .map(([, local, remote]) => `${kind} ${local} to ${remote}`),
  );
};

const NAMES = [
  'SELECT name FROM people',
  'SELECT name FROM companies',
  'SELECT name FROM contacts',
  'SELECT title FROM deals',
  'SELECT name FROM products',
  'SELECT name FROM campaigns',
];

/** Names of people, companies, deals and things of the workspaces in a data folder that its log tells. */
export const toldNames = (dataDir: string): string[] => {
  const log = lines(join(dataDir, 'logs', 'main.log')).join('\n');
  const folder = join(dataDir, 'workspaces');
  if (log === '' || !existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.tandem'));
  return files.flatMap((name) => {
    try {
      const driver = openDriver(join(folder, name), { readonly: true });
      try {
        return NAMES.flatMap((sql) => driver.prepare(sql).pluck().all() as string[]).filter(
          (word) => word.length > 4 && log.includes(word),
        );
      } finally {
        driver.close();
      }
    } catch {
      // A file that a test damaged has no names to tell.
      return [];
    }
  });
};
