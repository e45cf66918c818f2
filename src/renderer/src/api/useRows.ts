import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { TandemError } from '../../../shared/contract/errors';
import type { ReadChannel } from './topics';

const PAGE = 100;

type Page<Row> = { rows: Row[]; total: number };
export type Slice = { limit: number; offset: number };

/**
 * Reads a long list a page at a time and stays up to date with it. `first` holds what the first page says
 * beside its rows; `more` fetches the next page, for VirtualTable's `onEnd`.
 *
 * @example const list = useRows('companies.list', filter, (slice) => call('companies.list', { ...filter, ...slice }));
 */
export const useRows = <P extends Page<unknown>>(
  channel: ReadChannel,
  input: unknown,
  read: (slice: Slice) => Promise<P>,
  { enabled = true }: { enabled?: boolean } = {},
) => {
  const query = useInfiniteQuery<P, TandemError, { pages: P[] }, unknown[], number>({
    queryKey: [channel, input, 'pages'],
    queryFn: ({ pageParam }) => read({ limit: PAGE, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const have = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return last.rows.length > 0 && have < last.total ? have : undefined;
    },
    placeholderData: keepPreviousData,
    enabled,
  });
  const first = query.data?.pages[0];
  const rows: P['rows'] = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return {
    query: { data: first, error: query.error, isPending: query.isPending, refetch: query.refetch },
    rows,
    total: first?.total ?? 0,
    /** Every row of the list, read anew page by page, for copies and CSV. */
    all: async (): Promise<P['rows']> => {
      const found: P['rows'] = [];
      for (;;) {
        const page = await read({ limit: PAGE, offset: found.length });
        found.push(...page.rows);
        if (page.rows.length === 0 || found.length >= page.total) return found;
      }
    },
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  };
};
