import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { IconDots } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { DealCard } from '../../../../shared/contract/deals';
import type { Stage } from '../../../../shared/contract/pipelines';
import { useWrite } from '../../api';
import { cx, Day, IconButton, Menu, Money, Who } from '../../ui';
import styles from './pipeline.module.css';

/** Puts a card into a stage above another card, or at the end. */
export type Move = (card: DealCard, stage: Stage, beforeId: string | null) => void;

export const isCard = (data: Record<string | symbol, unknown>): data is { card: DealCard } =>
  typeof data['card'] === 'object' && data['card'] !== null;

type CardProps = {
  card: DealCard;
  stages: readonly Stage[];
  above: DealCard | null;
  below: DealCard | null;
  isLast: boolean;
  onMove: Move;
};

/** A deal. Drag it, or use its menu: both call the same command. Another card dropped on it lands above it. */
export const Card = ({ card, stages, above, below, isLast, onMove }: CardProps) => {
  const element = useRef<HTMLElement>(null);
  const [lifted, setLifted] = useState(false);
  const [over, setOver] = useState(false);
  const remove = useWrite('deals.remove', { done: () => `Removed ${card.title}` });
  const own = stages.find((stage) => stage.id === card.stageId);
  useEffect(() => {
    if (!element.current || !own) return undefined;
    return combine(
      draggable({
        element: element.current,
        getInitialData: () => ({ card }),
        onDragStart: () => setLifted(true),
        onDrop: () => setLifted(false),
      }),
      dropTargetForElements({
        element: element.current,
        canDrop: ({ source }) => isCard(source.data) && source.data.card.id !== card.id,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false);
          if (isCard(source.data)) onMove(source.data.card, own, card.id);
        },
      }),
    );
  }, [card, own, onMove]);
  return (
    <article
      ref={element}
      className={cx(styles.card, card.stale && styles.stale, lifted && styles.lifted, over && styles.over)}
      aria-label={card.title}
    >
      <div className={styles.top}>
        <span className="cut">{card.company ?? 'No company'}</span>
        <span className="push row">
          {card.owner && <Who person={card.owner} />}
          <Menu
            label={`Move ${card.title}`}
            items={[
              { heading: 'Move to' },
              ...stages.map((stage) => ({
                label: stage.name,
                checked: stage.id === card.stageId,
                onSelect: () => onMove(card, stage, null),
              })),
              'line',
              {
                label: 'Up',
                disabled: above === null || !own,
                onSelect: () => own && above && onMove(card, own, above.id),
              },
              { label: 'Down', disabled: isLast || !own, onSelect: () => own && onMove(card, own, below?.id ?? null) },
              'line',
              { label: 'Remove', danger: true, onSelect: () => remove.mutate({ id: card.id }) },
            ]}
          >
            <IconButton small icon={IconDots} label={`Actions for ${card.title}`} />
          </Menu>
        </span>
      </div>
      <b>{card.title}</b>
      <div className="row">
        <b>{card.valueMinor === null ? '–' : <Money minor={card.valueMinor} currency={card.currency} />}</b>
        <span className={cx('push s', card.stale ? 'warn' : 'ink3')}>
          {card.closedDay ? <Day day={card.closedDay} /> : `${card.stale ? 'Stale, ' : ''}${card.ageDays} d`}
        </span>
      </div>
      <div className="row s ink2">
        <span className="cut">{card.lostReason ?? card.nextStep ?? (card.closedDay ? '' : 'No next step')}</span>
        {card.nextStepDay && !card.closedDay && (
          <span className="push">
            <Day day={card.nextStepDay} due />
          </span>
        )}
      </div>
    </article>
  );
};
