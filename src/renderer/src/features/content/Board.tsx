import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { IconDots } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { LibraryItem } from '../../../../shared/contract/library';
import { missingForSchedule } from '../../../../shared/domain/library';
import { CONTENT_KINDS, CONTENT_STATUSES, type ContentStatus } from '../../../../shared/domain/library/content';
import { sentence } from '../../api';
import { number, plural } from '../../format';
import { Await, buttonClass, cx, Day, Menu, showError } from '../../ui';
import { choicesFor, LibraryTaken, rowName, useLibrary } from '../library';
import styles from './content.module.css';

type Move = (item: LibraryItem, status: ContentStatus) => void;

const STATUSES = choicesFor(CONTENT_STATUSES);
const isStatus = (text: unknown): text is ContentStatus =>
  typeof text === 'string' && Object.hasOwn(CONTENT_STATUSES, text);
const isItem = (data: Record<string | symbol, unknown>): data is { item: LibraryItem } =>
  typeof data['item'] === 'object' && data['item'] !== null;

const KINDS: Readonly<Record<string, string>> = CONTENT_KINDS;

const Card = ({ item, onOpen, onMove }: { item: LibraryItem; onOpen: (id: string) => void; onMove: Move }) => {
  const element = useRef<HTMLElement>(null);
  const [lifted, setLifted] = useState(false);
  useEffect(() => {
    if (!element.current) return undefined;
    return draggable({
      element: element.current,
      getInitialData: () => ({ item }),
      onDragStart: () => setLifted(true),
      onDrop: () => setLifted(false),
    });
  }, [item]);
  const title = rowName('content', item);
  const day = item.values['day'];
  const missing = missingForSchedule(item.values);
  const leads = item.figures['leads'] ?? 0;
  return (
    <article ref={element} className={cx(styles.card, lifted && styles.lifted)} aria-label={title}>
      <div className={styles.top}>
        <span className="cut">{KINDS[String(item.values['kind'])]}</span>
        <span className="push">
          <Menu
            label={`Move ${title} to`}
            position="bottom-end"
            items={STATUSES.map(({ value, label }) => ({
              label,
              checked: value === item.values['status'],
              onSelect: () => isStatus(value) && onMove(item, value),
            }))}
          >
            <button
              type="button"
              className={buttonClass({ kind: 'quiet', small: true }, true)}
              aria-label={`Move ${title}`}
            >
              <IconDots size={16} aria-hidden />
            </button>
          </Menu>
        </span>
      </div>
      <button type="button" className={styles.name} onClick={() => onOpen(item.id)}>
        {title}
      </button>
      <div className={styles.line}>
        {item.names['productId'] ?? <span className="ink3">No product</span>}
        {item.names['audienceId'] ? `, ${item.names['audienceId']}` : ''}
      </div>
      <div className={cx(styles.line, styles.foot)}>
        {typeof day === 'string' ? <Day day={day} /> : <span className="ink3">No date</span>}
        {leads > 0 && <span className="push">{plural(leads, 'lead')}</span>}
      </div>
      {item.values['status'] === 'review' && missing.length > 0 && (
        <div className={cx(styles.line, 'warn')}>Needs {missing.join(', ')}</div>
      )}
    </article>
  );
};

const Column = ({
  status,
  items,
  onOpen,
  onMove,
}: {
  status: ContentStatus;
  items: readonly LibraryItem[];
  onOpen: (id: string) => void;
  onMove: Move;
}) => {
  const place = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    return dropTargetForElements({
      element: place.current,
      canDrop: ({ source }) => isItem(source.data) && source.data.item.values['status'] !== status,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        if (isItem(source.data)) onMove(source.data.item, status);
      },
    });
  }, [status, onMove]);
  return (
    <section className={styles.column} aria-label={CONTENT_STATUSES[status]}>
      <header>
        <b>{CONTENT_STATUSES[status]}</b>
        <span className="ink3 s">{number(items.length)}</span>
      </header>
      <div ref={place} className={cx(styles.cards, over && styles.over)}>
        {items.map((item) => (
          <Card key={item.id} item={item} onOpen={onOpen} onMove={onMove} />
        ))}
      </div>
    </section>
  );
};

/** Content by how far it is: a card is dropped on its next status, or takes it from its menu. */
export const Board = ({ keep, onOpen }: { keep: (item: LibraryItem) => boolean; onOpen: (id: string) => void }) => {
  const { list, save } = useLibrary('content');
  const newest = useRef(save);
  useEffect(() => {
    newest.current = save;
  });
  const [onMove] = useState<Move>(() => (item: LibraryItem, status: ContentStatus) => {
    newest.current(item.id, { status }).catch((thrown: unknown) => showError(sentence(thrown)));
  });
  return (
    <Await query={list}>
      {(rows) => (
        <div className={styles.board}>
          <LibraryTaken kind="content" rows={rows.filter(keep)} />
          {STATUSES.flatMap(({ value }) =>
            isStatus(value) ? (
              <Column
                key={value}
                status={value}
                items={rows.filter((row) => row.values['status'] === value && keep(row))}
                onOpen={onOpen}
                onMove={onMove}
              />
            ) : (
              []
            ),
          )}
        </div>
      )}
    </Await>
  );
};
