import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import { IconDots } from '@tabler/icons-react';
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import type { DealCard } from '../../../../../shared/contract/deals';
import { cx, IconButton, Menu, type MenuItem, touchDraggable } from '../../../ui';
import { nameOf } from './useMoves';
import styles from './board.module.css';
import { CardFace } from './CardFace';

/** What a card can be told; the same functions for the life of the board, so that cards render only when they change. */
export type CardActions = {
  onOpen: (card: DealCard) => void;
  onKeyDown: (card: DealCard, event: KeyboardEvent<HTMLElement>) => void;
  onFocus: (card: DealCard) => void;
  menu: (card: DealCard) => MenuItem[];
  /** Put down by mouse or finger before the slot `index` of a stage. */
  onDrop: (card: DealCard, stageId: string, index: number) => void;
};

export const CARD = 'deal-card';
export const cardOf = (data: Record<string | symbol, unknown>): DealCard | null =>
  data['kind'] === CARD ? (data['card'] as DealCard) : null;

/** Room around the lifted copy, so that its shadow and tilt are not cut off. */
const ROOM = 8;

/** Puts a copy of the card, lifted and a little tilted, under the pointer. */
const lift = (element: HTMLElement, container: HTMLElement): void => {
  const copy = element.cloneNode(true) as HTMLElement;
  copy.className = cx(styles.card, styles.lifted);
  copy.style.cssText = `width: ${element.offsetWidth}px; height: ${element.offsetHeight}px;`;
  container.style.padding = `${ROOM}px`;
  container.append(copy);
};

type CardProps = {
  card: DealCard;
  actions: CardActions;
  /** Lifted by the keyboard: it stands where it would land. */
  carried: boolean;
  tabStop: boolean;
  help: string;
};

const MenuOf = ({ card, actions, tabStop }: Pick<CardProps, 'card' | 'actions' | 'tabStop'>) => (
  <span className={styles.more}>
    <Menu label={`Move ${card.title}`} items={actions.menu(card)} position="bottom-end">
      <IconButton small icon={IconDots} label={`Move or change ${card.title}`} tabIndex={tabStop ? 0 : -1} />
    </Menu>
  </span>
);

/** A deal. Click or Enter opens it; drag it, lift it with Space, or use its menu: all lead to the same command. */
export const Card = memo(({ card, actions, carried, tabStop, help }: CardProps) => {
  const element = useRef<HTMLElement>(null);
  const [dragged, setDragged] = useState(false);
  // A menu costs more than the card itself, so only cards that somebody came near have one.
  const [near, setNear] = useState(false);
  useEffect(() => {
    const own = element.current;
    if (!own) return undefined;
    const touch = touchDraggable({
      element: own,
      data: () => ({ kind: CARD, card }),
      lift: (copy) => {
        copy.className = cx(styles.card, styles.lifted);
      },
      onLift: () => setDragged(true),
      onEnd: () => setDragged(false),
    });
    const mouse = draggable({
      element: own,
      getInitialData: () => ({ kind: CARD, card }),
      onGenerateDragPreview: ({ nativeSetDragImage, location }) =>
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: () => {
            const { left, top } = own.getBoundingClientRect();
            const { clientX, clientY } = location.current.input;
            return { x: clientX - left + ROOM, y: clientY - top + ROOM };
          },
          render: ({ container }) => lift(own, container),
        }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
    return combine(mouse, touch);
  }, [card]);
  return (
    // A card holds a button of its own, so it cannot be one: it is an article that keys and pointer act on.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      ref={element}
      data-card={card.id}
      className={cx(styles.card, card.stale && styles.stale, dragged && styles.ghost, carried && styles.lifted)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a card is reached, opened and moved by keyboard
      tabIndex={tabStop ? 0 : -1}
      aria-label={`${nameOf(card)}: ${card.title}`}
      aria-roledescription="Deal card"
      aria-describedby={help}
      onClick={(event) => {
        if (!(event.target as Element).closest('button, [role="menu"]')) actions.onOpen(card);
      }}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget) actions.onKeyDown(card, event);
      }}
      onFocus={() => {
        setNear(true);
        actions.onFocus(card);
      }}
      onPointerEnter={() => setNear(true)}
    >
      <CardFace card={card} actions={near ? <MenuOf card={card} actions={actions} tabStop={tabStop} /> : undefined} />
    </article>
  );
});
