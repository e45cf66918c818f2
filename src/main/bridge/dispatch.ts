import type { z } from 'zod';
import type { ChannelName, Result, ShellChannel, TandemEvent } from '../../shared/contract';
import type { Channel } from '../../shared/contract/channel';
import { TandemError } from '../../shared/contract/errors';
import { channelNamed } from '../../shared/contract/parts';
import {
  JOB_NAME_LIMIT,
  type Progress,
  refusal,
  type ShellCall,
  type ShellHandlers,
} from '../../shared/contract/transport';
import type { EngineCall } from './engine-host';
import { GrantedPaths } from './granted';
import { notPlain } from './plain';

const FAULT = 'Tandem could not do this because of a fault of its own. The log has the details.';

export type DispatchOptions = {
  engine: { call: (channel: string, input: unknown, options: EngineCall) => Promise<Result<unknown>> };
  shell: ShellHandlers;
  /** Who sits at this computer. */
  personId: () => string | null;
  push: (event: TandemEvent) => void;
  log: (message: string) => void;
};

type Known = { name: ChannelName; channel: Channel };
/** The job under which a call runs, if it has a name, and what cancels it. */
type Task = { job: string | undefined; signal: AbortSignal };

/** zod's own words are for programmers; ours are sentences and stand alone. */
const sentenceFor = (error: z.ZodError): string => {
  const issue = error.issues[0];
  if (!issue) return 'This entry cannot be used.';
  const place = issue.path.map(String).join('.');
  const ours = !/^(Invalid|Too |Unrecognized|Expected)/.test(issue.message);
  if (ours) return issue.message;
  return place === ''
    ? `This entry cannot be used: ${issue.message}.`
    : `This entry cannot be used (${place.slice(0, 200)}): ${issue.message}.`;
};

const isJobName = (job: unknown): job is string | undefined =>
  job === undefined || (typeof job === 'string' && job.length > 0 && job.length <= JOB_NAME_LIMIT);

/**
 * Takes calls from windows whose sender has been checked: is there such a channel, is the input plain data,
 * does it fit the contract, did the person choose the files it names; then to the engine or the shell.
 * Never throws: what goes wrong crosses as data.
 */
export class Dispatch {
  readonly granted = new GrantedPaths();
  readonly #options: DispatchOptions;
  readonly #jobs = new Map<string, AbortController>();

  constructor(options: DispatchOptions) {
    this.#options = options;
  }

  /** Answers one call of the contract. */
  async call(channel: unknown, input: unknown, job?: unknown): Promise<Result<unknown>> {
    if (!isJobName(job)) return refusal('bad-input', 'This job has no usable name.');
    if (job !== undefined && this.#jobs.has(job)) return refusal('conflict', 'This job is running already.');
    // Before anything is awaited: a job can be cancelled from the moment it was asked for.
    const controller = new AbortController();
    if (job !== undefined) this.#jobs.set(job, controller);
    try {
      return await this.#answer(channel, input, { job, signal: controller.signal });
    } finally {
      if (job !== undefined) this.#jobs.delete(job);
    }
  }

  async #answer(channel: unknown, input: unknown, task: Task): Promise<Result<unknown>> {
    const known = await channelNamed(channel);
    if (!known) return refusal('unknown-channel', 'Tandem has no such command.');
    const wrong = notPlain(input);
    if (wrong) return refusal('bad-input', `This entry cannot be used: it ${wrong}.`);
    const parsed = known.channel.input.safeParse(input);
    if (!parsed.success) return refusal('bad-input', sentenceFor(parsed.error));
    // As the contract's parts: the schema library is loaded with the first call, and not before the window.
    const { pathFields } = await import('./path-fields');
    const refused = this.granted.refuses(known.name, pathFields(known.channel.input), parsed.data);
    if (refused) return refusal('bad-input', refused);
    if (task.signal.aborted) return refusal('cancelled', 'Cancelled before it began.');
    const result = await this.#run(known, parsed.data, task);
    if (result.ok) this.granted.learn(known.name, result.value);
    return result;
  }

  /** Cancels a running job; one that is over, or never was, is none of our concern. */
  cancel(job: unknown): void {
    if (typeof job === 'string') this.#jobs.get(job)?.abort();
  }

  async #run({ name, channel }: Known, input: unknown, { job, signal }: Task): Promise<Result<unknown>> {
    const onProgress = (progress: Progress): void => {
      if (job !== undefined) this.#options.push({ type: 'progress', job, ...progress });
    };
    try {
      if (channel.kind === 'shell')
        return { ok: true, value: await this.#shell(name as ShellChannel, input, { onProgress, signal }) };
      const personId = this.#options.personId();
      return await this.#options.engine.call(name, input, { personId, onProgress, signal });
    } catch (error) {
      return this.#refuse(name, error);
    }
  }

  #shell(channel: ShellChannel, input: unknown, call: ShellCall): Promise<unknown> {
    const handler = this.#options.shell[channel] as (input: unknown, call: ShellCall) => Promise<unknown>;
    return handler(input, call);
  }

  #refuse(channel: string, error: unknown): Result<unknown> {
    if (error instanceof TandemError && error.code !== 'internal') return refusal(error.code, error.message);
    this.#options.log(`${channel}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return refusal('internal', FAULT);
  }
}
