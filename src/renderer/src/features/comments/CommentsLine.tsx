import { IconMessage } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { CommentEntity } from '../../../../shared/domain/comments';
import { useRead } from '../../api';
import { number, plural } from '../../format';
import { buttonClass, Tip } from '../../ui';
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

/** How many comments stand on one of many records, as the button that shows and hides them; with `said` it says its words. */
export const CommentsButton = ({
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
  const [open, setOpen] = useState(false);
  return {
    button: <CommentsButton {...props} open={open} onToggle={() => setOpen(!open)} />,
    comments: open && <Comments entity={props.entity} id={props.id} />,
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
