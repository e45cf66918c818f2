import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { ChannelName, Contract, Input, Output } from '../../../shared/contract';
import type { TandemError } from '../../../shared/contract/errors';
import { hideUndo, showError, showNote, showUndo } from '../ui/toasts';
import { callStep, sentence } from './call';

export type WriteChannel = {
  [C in ChannelName]: Contract[C]['kind'] extends 'write' | 'shell' ? C : never;
}[ChannelName];

type Options<C extends WriteChannel> = {
  /** What to say once it is done, with Undo beside it. Leave out for edits in place, which Ctrl Z undoes as well. */
  done?: (output: Output<C>, input: Input<C>) => string | null;
  /** True when the caller shows the error itself, beside the field. */
  quiet?: boolean;
};

/** Says what was done; with Undo only where there is a step to undo, since it would take back an earlier one. */
export const sayDone = (text: string, stepped: boolean): void => (stepped ? showUndo(text) : showNote(text));

/**
 * Writes to a channel. What the window shows follows by itself (the engine names what changed).
 *
 * @example
 * const remove = useWrite('deals.remove', { done: () => 'Removed the deal' });
 * remove.mutate({ id });
 */
export const useWrite = <C extends WriteChannel>(
  channel: C,
  { done, quiet = false }: Options<C> = {},
): UseMutationResult<Output<C>, TandemError, Input<C>> =>
  useMutation<Output<C>, TandemError, Input<C>>({
    mutationFn: async (input) => {
      const { output, stepped } = await callStep(channel, input);
      // An Undo still on screen would now undo this change and not its own.
      hideUndo();
      const text = done?.(output, input);
      if (text) sayDone(text, stepped);
      return output;
    },
    onError: (error) => {
      if (!quiet && error.code !== 'cancelled') showError(sentence(error));
    },
  });
