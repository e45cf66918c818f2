import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Output, Parsed, Result } from '../../shared/contract';
import { TandemError } from '../../shared/contract/errors';
import type { NewWorkspace, Progress } from '../../shared/contract/transport';
import { safeFileName } from './dialogs';
import { explainFileError, SettingsFile, type SettingsReader } from './files';

/** The ending of a workspace's file. */
export const EXTENSION = 'tandem';
const RECENT_LIMIT = 10;

const textAt = (value: unknown, key: string): string | null => {
  const part = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof part === 'string' && part !== '' ? part : null;
};

type Recent = { path: string; name: string };
type Stored = {
  last: string | null;
  recent: Recent[];
  /** Who sits here, by workspace. */
  people: Record<string, string>;
};

const isRecent = (value: unknown): value is Recent => textAt(value, 'path') !== null && textAt(value, 'name') !== null;

const stored: SettingsReader<Stored> = ({ last, recent, people }) => ({
  last: typeof last === 'string' ? last : null,
  recent: Array.isArray(recent) ? recent.filter(isRecent) : [],
  people: Object.fromEntries(
    Object.entries(people ?? {}).filter((one): one is [string, string] => typeof one[1] === 'string'),
  ),
});

/** What the workspaces need of the engine's host. */
export type EngineDoor = {
  readonly workspacePath: string | null;
  open: (path: string) => Promise<Result<unknown>>;
  create: (workspace: NewWorkspace, onProgress?: (progress: Progress) => void) => Promise<Result<unknown>>;
  rescue: (path: string, how: 'look' | 'restore' | 'salvage') => Promise<Result<unknown>>;
  call: (channel: string, input: unknown, options: { personId: string | null }) => Promise<Result<unknown>>;
};

const valueOf = (result: Result<unknown>): unknown => {
  if (!result.ok) throw new TandemError(result.error.code, result.error.message);
  return result.value;
};

/** Which workspace is open, which were, and where new ones go: `workspaces` in the data folder. */
export class Workspaces {
  readonly #folder: string;
  readonly #engine: EngineDoor;
  readonly #file: SettingsFile<Stored>;
  #problem: string | null = null;
  /** The file that did not open, and whether what is in it may still be read. */
  #damaged: { path: string; readable: boolean } | null = null;
  #started: Promise<void> = Promise.resolve();
  readonly #leave: () => Promise<unknown>;

  private constructor(folder: string, engine: EngineDoor, file: SettingsFile<Stored>, leave: () => Promise<unknown>) {
    this.#folder = folder;
    this.#engine = engine;
    this.#file = file;
    this.#leave = leave;
  }

