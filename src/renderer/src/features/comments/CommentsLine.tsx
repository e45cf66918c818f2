import { useState } from 'react';
import type { CommentEntity } from '../../../../shared/domain/comments';
import { useRead } from '../../api';
import { plural } from '../../format';
import { Button } from '../../ui';
import { Comments } from './Comments';

/**
 * The comments of one of many records in a list: how many there are, and all of them where somebody asks.
 *
 * @param of what the record is called, for who does not see where the button stands
 */
export const CommentsLine = ({ entity, id, of }: { entity: CommentEntity; id: string; of: string }) => {
  const [open, setOpen] = useState(false);
  const count = useRead('comments.list', { entity, entityId: id }).data?.length ?? 0;
  const words = count === 0 ? 'Comment' : plural(count, 'comment');
  return (
    <div>
      <Button small kind="quiet" aria-expanded={open} aria-label={`${words} on ${of}`} onClick={() => setOpen(!open)}>
        {words}
      </Button>
      {open && <Comments entity={entity} id={id} />}
    </div>
  );
};
