import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Input, Output } from '../../../shared/contract';
import type { TandemError } from '../../../shared/contract/errors';
import { call } from './call';
import type { ReadChannel } from './topics';

type Options = {
  /** False holds the question back until its input is known. */
  enabled?: boolean;
  /** False shows nothing while another input loads; else the last answer stays, so that pages do not blink. */
  keep?: boolean;
  /** Asks again after this many milliseconds: for what changes with the clock alone. */
  every?: number;
};

/** Under what the answer to a question is kept. */
export const readKey = <C extends ReadChannel>(channel: C, input: Input<C>): [C, Input<C>] => [channel, input];

/**
 * Reads a channel and stays up to date with it.
 *
 * @example const board = useRead('deals.board', { period: period.id });
 */
export const useRead = <C extends ReadChannel>(
  channel: C,
  input: Input<C>,
  { enabled = true, keep = true, every }: Options = {},
): UseQueryResult<Output<C>, TandemError> =>
  useQuery<Output<C>, TandemError>({
    queryKey: readKey(channel, input),
    queryFn: () => call(channel, input),
    enabled,
    ...(every === undefined ? {} : { refetchInterval: every }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });

/** Drops every kept answer: another workspace has been opened. */
export const useForgetEverything = (): (() => Promise<void>) => {
  const client = useQueryClient();
  return useCallback(() => client.resetQueries(), [client]);
};

/**
 * Reads what the workspace says anew: at once where it is on screen, else when it is next looked at. Meanwhile the old answers
 * stay. What the app says of itself, as how it was left, is no matter of the clock.
 */
export const useReadAnew = (): (() => Promise<void>) => {
  const client = useQueryClient();
  return useCallback(
    () => client.invalidateQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith('app.') }),
    [client],
  );
};
