import { QueryClient } from '@tanstack/react-query';
import { bridge } from './bridge';
import { isStale } from './topics';

/**
 * One cache for the window. Answers never age by themselves: the engine says what changed. `always`, since
 * the library otherwise waits for a network that Tandem does not use.
 */
export const makeClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 10 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });

/** Refetches what is on screen when the engine says that something it shows has changed. Answers its own undo. */
export const followChanges = (client: QueryClient): (() => void) =>
  bridge.on((event) => {
    if (event.type !== 'data-changed') return;
    void client.invalidateQueries({ predicate: (query) => isStale(String(query.queryKey[0]), event.topics) });
  });
