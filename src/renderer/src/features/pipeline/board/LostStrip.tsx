import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState } from 'react';
import { number } from '../../../format';
import { cx, Money, touchTarget } from '../../../ui';
import { type CardActions, cardOf } from './Card';
import styles from './board.module.css';
import type { ShownColumn } from './order';

type LostStripProps = {
  column: ShownColumn;
  carried: boolean;
  onShow: () => void;
  onDrop: CardActions['onDrop'];
};

/** The lost deals of the period at the edge: a card dropped here is asked why. Opened, it is a column like the others. */
export const LostStrip = ({ column, carried, onShow, onDrop }: LostStripProps) => {
  const strip = useRef<HTMLElement>(null);
  const [over, setOver] = useState(false);
  const { stage } = column;
  useEffect(() => {
    const element = strip.current;
    if (!element) return undefined;
    const touch = touchTarget(element, {
      over: (at) => setOver(at !== null),
      drop: (data) => {
        const card = cardOf(data);
        if (card) onDrop(card, stage.id, 0);
      },
    });
    const mouse = dropTargetForElements({
      element,
      canDrop: ({ source }) => cardOf(source.data) !== null,
      getData: () => ({ stageId: stage.id, index: 0 }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
    return combine(mouse, touch);
  }, [stage.id, onDrop]);
  return (
    <aside ref={strip} className={cx(styles.lost, (over || carried) && styles.lostOver)} aria-label={stage.name}>
      <button type="button" onClick={onShow} title={`Show the deals in ${stage.name}`}>
        <b>{stage.name}</b>
        <span>
          {number(column.count)} · <Money minor={column.sumMinor} />
        </span>
        <span className={styles.lostHint}>Drop here, give a reason</span>
      </button>
    </aside>
  );
};
