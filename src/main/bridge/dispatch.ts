import type { z } from 'zod';
import {
  type ChannelName,
  contract,
  isChannel,
  type Result,
  type ShellChannel,
  TandemError,
  type TandemEvent,
} from '../../shared/contract';
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
    if (!isChannel(channel)) return refusal('unknown-channel', 'Tandem has no such command.');
    if (!isJobName(job)) return refusal('bad-input', 'This job has no usable name.');
    const wrong = notPlain(input);
    if (wrong) return refusal('bad-input', `This entry cannot be used: it ${wrong}.`);
    const parsed = contract[channel].input.safeParse(input);
    if (!parsed.success) return refusal('bad-input', sentenceFor(parsed.error));
    const refused = this.granted.refuses(channel, parsed.data);
    if (refused) return refusal('bad-input', refused);
    const result = await this.#run(channel, parsed.data, job);
    if (result.ok) this.granted.learn(channel, result.value);
    return result;
  }

  /** Cancels a running job; one that is over, or never was, is none of our concern. */
  cancel(job: unknown): void {
    if (typeof job === 'string') this.#jobs.get(job)?.abort();
  }

  async #run(channel: ChannelName, input: unknown, job: string | undefined): Promise<Result<unknown>> {
    if (job !== undefined && this.#jobs.has(job)) return refusal('conflict', 'This job is running already.');
    const controller = new AbortController();
    if (job !== undefined) this.#jobs.set(job, controller);
    const onProgress = (progress: Progress): void => {
      if (job !== undefined) this.#options.push({ type: 'progress', job, ...progress });
    };
    try {
      const { signal } = controller;
      if (isShellChannel(channel))
        return { ok: true, value: await this.#shell(channel, input, { onProgress, signal }) };
      const personId = this.#options.personId();
      return await this.#options.engine.call(channel, input, { personId, onProgress, signal });
    } catch (error) {
      return this.#refuse(channel, error);
    } finally {
      if (job !== undefined) this.#jobs.delete(job);
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

const isShellChannel = (channel: ChannelName): channel is ShellChannel => contract[channel].kind === 'shell';