  /**
   * Reads workspaces.json of the data folder; opens nothing yet. `leave` is asked, and waited for, before another workspace
   * takes the place of the open one.
   */
  static async load(
    dataFolder: string,
    engine: EngineDoor,
    leave: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Workspaces> {
    const file = await SettingsFile.open(join(dataFolder, 'workspaces.json'), stored);
    return new Workspaces(join(dataFolder, 'workspaces'), engine, file, leave);
  }

  get path(): string | null {
    return this.#engine.workspacePath;
  }

  /** Why the last workspace could not be opened. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Workspaces opened lately whose files are still there. */
  get recent(): { path: string; name: string }[] {
    return this.#file.value.recent.filter(({ path }) => existsSync(path));
  }

  /** The person at this computer in the open workspace. */
  get personId(): string | null {
    return (this.path === null ? undefined : this.#file.value.people[this.path]) ?? null;
  }

  /** Keeps who sits here, for the open workspace. */
  async setPerson(personId: string | null): Promise<void> {
    const { path } = this;
    if (path === null) return;
    const people = Object.fromEntries(Object.entries(this.#file.value.people).filter(([key]) => key !== path));
    await this.#file.set({ ...this.#file.value, people: personId === null ? people : { ...people, [path]: personId } });
  }

  /** Answers when the workspace of the start is open, or is known not to open. */
  get started(): Promise<void> {
    return this.#started;
  }

  /**
   * Opens the workspace of last time, or after it one that was named, with `openNamed`. A failure is kept as
   * `problem`; the app goes on without a workspace.
   */
  start(openNamed?: () => Promise<unknown>, named?: string): void {
    const path = named ?? this.#file.value.last;
    if (path === null) return;
    const opening = openNamed ? this.#started.then(openNamed) : this.open(path);
    this.#started = opening.then(
      () => undefined,
      (error: unknown) => {
        const told = explainFileError(error);
        this.#problem = `${basename(path)} could not be opened. ${told.message}`;
        const help = told.code === 'damaged-file' || told.code === 'bad-file';
        this.#damaged = help ? { path, readable: told.code === 'damaged-file' } : null;
      },
    );
  }

  /** Takes note that the open file turned out to be damaged, and was closed. */
  foundDamaged(path: string, message: string): void {
    this.#problem = `${basename(path)} was closed. ${message}`;
    this.#damaged = { path, readable: true };
  }

  /** Opens a workspace file and remembers it. Throws a TandemError, and keeps the open one, when it cannot. */
  async open(file: string): Promise<string> {
    const path = resolve(file);
    if (this.path !== null && this.path !== path) await this.#leave();
    valueOf(await this.#engine.open(path));
    this.#problem = null;
    this.#damaged = null;
    const about = await this.#engine.call('workspace.get', {}, { personId: null });
    const name = (about.ok ? textAt(about.value, 'name') : null) ?? basename(path, `.${EXTENSION}`);
    const recent = [{ path, name }, ...this.#file.value.recent.filter((one) => one.path !== path)].slice(
      0,
      RECENT_LIMIT,
    );
    const before = this.#file.value;
    // The same workspace as last time is most starts, and nothing to write.
    const known = before.last === path && before.recent[0]?.path === path && before.recent[0].name === name;
    if (!known) await this.#file.set({ ...before, last: path, recent });
    return path;
  }

  /** What there is for the file that did not open; null when none is damaged. */
  async damage(): Promise<Output<'app.damage'>> {
    const damaged = this.#damaged;
    if (damaged === null) return { file: null, readable: false, copy: null, damagedCopies: 0 };
    const help = valueOf(await this.#engine.rescue(damaged.path, 'look')) as Omit<
      Output<'app.damage'>,
      'file' | 'readable'
    >;
    return { file: damaged.path, readable: damaged.readable, ...help };
  }

  /** Makes a new workspace of the newest sound copy, or of what can be read, and opens it. The damaged file stays as it is. */
  async rescue(how: 'restore' | 'salvage'): Promise<Output<'app.rescue'>> {
    if (this.#damaged === null) throw new TandemError('not-found', 'There is no damaged workspace.');
    const made = valueOf(await this.#engine.rescue(this.#damaged.path, how)) as Output<'app.rescue'>;
    return { ...made, path: await this.open(made.path) };
  }

  /** Makes a workspace in the data folder, opens it, and seats the person who made it. */
  async create(input: Parsed<'app.createWorkspace'>, onProgress?: (progress: Progress) => void): Promise<string> {
    await mkdir(this.#folder, { recursive: true }).catch((error: unknown) => {
      throw explainFileError(error);
    });
    const path = this.#freePath(input.name);
    const made = valueOf(await this.#engine.create({ ...input, path }, onProgress));
    await this.open(path);
    await this.setPerson(textAt(made, 'personId'));
    return path;
  }

  #freePath(name: string): string {
    const base = safeFileName(name, 'Workspace');
    for (let number = 1; ; number += 1) {
      const path = join(this.#folder, `${number === 1 ? base : `${base} ${number}`}.${EXTENSION}`);
      if (!existsSync(path)) return path;
    }
  }

  /** True for files in Tandem's own folder, which need no warning. */
  owns(path: string): boolean {
    return dirname(resolve(path)) === this.#folder;
  }

  settled(): Promise<void> {
    return this.#file.settled();
  }
}

/** The workspace file named when the app was started, by a double click in the file manager for example. */
export const workspaceIn = (commandLine: readonly string[], workingFolder: string): string | null => {
  const named = commandLine
    .slice(1)
    .find((argument) => !argument.startsWith('-') && argument.endsWith(`.${EXTENSION}`));
  if (named === undefined) return null;
  const path = resolve(workingFolder, named);
  return existsSync(path) ? path : null;
};
