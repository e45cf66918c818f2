import type { ChannelName, Input, Output, Result } from '../../../shared/contract';
import { TandemError } from '../../../shared/contract/errors';
import { takeAhead } from './ahead';
import { bridge } from './bridge';

const isResult = (answer: unknown): answer is Result<unknown> =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean';

/**
 * Asks the engine or the desktop. Throws a TandemError with a sentence for the person when it refuses.
 * Inside components use `useRead`, `useWrite` or `useJob` instead.
 *
 * @example const { path } = await call('app.chooseFolder', { title: 'Where to' });
 */
export const call = async <C extends ChannelName>(channel: C, input: Input<C>, job?: string): Promise<Output<C>> =>
  (await callStep(channel, input, job)).output;

/** The same for a write, with whether it left a step that Undo takes back. */
export const callStep = async <C extends ChannelName>(
  channel: C,
  input: Input<C>,
  job?: string,
): Promise<{ output: Output<C>; stepped: boolean }> => {
  const answer = await (takeAhead(channel, input) ?? bridge.call(channel, input, job));
  if (!isResult(answer))
    throw new TandemError('internal', 'Tandem did not understand its own answer. Please try again.');
  if (!answer.ok) throw new TandemError(answer.error.code, answer.error.message);
  // The engine has parsed its answer by the same contract that this type comes from.
  return { output: answer.value as Output<C>, stepped: answer.noStep !== true };
};

/** The sentence to show for anything that was thrown. */
export const sentence = (error: unknown): string =>
  error instanceof TandemError ? error.message : 'Something went wrong inside Tandem. Nothing was changed.';
