import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { CommentRow } from '../../../../shared/contract/comments';
import type { CommentEntity } from '../../../../shared/domain/comment-kinds';
import { useRead, useWorkspace, useWrite } from '../../api';
import { moment } from '../../format';
import { usePreferences } from '../../frame/preferences';
import { Await, IconButton, Menu, Who } from '../../ui';
import { CommentText } from './CommentText';
import styles from './comments.module.css';
import { Composer } from './Composer';

const Comment = ({ comment }: { comment: CommentRow }) => {
  const { today, timeZone } = useWorkspace();
  const people = useRead('people.list', {}).data ?? [];
  const { preferences } = usePreferences();
  const update = useWrite('comments.update', { quiet: true });
  const remove = useWrite('comments.remove', { done: () => 'Removed the comment' });
  const [editing, setEditing] = useState(false);
  const author = comment.by?.name ?? 'Somebody';
  const mine = comment.by === null || comment.by.id === preferences?.personId;
  const when = moment(comment.at, today, timeZone);
  return (
    <li className={styles.comment}>
      <span aria-hidden>
        <Who person={comment.by} />
      </span>
      <div className={styles.body}>
        <span className="s ink3">
          {author}, {when}
          {comment.editedAt && ', edited'}
          {comment.mentions.some((one) => one.done) && ', seen to'}
        </span>
        {editing ? (
          <Composer
            label="Change the comment"
            about={comment.id}
            initial={comment.text}
            onCancel={() => setEditing(false)}
            onSave={async (text) => {
              await update.mutateAsync({ id: comment.id, text });
              setEditing(false);
            }}
          />
        ) : (
          <CommentText text={comment.text} people={people} />
        )}
      </div>
      {mine && !editing && (
        <Menu
          label={`Comment of ${author}`}
          position="bottom-end"
          items={[
            { label: 'Edit', onSelect: () => setEditing(true) },
            { label: 'Remove', danger: true, onSelect: () => remove.mutate({ id: comment.id }) },
          ]}
        >
          <IconButton small icon={IconDots} label={`More on the comment of ${author}, ${when}`} />
        </Menu>
      )}
    </li>
  );
};

/**
 * What people wrote to each other on a record, and a line to write more. Put it into a Card, a Section or a panel.
 *
 * @example <Comments entity="deal" id={deal.id} />
 */
export const Comments = ({ entity, id }: { entity: CommentEntity; id: string }) => {
  const query = useRead('comments.list', { entity, entityId: id }, { keep: false });
  const create = useWrite('comments.create', { quiet: true });
  return (
    <div className={styles.comments}>
      <Await query={query}>
        {(comments) =>
          comments.length > 0 && (
            <ul aria-label="Comments" className={styles.list}>
              {comments.map((comment) => (
                <Comment key={comment.id} comment={comment} />
              ))}
            </ul>
          )
        }
      </Await>
      <Composer
        key={id}
        label="Comment"
        about={id}
        onSave={(text) => create.mutateAsync({ entity, entityId: id, text })}
      />
    </div>
  );
};
