import { commentParts } from '../../../../shared/domain/comments';
import styles from './comments.module.css';

/** A comment as text, whom it names in bold; nothing in it is markup. */
export const CommentText = ({ text, people }: { text: string; people: readonly { id: string; name: string }[] }) => (
  <span className={styles.text}>
    {commentParts(text, people).map((part, index) =>
      part.person === null ? (
        part.text
      ) : (
        // Parts have no id of their own and never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <b key={index}>{part.text}</b>
      ),
    )}
  </span>
);
