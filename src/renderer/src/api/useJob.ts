import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChannelName, Input, Output } from '../../../shared/contract';
import { TandemError } from '../../../shared/contract/errors';
import { bridge } from './bridge';
import { callStep, sentence } from './call';
import { sayDone } from './useWrite';

export type JobProgress = { done: number; total: number | null; label: string };
export type JobState = 'idle' | 'running' | 'done' | 'cancelled' | 'failed';

export type Job<C extends ChannelName> = {
  /**
   * Starts it. Resolves to its output, or null when it was cancelled or failed (see `state` and `error`);
   * `refused` hears why at once, with the code.
   */
  run: (input: Input<C>, refused?: (error: TandemError) => void) => Promise<Output<C> | null>;
  cancel: () => void;
  progress: JobProgress;
  state: JobState;
  /** The sentence to show when `state` is 'failed'. */
  error: string | null;
  output: Output<C> | null;
};

type Options<C extends ChannelName> = {
  /** What to say once it is done, with Undo beside it where it left a step. */
  done?: (output: Output<C>, input: Input<C>) => string | null;
};

const START: JobProgress = { done: 0, total: null, label: '' };

/**
 * Something that may take long: it reports progress and can be cancelled. Show it with `<Progress job={job} />`.
 *
 * @example const dryRun = useJob('imports.dryRun'); await dryRun.run({ path });
 */
export const useJob = <C extends ChannelName>(channel: C, { done }: Options<C> = {}): Job<C> => {
  const told = useRef(done);
  useEffect(() => {
    told.current = done;
  });
  const current = useRef<string | null>(null);
  const [progress, setProgress] = useState(START);
  const [state, setState] = useState<JobState>('idle');
  const [error, setError] = useState<string | null>(null);
  const [output, setOutput] = useState<Output<C> | null>(null);

  useEffect(
    () =>
      bridge.on((event) => {
        if (event.type === 'progress' && event.job === current.current)
          setProgress({ done: event.done, total: event.total, label: event.label });
      }),
    [],
  );

  const run = useCallback(
    async (input: Input<C>, refused?: (error: TandemError) => void): Promise<Output<C> | null> => {
      const job = crypto.randomUUID();
      current.current = job;
      setProgress(START);
      setError(null);
      setState('running');
      try {
        const { output: value, stepped } = await callStep(channel, input, job);
        // A newer run has taken over: its answer counts, this one is returned to its caller only.
        if (current.current === job) {
          setOutput(() => value);
          setState('done');
        }
        const text = told.current?.(value, input);
        if (text) sayDone(text, stepped);
        return value;
      } catch (thrown) {
        if (current.current === job) {
          const cancelled = thrown instanceof TandemError && thrown.code === 'cancelled';
          setState(cancelled ? 'cancelled' : 'failed');
          setError(cancelled ? null : sentence(thrown));
          if (thrown instanceof TandemError) refused?.(thrown);
        }
        return null;
      }
    },
    [channel],
  );

  const cancel = useCallback(() => {
    if (current.current) void bridge.cancel(current.current);
  }, []);

  return { run, cancel, progress, state, error, output };
};
