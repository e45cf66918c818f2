import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { IconArrowDown, IconArrowUp, IconEye, IconTrash } from '@tabler/icons-react';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DealCard, DealFilter } from '../../../../../shared/contract/deals';
import type { Stage } from '../../../../../shared/contract/pipelines';
import { useWrite } from '../../../api';
import { Await, type MenuItem } from '../../../ui';
import { type Asked, asksOf, MoveDialog } from '../MoveDialog';
import { type CardActions, cardOf } from './Card';
import { Column } from './Column';
import styles from './board.module.css';
import { LostStrip } from './LostStrip';
import { cardBelow, type ShownColumn, spotOf } from './order';
import { useBoard } from './useBoard';
import { stageGone, useCarry } from './useCarry';
import { useMoves } from './useMoves';

type BoardProps = { filter: DealFilter; onOpen: (id: string) => void };

/** The board: a column a stage. Mouse, keyboard and menu all end in the one move, which asks for what is missing. */
export const Board = ({ filter, onOpen }: BoardProps) => {
  const help = useId();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [shownLost, setShownLost] = useState<readonly string[]>([]);
  const { pending, move } = useMoves();
  const remove = useWrite('deals.remove', { done: () => 'Removed the deal' });
  const shown = useRef<readonly ShownColumn[]>([]);

  const drop = (card: DealCard, stage: Stage, beforeId: string | null): void => {
    if (asksOf(card, stage)) setAsked({ card, stage, beforeId });
    else void move({ card, stage, beforeId });
  };
  const carry = useCarry({ columns: () => shown.current, open: (card) => onOpen(card.id), drop });
  const waiting = useMemo(
    () => (asked ? { card: asked.card, stageId: asked.stage.id, beforeId: asked.beforeId } : null),
    [asked],
  );
  const held = waiting && asked?.stage.kind !== 'lost' ? waiting : carry.carried;
  const { board, columns, fetchAround } = useBoard(filter, pending, held);
  useLayoutEffect(() => {
    shown.current = columns ?? [];
  }, [columns]);

  const menuOf = (card: DealCard): MenuItem[] => {
    const list = shown.current;
    const spot = spotOf(list, card.id);
    const own = list.find((column) => column.stage.id === spot?.stageId);
    const to = (index: number) => () => {
      if (own) drop(card, own.stage, cardBelow(own, index, card.id));
    };
    const at = spot?.index ?? 0;
    return [
      { label: 'Open', icon: IconEye, onSelect: () => onOpen(card.id) },
      'line',
      { heading: 'Move to…' },
      ...list.map((column) => ({
        label: column.stage.name,
        checked: column === own,
        disabled: column === own,
        onSelect: () => drop(card, column.stage, column.slots[0]?.id ?? null),
      })),
      'line',
      { label: 'Up', icon: IconArrowUp, disabled: own?.stage.kind !== 'open' || at === 0, onSelect: to(at - 1) },
      {
        label: 'Down',
        icon: IconArrowDown,
        disabled: own?.stage.kind !== 'open' || at >= own.slots.length - 1,
        onSelect: to(at + 2),
      },
      'line',
      { label: 'Remove', icon: IconTrash, danger: true, onSelect: () => remove.mutate({ id: card.id }) },
    ];
  };

  // Cards keep the same functions for the life of the board, and those read what is newest.
  /** A card put down before a slot; where it is already nothing happens. */
  const land = (card: DealCard, stageId: string, index: number): void => {
    const column = shown.current.find((one) => one.stage.id === stageId);
    if (!column) return stageGone(card);
    const stays = column.slots[index]?.id === card.id || column.slots[index - 1]?.id === card.id;
    if (stays || (column.stage.kind !== 'open' && column.stage.id === card.stageId)) return;
    drop(card, column.stage, cardBelow(column, index, card.id));
  };
  const newest = useRef({ land, menuOf, carry, onOpen });
  useLayoutEffect(() => {
    newest.current = { land, menuOf, carry, onOpen };
  });
  const [actions] = useState(
    (): CardActions => ({
      onOpen: (card) => newest.current.onOpen(card.id),
      onKeyDown: (card, event) => newest.current.carry.onKeyDown(card, event),
      onFocus: (card) => newest.current.carry.setFocus(card.id),
      menu: (card) => newest.current.menuOf(card),
      onDrop: (card, stageId, index) => newest.current.land(card, stageId, index),
    }),
  );
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => cardOf(source.data) !== null,
        onDragStart: () => newest.current.carry.cancel(),
        onDrop: ({ source, location }) => {
          const card = cardOf(source.data);
          const data = location.current.dropTargets[0]?.data;
          if (card && data) newest.current.land(card, String(data['stageId']), Number(data['index'] ?? 0));
        },
      }),
    [],
  );

  useEffect(() => {
    if (columns) newest.current.carry.check();
  }, [columns]);

  const strips = (columns ?? []).filter(({ stage }) => stage.kind === 'lost' && !shownLost.includes(stage.id));
  return (
    <Await query={board}>
      {() => (
        <>
          <p id={help} className="unseen">
            Enter opens the deal. Space lifts it, arrow keys carry it, Space puts it down, Escape puts it back.
          </p>
          <div className={styles.board}>
            {(columns ?? [])
              .filter((column) => !strips.includes(column))
              .map((column) => (
                <Column
                  key={column.stage.id}
                  column={column}
                  actions={actions}
                  focus={carry.focus}
                  request={carry.request}
                  carried={
                    carry.carried?.stageId === column.stage.id
                      ? { id: carry.carried.card.id, index: carry.carried.index ?? 0 }
                      : null
                  }
                  onEmpty={fetchAround}
                  help={help}
                />
              ))}
            {strips.map((column) => (
              <LostStrip
                key={column.stage.id}
                column={column}
                carried={carry.over === column.stage.id}
                onDrop={actions.onDrop}
                onShow={() => setShownLost((list) => [...list, column.stage.id])}
              />
            ))}
          </div>
          {asked && (
            <MoveDialog
              asked={asked}
              onCancel={() => setAsked(null)}
              onMove={(answers) => {
                setAsked(null);
                return move({ ...asked, answers });
              }}
            />
          )}
        </>
      )}
    </Await>
  );
};
