import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState } from 'react';
import { number } from '../../../format';
import { cx, Money } from '../../../ui';
import { cardOf } from './Card';
import styles from './board.module.css';
import type { ShownColumn } from './order';

type LostStripProps = { column: ShownColumn; carried: boolean; onShow: () => void };

/** The lost deals of the period at the edge: a card dropped here is asked why. Opened, it is a column like the others. */
export const LostStrip = ({ column, carried, onShow }: LostStripProps) => {
  const strip = useRef<HTMLElement>(null);
  const [over, setOver] = useState(false);
  const { stage } = column;
  useEffect(() => {
    const element = strip.current;
    if (!element) return undefined;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => cardOf(source.data) !== null,
      getData: () => ({ stageId: stage.id, index: 0 }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [stage.id]);
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
