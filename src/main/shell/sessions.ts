import { join } from 'node:path';
import type { Output, Parsed } from '../../shared/contract';
import type { Draft } from '../../shared/contract/app';
import { SettingsFile, type SettingsReader } from './files';
import { isRecord } from '../../shared/domain/record';

/** More half-typed texts than this are nobody's work in hand: the oldest go. */
const MOST_DRAFTS = 200;

type Session = { address: string; running: boolean; drafts: Draft[] };
type Stored = Record<string, Session>;

const EMPTY: Session = { address: '', running: false, drafts: [] };

const PARTS = ['key', 'label', 'address', 'from', 'text'] as const;
const isDraft = (value: unknown): value is Draft =>
  isRecord(value) && PARTS.every((part) => typeof value[part] === 'string');

const session = (value: unknown): Session =>
  isRecord(value)
    ? {
        address: typeof value['address'] === 'string' ? value['address'] : '',
        running: value['running'] === true,
        drafts: Array.isArray(value['drafts']) ? value['drafts'].filter(isDraft) : [],
      }
    : EMPTY;

const stored: SettingsReader<Stored> = (found) =>
  Object.fromEntries(Object.entries(found).map(([path, value]) => [path, session(value)]));

/**
 * Where each workspace was left and what was half typed in it: `sessions.json` of the data folder, by the path of the
 * workspace. It is no part of the workspace: a file that is handed on carries no unsaved words.
 */
export class Sessions {
  readonly #file: SettingsFile<Stored>;
  /** Workspaces that were open when Tandem or its window ended by accident, until a person has seen that said. */
  readonly #cutOff: Set<string>;

  private constructor(file: SettingsFile<Stored>) {
    this.#file = file;
    this.#cutOff = new Set(Object.keys(file.value).filter((path) => file.value[path]?.running));
  }

  /** Reads sessions.json of the data folder. */
  static async load(dataFolder: string): Promise<Sessions> {
    return new Sessions(await SettingsFile.open(join(dataFolder, 'sessions.json'), stored));
  }

  /** What is kept of a workspace that a window now shows: from here on it runs. */
  open(path: string | null): Output<'app.session'> {
    if (path === null) return { address: '', cutOff: false, drafts: [] };
    const { [path]: own = EMPTY, ...others } = this.#file.value;
    if (!own.running) {
      const rest = Object.entries(others).map(([name, one]) => [name, { ...one, running: false }] as const);
      this.#write({ ...Object.fromEntries(rest), [path]: { ...own, running: true } });
    }
    return { address: own.address, cutOff: this.#cutOff.has(path), drafts: own.drafts };
  }

  /** Keeps a part of it, and answers when that is on disk. */
  async keep(path: string, { address, drafts = [], seen }: Omit<Parsed<'app.keepSession'>, 'workspacePath'>) {
    if (seen) this.#cutOff.delete(path);
    if (address === undefined && drafts.length === 0) return;
    const before = this.#file.value[path] ?? EMPTY;
    const named = new Set(drafts.map(({ key }) => key));
    const kept = [
      ...before.drafts.filter(({ key }) => !named.has(key)),
      ...drafts.filter((one): one is Draft => one.text !== null),
    ].slice(-MOST_DRAFTS);
    await this.#file.set({
      ...this.#file.value,
      [path]: { ...before, address: address ?? before.address, drafts: kept },
    });
  }

  /** The window's page has ended by accident. */
  cutOff(path: string | null): void {
    if (path !== null) this.#cutOff.add(path);
  }

  /** Tandem ends as it should; answers when that is on disk. */
  async end(): Promise<void> {
    const ended = Object.entries(this.#file.value).map(([path, one]) => [path, { ...one, running: false }] as const);
    await this.#file.set(Object.fromEntries(ended)).catch(() => undefined);
  }

  /** A disk that takes nothing more must not keep a workspace from opening. */
  #write(value: Stored): void {
    this.#file.set(value).catch(() => undefined);
  }
}
