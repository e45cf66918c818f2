import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { DealCard } from '../../../../../shared/contract/deals';
import type { Stage } from '../../../../../shared/contract/pipelines';
import { showError } from '../../../ui';
import { cardBelow, neighbour, type Placing, type ShownColumn, spotOf } from './order';
import { nameOf } from './useMoves';

type Carry = {
  /** The columns as shown at this moment. */
  columns: () => readonly ShownColumn[];
  open: (card: DealCard) => void;
  drop: (card: DealCard, stage: Stage, beforeId: string | null) => void;
};
/** Says that the stage over which a card was carried is no more: the deal is not moved. */
export const stageGone = (card: DealCard): void =>
  showError(`The stage under ${nameOf(card)} was removed in the meantime, so the deal was not moved.`);

type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
const isArrow = (key: string): key is Arrow => key.startsWith('Arrow');

/**
 * The keyboard's way over the board. Arrows go from card to card; Space lifts the card, arrows carry it, Space or
 * Enter puts it down, Escape puts it back. Each step is spoken. A lost stage is a strip: the card stays in sight
 * where it was, and the strip lights up.
 */
export const useCarry = ({ columns, open, drop }: Carry) => {
  const [carried, setCarried] = useState<Placing | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [focus, setFocus] = useState<string | null>(null);
  const request = useRef<string | null>(null);

  const goTo = (id: string): void => {
    request.current = id;
    setFocus(id);
  };
  const end = (): void => {
    setCarried(null);
    setOver(null);
  };
  const place = (card: DealCard, stageId: string, index: number): void => {
    const column = columns().find((one) => one.stage.id === stageId);
    if (!column) return;
    const others = column.slots.filter((slot) => slot?.id !== card.id);
    const at = Math.max(0, Math.min(index, others.length));
    request.current = card.id;
    setOver(null);
    setCarried({ card, stageId, index: at, beforeId: cardBelow({ ...column, slots: others }, at, card.id) });
    announce(`${column.stage.name}, place ${at + 1} of ${others.length + 1}.`);
  };
  const carryOn = (now: Placing, key: Arrow): void => {
    const index = now.index ?? 0;
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      if (over === null) place(now.card, now.stageId, index + (key === 'ArrowUp' ? -1 : 1));
      return;
    }
    const list = columns();
    const at = list.findIndex((column) => column.stage.id === (over ?? now.stageId));
    const next = list[at + (key === 'ArrowLeft' ? -1 : 1)];
    if (!next) return;
    if (next.stage.kind === 'lost') {
      setOver(next.stage.id);
      announce(`${next.stage.name}. Space asks for the reason.`);
    } else place(now.card, next.stage.id, index);
  };
  const putDown = (now: Placing): void => {
    const stage = columns().find((column) => column.stage.id === (over ?? now.stageId))?.stage;
    end();
    request.current = now.card.id;
    if (!stage) return stageGone(now.card);
    announce(`${nameOf(now.card)} put down in ${stage.name}.`);
    drop(now.card, stage, over === null ? now.beforeId : null);
  };

  /** Ends a carry over a stage that another window took away; its card would hang in the air. */
  const check = (): void => {
    if (!carried || columns().some((column) => column.stage.id === carried.stageId)) return;
    end();
    request.current = carried.card.id;
    stageGone(carried.card);
  };

  const onKeyDown = (card: DealCard, event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const used = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (carried) {
      if (isArrow(key)) {
        used();
        carryOn(carried, key);
      } else if (key === ' ' || key === 'Enter') {
        used();
        putDown(carried);
      } else if (key === 'Escape') {
        used();
        end();
        request.current = card.id;
        announce(`${nameOf(card)} is back where it was.`);
      }
      return;
    }
    const spot = spotOf(columns(), card.id);
    if (!spot) return;
    if (key === ' ') {
      used();
      setFocus(card.id);
      setCarried({ card: spot.card, stageId: spot.stageId, index: spot.index, beforeId: null });
      place(spot.card, spot.stageId, spot.index);
      announce(`${nameOf(card)} lifted. Arrows carry it, Space puts it down, Escape puts it back.`);
    } else if (key === 'Enter') {
      used();
      open(card);
    } else if (isArrow(key)) {
      used();
      const next = neighbour(columns(), spot, key);
      if (next) goTo(next.card.id);
    }
  };
  return { carried, over, focus, setFocus, request, onKeyDown, cancel: end, check };
};
