import { IconMessage } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CommentEntity } from '../../../../shared/domain/comment-kinds';
import { useRead } from '../../api';
import { number, plural } from '../../format';
import { buttonClass, type Column, Tip } from '../../ui';
import { askedFor, heard } from './asked';
import { Comments } from './Comments';
import styles from './comments.module.css';

type Props = {
  entity: CommentEntity;
  id: string;
  /** What the record is called, for who does not see where the button stands. */
  of: string;
  /** How many there are, where the list knows it already. */
  known?: number;
};

/** Comments that were opened; those that a mention led to come into sight. */
const Opened = ({ entity, id }: { entity: CommentEntity; id: string }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (askedFor(entity) !== id) return;
    heard();
    box.current?.scrollIntoView({ block: 'center' });
  }, [entity, id]);
  return (
    <div ref={box} className={styles.opened} data-comments>
      <Comments entity={entity} id={id} />
    </div>
  );
};

/** How many comments stand on one of many records, as the button that shows and hides them; with `said` it says its words. */
const CommentsButton = ({
  entity,
  id,
  of,
  known,
  said = false,
  open,
  onToggle,
}: Props & { said?: boolean; open: boolean; onToggle: () => void }) => {
  // One question for all lines of the kind, however many of them are in sight.
  const counts = useRead('comments.counts', { entity }, { enabled: known === undefined });
  const count = known ?? counts.data?.[id] ?? 0;
  const words = count === 0 ? 'Comment' : plural(count, 'comment');
  return (
    <Tip label={words} disabled={said}>
      <button
        type="button"
        className={buttonClass({ kind: 'quiet', small: true }, count === 0 && !said)}
        aria-expanded={open}
        aria-label={`${words} on ${of}`}
        onClick={onToggle}
      >
        <IconMessage size={16} aria-hidden />
        {said ? words : count > 0 && number(count)}
      </button>
    </Tip>
  );
};

/**
 * The comments of one of many records in a list: how many there are, and all of them where somebody asks. The button
 * and the comments stand where the list has room for them.
 */
export const useCommentsLine = (props: Props & { said?: boolean }): { button: ReactNode; comments: ReactNode } => {
  const { entity, id } = props;
  const [open, setOpen] = useState(() => askedFor(entity) === id);
  return {
    button: <CommentsButton {...props} open={open} onToggle={() => setOpen(!open)} />,
    comments: open && <Opened entity={entity} id={id} />,
  };
};

/** The same for a table: a column of buttons, and what stands under the row whose comments are open. */
export const useCommentsColumn = <Row,>(
  entity: CommentEntity,
  rowOf: (row: Row) => { id: string; of: string } | null,
): { column: Column<Row>; under: (row: Row) => ReactNode } => {
  const [open, setOpen] = useState(() => askedFor(entity));
  return {
    column: {
      key: 'comments',
      header: <span className="unseen">Comments</span>,
      width: 32,
      value: null,
      cell: (row) => {
        const record = rowOf(row);
        return (
          record && (
            <CommentsButton
              entity={entity}
              {...record}
              open={open === record.id}
              onToggle={() => setOpen(open === record.id ? null : record.id)}
            />
          )
        );
      },
    },
    under: (row) => {
      const id = rowOf(row)?.id;
      return id !== undefined && id === open ? <Opened entity={entity} id={id} /> : null;
    },
  };
};

/** The same as a line of its own, under the record. */
export const CommentsLine = (props: Props) => {
  const { button, comments } = useCommentsLine({ ...props, said: true });
  return (
    <div>
      <div className={styles.line}>{button}</div>
      {comments}
    </div>
  );
};
