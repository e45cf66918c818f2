import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { Stage } from '../../../../shared/contract/pipelines';
import { number, percent } from '../../format';
import { cx, Money } from '../../ui';
import { Card, isCard, type Move } from './Card';
import styles from './pipeline.module.css';

type BoardColumn = Output<'deals.board'>['columns'][number];

/** One stage: count, sum, weighted sum, and its cards. A card dropped here goes to the end. */
export const Column = ({ column, stages, onMove }: { column: BoardColumn; stages: readonly Stage[]; onMove: Move }) => {
  const place = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const { stage } = column;
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => isCard(source.data),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source, location }) => {
        setOver(false);
        if (isCard(source.data) && location.current.dropTargets[0]?.element === element)
          onMove(source.data.card, stage, null);
      },
    });
  }, [onMove, stage]);
  return (
    <section className={styles.column} aria-label={stage.name}>
      <header>
        <div className="row">
          <b>{stage.name}</b>
          <span className="ink3 s">{number(column.count)}</span>
          <span className="push ink3 s">{percent(stage.probability, { decimals: 0 })}</span>
        </div>
        <div className={styles.sums}>
          <b>
            <Money minor={column.sumMinor} />
          </b>
          {stage.kind === 'open' && (
            <span>
              <Money minor={column.weightedMinor} /> weighted
            </span>
          )}
        </div>
        {column.others.length > 0 && (
          <span className="warn s">{number(column.others.length)} in another currency, not added</span>
        )}
        <div className={styles.prob}>
          <i style={{ width: `${stage.probability * 100}%` }} />
        </div>
      </header>
      <div ref={place} className={cx(styles.cards, over && styles.over)}>
        {column.cards.map((card, index) => (
          <Card
            key={card.id}
            card={card}
            stages={stages}
            above={column.cards[index - 1] ?? null}
            below={column.cards[index + 2] ?? null}
            isLast={index === column.cards.length - 1}
            onMove={onMove}
          />
        ))}
      </div>
    </section>
  );
};
