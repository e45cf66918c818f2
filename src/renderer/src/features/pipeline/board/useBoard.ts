import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { DealFilter } from '../../../../../shared/contract/deals';
import { call, useRead } from '../../../api';
import { placed, type Placing, type ShownColumn, withPages } from './order';

/** Cards a page; a column shows about six at once. */
const PAGE = 60;

/** The columns as they are to be shown: what the engine answered, the pages scrolled to, and what is on its way. */
export const useBoard = (filter: DealFilter, pending: readonly Placing[], carried: Placing | null) => {
  const board = useRead('deals.board', { ...filter, limit: PAGE });
  const key = JSON.stringify(filter);
  const [wanted, setWanted] = useState<{ key: string; pages: readonly { stageId: string; offset: number }[] }>({
    key,
    pages: [],
  });
  const asked = wanted.key === key ? wanted.pages : [];
  const pages = useQueries({
    queries: asked.map(({ stageId, offset }) => {
      const input = { ...filter, stageId, offset, limit: PAGE };
      return { queryKey: ['deals.column', input], queryFn: () => call('deals.column', input) };
    }),
    combine: (results) =>
      results.flatMap((result, index) => {
        const page = asked[index];
        return page && result.data ? [{ ...page, cards: result.data.cards }] : [];
      }),
  });
  /** Brings the cards around a slot that is still empty. */
  const fetchAround = useCallback(
    (stageId: string, slot: number) => {
      const offset = Math.floor(slot / PAGE) * PAGE;
      setWanted((old) => {
        const known = old.key === key ? old.pages : [];
        return known.some((page) => page.stageId === stageId && page.offset === offset)
          ? old
          : { key, pages: [...known, { stageId, offset }] };
      });
    },
    [key],
  );
  const columns = useMemo((): ShownColumn[] | undefined => {
    if (!board.data) return undefined;
    const now = pending.reduce(placed, withPages(board.data.columns, pages));
    return carried ? placed(now, carried) : now;
  }, [board.data, pages, pending, carried]);
  return { board, columns, fetchAround };
};
