import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Roll } from '../bars';

/**
 * What disk/shim.c noted, and what is on a disk whose power went: everything synced, and of the rest whatever chance
 * left, down to single sectors. Names (new, renamed, removed files) survive in their order, as far as chance goes.
 */
export type Note =
  | { kind: 'opened'; inode: number; path: string }
  | { kind: 'synced'; inode: number; path: string }
  | { kind: 'wrote'; inode: number; offset: number; bytes: Buffer }
  | { kind: 'sized'; inode: number; length: number }
  | { kind: 'removed'; path: string }
  | { kind: 'renamed'; from: string; to: string }
  | { kind: 'said'; text: string }
  | { kind: 'failed'; write: number };

const HEAD = 32;

export const readJournal = (file: string): Note[] => {
  const bytes = readFileSync(file);
  const notes: Note[] = [];
  for (let at = 0; at + HEAD <= bytes.length; ) {
    const first = bytes.readUInt32LE(at + 4);
    const second = bytes.readUInt32LE(at + 8);
    const inode = Number(bytes.readBigUInt64LE(at + 16));
    const offset = Number(bytes.readBigInt64LE(at + 24));
    const body = bytes.subarray(at + HEAD, at + HEAD + first);
    const rest = bytes.subarray(at + HEAD + first, at + HEAD + first + second);
    const text = body.toString();
    const made: Note[] = [
      { kind: 'opened', inode, path: text },
      { kind: 'wrote', inode, offset, bytes: body },
      { kind: 'sized', inode, length: offset },
      { kind: 'synced', inode, path: text },
      { kind: 'removed', path: text },
      { kind: 'renamed', from: text, to: rest.toString() },
      { kind: 'said', text },
      { kind: 'failed', write: offset },
    ];
    const note = made[bytes.readUInt32LE(at) - 1];
    if (!note) throw new Error(`The journal cannot be read at ${at}.`);
    notes.push(note);
    at += HEAD + first + second;
  }
  return notes;
};

const SECTOR = 512;

type Change = Extract<Note, { kind: 'wrote' | 'sized' }>;
type Content = { synced: Buffer; pending: Change[] };

/** A file's bytes after changes: room for the longest it ever is, taken once. */
const changed = (content: Buffer, changes: readonly Change[]): Buffer => {
  const end = (change: Change): number =>
    change.kind === 'sized' ? change.length : change.offset + change.bytes.length;
  const room = Buffer.alloc(Math.max(content.length, ...changes.map(end)));
  content.copy(room);
  let { length } = content;
  for (const change of changes) {
    if (change.kind === 'sized') {
      // What is cut off and grown again comes back as zeroes.
      if (change.length < length) room.fill(0, change.length, length);
      ({ length } = change);
    } else {
      change.bytes.copy(room, change.offset);
      length = Math.max(length, end(change));
    }
  }
  return room.subarray(0, length);
};

const sectorsOf = (change: Extract<Note, { kind: 'wrote' }>): Change[] =>
  Array.from({ length: Math.ceil(change.bytes.length / SECTOR) }, (_, index) => ({
    ...change,
    offset: change.offset + index * SECTOR,
    bytes: change.bytes.subarray(index * SECTOR, (index + 1) * SECTOR),
  }));

/** Of a write that was not synced some sectors arrive; of the changes before a sync all do. */
const survivors = ({ synced, pending }: Content, roll: Roll): Buffer => {
  // Now and then all or nothing: what chance alone would hardly ever try.
  const way = roll(4);
  if (way === 0 || pending.length === 0) return synced;
  if (way === 1) return changed(synced, pending);
  const pieces = pending.flatMap((change) => (change.kind === 'wrote' ? sectorsOf(change) : [change]));
  return changed(
    synced,
    pieces.filter(() => roll(2) === 0),
  );
};

/** A folder's files by name, as they were on the disk before the process began. */
export type Disk = Map<string, Buffer>;

export const diskOf = (folder: string): Disk =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).isFile())
      .map((file) => [file, readFileSync(file)]),
  );

/** The inode numbers that the journal knows the files of a folder by. */
export const inodesOf = (disk: Disk): Map<string, number> =>
  new Map([...disk.keys()].map((file) => [file, statSync(file).ino]));

type Naming = Extract<Note, { kind: 'opened' | 'removed' | 'renamed' }>;

/** The files after the first `cut` notes and a power cut. */
export const afterPowerCut = (
  notes: readonly Note[],
  cut: number,
  { disk, inodes, roll }: { disk: Disk; inodes: ReadonlyMap<string, number>; roll: Roll },
): Disk => {
  const contents = new Map<number, Content>();
  for (const [file, synced] of disk) contents.set(inodes.get(file) ?? 0, { synced, pending: [] });
  const names = new Map(inodes);
  let waiting: Naming[] = [];
  const settle = (count: number): void => {
    for (const name of waiting.slice(0, count)) {
      if (name.kind === 'removed') names.delete(name.path);
      else if (name.kind === 'opened') names.set(name.path, name.inode);
      else {
        const inode = names.get(name.from);
        names.delete(name.from);
        if (inode !== undefined) names.set(name.to, inode);
      }
    }
    waiting = waiting.slice(count);
  };
  for (const note of notes.slice(0, cut)) {
    if (note.kind === 'opened') {
      if (!contents.has(note.inode)) contents.set(note.inode, { synced: Buffer.alloc(0), pending: [] });
      waiting.push(note);
    }
    if (note.kind === 'removed' || note.kind === 'renamed') waiting.push(note);
    if (note.kind === 'wrote' || note.kind === 'sized') contents.get(note.inode)?.pending.push(note);
    if (note.kind === 'synced') {
      const content = contents.get(note.inode);
      if (content) contents.set(note.inode, { synced: changed(content.synced, content.pending), pending: [] });
      // A folder that is synced keeps its names, and the ones before them.
      else settle(waiting.length);
    }
  }
  settle(roll(waiting.length + 1));
  return new Map(
    [...names].flatMap(([file, inode]) => {
      const content = contents.get(inode);
      return content ? [[file, survivors(content, roll)] as const] : [];
    }),
  );
};

/** Lays a disk's files out again, below another folder. */
export const layOut = (disk: Disk, from: string, to: string): void => {
  for (const [file, bytes] of disk) {
    const place = join(to, relative(from, file));
    mkdirSync(dirname(place), { recursive: true });
    const handle = openSync(place, 'w');
    writeSync(handle, bytes);
    closeSync(handle);
  }
};

/** Compiles the shim for this machine; a sentence says why it cannot be had. */
export const buildShim = (folder: string): { library: string } | { missing: string } => {
  if (process.platform !== 'linux') return { missing: 'failing disks are simulated on Linux only' };
  const library = join(folder, 'shim.so');
  const source = resolve(import.meta.dirname, 'shim.c');
  const made = spawnSync('gcc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  });
  return made.status === 0 ? { library } : { missing: `${basename(source)} needs gcc and the C library's headers` };
};

export type Failure = { at: number; error: 'ENOSPC' | 'EIO'; sticky: boolean };
const NUMBERS = { EIO: 5, ENOSPC: 28 } as const;

/** The environment under which a process's disk is watched, and fails when told so. */
export const shimmed = (
  library: string,
  folder: string,
  journal: string,
  failure?: Failure,
): Record<string, string> => ({
  LD_PRELOAD: library,
  SHIM_DIR: folder,
  SHIM_LOG: journal,
  ...(failure && {
    SHIM_AT: String(failure.at),
    SHIM_ERRNO: String(NUMBERS[failure.error]),
    SHIM_STICKY: failure.sticky ? '1' : '0',
  }),
});
