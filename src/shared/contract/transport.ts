import type { CommandId, PlaceId } from '../commands';
import type { Result, WireError } from './errors';
import type { Output, Parsed, ShellChannel, Topic } from './index';

/** Names of the few lines between window and main process. Channels of the contract travel on `call`. */
export const LINES = {
  call: 'tandem:call',
  cancel: 'tandem:cancel',
  dropped: 'tandem:dropped',
  event: 'tandem:event',
} as const;

/** Longest name of a job, the handle by which a call reports progress and is cancelled. */
export const JOB_NAME_LIMIT = 64;

/**
 * What `{ type: 'command' }` events say. Menu items send them; the window does them. `engine-restarted` and
 * `engine-stopped` come from the main process itself, after the engine has ended by accident.
 */
export type Command = `go:${PlaceId}` | CommandId | 'workspace-changed' | 'engine-restarted' | 'engine-stopped';

export type Progress = { done: number; total: number | null; label: string };

/** What a shell handler knows about its call, beside the input. */
export type ShellCall = { onProgress: (progress: Progress) => void; signal: AbortSignal };
/** The handlers of channels that need the desktop; the type makes a missing one a compile error. */
export type ShellHandlers = { [C in ShellChannel]: (input: Parsed<C>, call: ShellCall) => Promise<Output<C>> };

/** What a new workspace is made of; `path` is where its file goes. */
export type NewWorkspace = {
  path: string;
  name: string;
  currency: string;
  timeZone: string;
  weekStart: number;
  fiscalYearStart: number;
  me: { name: string; roles: string[] };
  sample: boolean;
};

/** Main process → engine worker. Every request with an id is answered by one `answer` with that id. */
export type WorkerRequest =
  | { type: 'open'; id: number; workspacePath: string }
  | { type: 'create'; id: number; workspace: NewWorkspace }
  | { type: 'rescue'; id: number; workspacePath: string; how: 'look' | 'restore' | 'salvage' }
  /** `region`: the locale by which the reader's figures are written in sentences. */
  | { type: 'call'; id: number; channel: string; input: unknown; personId: string | null; region?: string }
  | { type: 'cancel'; id: number }
  | { type: 'close'; id: number };

/** Engine worker → main process. */
export type WorkerReport =
  | { type: 'answer'; id: number; result: Result<unknown> }
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'changed'; topics: Topic[] }
  /** The open file turned out to be damaged; the sentence says so. */
  | { type: 'damaged'; message: string }
  | { type: 'log'; message: string };

/** A refusal as it crosses. */
export const refusal = (code: WireError['code'], message: string): { ok: false; error: WireError } => ({
  ok: false,
  error: { code, message },
});
