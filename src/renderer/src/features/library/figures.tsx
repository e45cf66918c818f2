import type { LibraryItem } from '../../../../shared/contract/library';
import { number } from '../../format';
import { type Column, Money, Reason } from '../../ui';

type Options = { width?: number; wide?: true; money?: true /** Said where there is none. */; none?: string };

/** A computed figure as a column; none of it is a dash with its reason. */
export const figureColumn = (
  id: string,
  header: string,
  { width = 72, wide, money, none }: Options = {},
): Column<LibraryItem> => ({
  key: `figure-${id}`,
  header,
  numeric: true,
  width,
  ...(wide ? { wide } : {}),
  value: ({ figures }) => (money ? { minor: figures[id] ?? null } : figures[id]),
  cell: ({ figures, reason }) => {
    const value = figures[id] ?? null;
    if (value === null) return <Reason text={reason || none || 'Nothing is noted yet.'}>–</Reason>;
    return money ? <Money minor={value} /> : number(value);
  },
});
