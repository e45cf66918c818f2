import type { BoardColumn, DealCard } from '../../../../../shared/contract/deals';

/** A column as it is shown: its slots in order, undefined where a card has not been fetched yet. */
export type ShownColumn = Omit<BoardColumn, 'cards'> & { slots: (DealCard | undefined)[] };

/** Where a card goes: above another one, or to the end; `index` while it is being carried about. */
export type Placing = { card: DealCard; stageId: string; beforeId: string | null; index?: number };

/** The columns with every page that has come so far. */
export const withPages = (
  columns: readonly BoardColumn[],
  pages: readonly { stageId: string; offset: number; cards: readonly DealCard[] }[],
): ShownColumn[] =>
  columns.map(({ cards, ...column }) => {
    const slots: (DealCard | undefined)[] = Array.from({ length: Math.max(column.count, cards.length) });
    for (const [index, card] of cards.entries()) slots[index] = card;
    for (const page of pages)
      if (page.stageId === column.stage.id)
        for (const [index, card] of page.cards.entries())
          if (page.offset + index < slots.length) slots[page.offset + index] = card;
    return { ...column, slots };
  });

const weighted = (card: DealCard, column: ShownColumn): number =>
  Math.round((card.worthMinor ?? 0) * (column.stage.kind === 'open' ? column.stage.probability : card.probability));

const without = (column: ShownColumn, card: DealCard): ShownColumn => {
  const at = column.slots.findIndex((slot) => slot?.id === card.id);
  if (at < 0) return column;
  return {
    ...column,
    slots: column.slots.toSpliced(at, 1),
    count: column.count - 1,
    sumMinor: column.sumMinor - (card.worthMinor ?? 0),
    weightedMinor: column.weightedMinor - Math.round((card.worthMinor ?? 0) * card.probability),
  };
};

const slotOf = (column: ShownColumn, { beforeId, index }: Placing): number => {
  if (column.stage.kind !== 'open') return 0;
  if (index !== undefined) return Math.min(index, column.slots.length);
  const at = beforeId === null ? -1 : column.slots.findIndex((slot) => slot?.id === beforeId);
  return at < 0 ? column.slots.length : at;
};

/** The columns once a card stands elsewhere; sums follow it, so that the heads are right in the same frame. */
export const placed = (columns: readonly ShownColumn[], placing: Placing): ShownColumn[] => {
  const target = columns.find((column) => column.stage.id === placing.stageId);
  if (!target) return [...columns];
  const { card } = placing;
  return columns.map((column) => {
    const rest = without(column, card);
    if (column !== target) return rest;
    const stays = card.stageId === column.stage.id;
    const moved: DealCard = stays
      ? card
      : { ...card, stageId: column.stage.id, ageDays: 0, stale: false, probability: column.stage.probability };
    return {
      ...rest,
      slots: rest.slots.toSpliced(slotOf(rest, placing), 0, moved),
      count: rest.count + 1,
      sumMinor: rest.sumMinor + (card.worthMinor ?? 0),
      weightedMinor: rest.weightedMinor + weighted(moved, column),
    };
  });
};

export type Spot = { stageId: string; index: number; card: DealCard };

/** Where a card stands now. */
export const spotOf = (columns: readonly ShownColumn[], id: string): Spot | undefined => {
  for (const column of columns) {
    const index = column.slots.findIndex((slot) => slot?.id === id);
    const card = column.slots[index];
    if (card) return { stageId: column.stage.id, index, card };
  }
  return undefined;
};

/** The card that one dropped at `index` lands above, not counting itself; null at the end. */
export const cardBelow = (column: ShownColumn, index: number, id: string): string | null => {
  for (const slot of column.slots.slice(index)) if (slot && slot.id !== id) return slot.id;
  return null;
};

/** The card that an arrow key leads to. */
export const neighbour = (
  columns: readonly ShownColumn[],
  spot: Spot,
  key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
): Spot | undefined => {
  const at = columns.findIndex((column) => column.stage.id === spot.stageId);
  const own = columns[at];
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const index = spot.index + (key === 'ArrowUp' ? -1 : 1);
    const card = own?.slots[index];
    return card && { stageId: spot.stageId, index, card };
  }
  const step = key === 'ArrowLeft' ? -1 : 1;
  for (let next = at + step; next >= 0 && next < columns.length; next += step) {
    const column = columns[next];
    if (!column || column.slots.length === 0) continue;
    const index = Math.min(spot.index, column.slots.length - 1);
    const card = column.slots[index] ?? column.slots[0];
    if (card) return { stageId: column.stage.id, index: column.slots.indexOf(card), card };
  }
  return undefined;
};
