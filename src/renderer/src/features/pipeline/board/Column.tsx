import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cx, touchTarget } from '../../../ui';
import { Card, type CardActions, cardOf } from './Card';
import { ColumnHead } from './ColumnHead';
import styles from './board.module.css';
import type { ShownColumn } from './order';

/** Heights as drawn: four lines, and one more where there are labels. They are known, so nothing is measured. */
const CARD_HEIGHT = 100;
const LABELS_HEIGHT = 22;
const GAP = 6;

export type ColumnProps = {
  column: ShownColumn;
  actions: CardActions;
  /** The card that has, or is to get, the keyboard's focus. */
  focus: string | null;
  /** Set when the focus must be moved there once the card exists. */
  request: RefObject<string | null>;
  /** The card lifted by the keyboard, with its place in this column. */
  carried: { id: string; index: number } | null;
  onEmpty: (stageId: string, slot: number) => void;
  help: string;
};

/** One stage. Only the cards in sight exist, so that ten thousand scroll like ten. */
export const Column = ({ column, actions, focus, request, carried, onEmpty, help }: ColumnProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  const [drop, setDrop] = useState<number | null>(null);
  const { stage, slots } = column;
  const { onDrop } = actions;
  const focused = focus === null ? -1 : slots.findIndex((slot) => slot?.id === focus);
  // oxlint-disable-next-line react/incompatible-library -- it measures while rendering, so nothing here is memoised
  const virtual = useVirtualizer({
    count: slots.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => CARD_HEIGHT + (slots[index]?.labels.length ? LABELS_HEIGHT : 0),
    getItemKey: (index) => slots[index]?.id ?? `empty-${index}`,
    gap: GAP,
    paddingStart: GAP,
    paddingEnd: GAP,
    overscan: 4,
    // The card with the focus stays, however far one scrolls: it is where the keyboard goes on from.
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return focused < 0 || seen.includes(focused) ? seen : [...seen, focused].toSorted((a, b) => a - b);
    },
  });
  const items = virtual.getVirtualItems();

  const newest = useRef({ virtual, slots });
  useLayoutEffect(() => {
    newest.current = { virtual, slots };
  });
  useLayoutEffect(() => virtual.measure(), [virtual, slots]);
  useEffect(() => {
    const empty = items.find((item) => item.index < slots.length && slots[item.index] === undefined);
    if (empty) onEmpty(stage.id, empty.index);
  }, [items, slots, stage.id, onEmpty]);
  const goal = carried?.index ?? (focused >= 0 && request.current === focus ? focused : null);
  useLayoutEffect(() => {
    if (goal !== null) virtual.scrollToIndex(goal, { align: 'auto' });
  }, [goal, virtual]);
  useLayoutEffect(() => {
    if (request.current === null) return;
    const card = scroller.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(request.current)}"]`);
    if (!card) return;
    card.focus({ preventScroll: true });
    request.current = null;
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    /** The slot before which the pointer stands. Closed columns keep the order of their days. */
    const slotAt = (clientY: number): number => {
      if (stage.kind !== 'open') return 0;
      const { virtual: now, slots: cards } = newest.current;
      const y = clientY - element.getBoundingClientRect().top + element.scrollTop;
      const item = now.getVirtualItemForOffset(y);
      if (!item || cards.length === 0) return 0;
      return y > item.start + item.size / 2 ? item.index + 1 : item.index;
    };
    const touch = touchTarget(element, {
      over: (at) => setDrop(at === null ? null : slotAt(at.y)),
      drop: (data, at) => {
        const card = cardOf(data);
        if (card) onDrop(card, stage.id, slotAt(at.y));
      },
    });
    const mouse = dropTargetForElements({
      element,
      canDrop: ({ source }) => cardOf(source.data) !== null,
      getData: ({ input }) => ({ stageId: stage.id, index: slotAt(input.clientY) }),
      onDrag: ({ self }) => setDrop(Number(self.data['index'])),
      onDragEnter: ({ self }) => setDrop(Number(self.data['index'])),
      onDragLeave: () => setDrop(null),
      onDrop: () => setDrop(null),
    });
    return combine(mouse, touch);
  }, [stage.id, stage.kind, onDrop]);

  const line = (): number => {
    const at = virtual.measurementsCache[drop ?? 0];
    if (at) return at.start - GAP / 2 - 1;
    return virtual.getTotalSize() - GAP / 2 - 1;
  };
  const tabStop = focused >= 0 ? focused : (items.find((item) => slots[item.index])?.index ?? -1);
  return (
    <section className={styles.column} aria-label={stage.name}>
      <ColumnHead stage={stage} sums={column} />
      <div
        ref={scroller}
        className={cx(styles.cards, drop !== null && stage.kind !== 'open' && styles.over)}
        data-stage={stage.name}
      >
        <div style={{ height: virtual.getTotalSize() }} className={styles.track}>
          {items.map((item) => {
            const card = slots[item.index];
            return (
              <div
                key={item.key}
                className={styles.slot}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                {card ? (
                  <Card
                    card={card}
                    actions={actions}
                    carried={carried?.id === card.id}
                    tabStop={item.index === tabStop}
                    help={help}
                  />
                ) : (
                  <div className={styles.empty} aria-hidden />
                )}
              </div>
            );
          })}
          {drop !== null && stage.kind === 'open' && (
            <div className={styles.line} style={{ transform: `translateY(${line()}px)` }} aria-hidden />
          )}
        </div>
        {slots.length === 0 && <p className={styles.none}>No deals</p>}
      </div>
    </section>
  );
};
