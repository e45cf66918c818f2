import type { ChannelName, Input } from '../../../shared/contract';
import { bridge } from './bridge';

/** Answers on their way to questions that nobody has asked yet, by question. */
const coming = new Map<string, Promise<unknown>>();
let listening = false;

const questionOf = (channel: string, input: unknown): string => `${channel} ${JSON.stringify(input)}`;

/** Forgets what was asked ahead: what is asked from now on is asked anew. */
export const forgetAhead = (): void => coming.clear();

/** Asks a question that a page is going to ask. What its answer rests on may change meanwhile; then it is forgotten. */
export const askAhead = <C extends ChannelName>(channel: C, input: Input<C>): Promise<unknown> => {
  if (!listening) bridge.on(forgetAhead);
  listening = true;
  const answer = bridge.call(channel, input);
  coming.set(questionOf(channel, input), answer);
  return answer;
};

/** The answer to a question that was asked ahead, once; undefined for any other. */
export const takeAhead = (channel: ChannelName, input: unknown): Promise<unknown> | undefined => {
  if (coming.size === 0) return undefined;
  const question = questionOf(channel, input);
  const answer = coming.get(question);
  coming.delete(question);
  return answer;
};
