import { useWrite } from '../../api';
import { changedWords, plural } from '../../format';
import { Button } from '../../ui';
import { BulkBar } from './BulkBar';
import { ACTIVITY_CHOICES, chosen } from './words';

/** Changes or removes all chosen activities, in one step of undo. Nothing where none is chosen. */
export const ActivityBulk = ({ ids, onClear }: { ids: string[]; onClear: () => void }) => {
  const bulk = useWrite('activities.bulk', {
    done: ({ changed }, { remove }) =>
      remove ? `Removed ${plural(changed, 'activity', 'activities')}` : changedWords(changed, 'activity', 'activities'),
  });
  if (ids.length === 0) return null;
  return (
    <BulkBar
      count={ids.length}
      noun={['activity', 'activities']}
      ownerLabel="Person"
      ownerHeading="Instead of the people now"
      choice={{ label: 'Kind', options: ACTIVITY_CHOICES, needed: true }}
      onClear={onClear}
      onChange={({ choice, ownerId }) => {
        const kind = chosen(ACTIVITY_CHOICES, choice ?? undefined);
        if (kind) bulk.mutate({ ids, kind });
        else if (ownerId !== undefined) bulk.mutate({ ids, personId: ownerId });
      }}
      more={
        <>
          <Button small onClick={() => bulk.mutate({ ids, nextDone: true })}>
            Steps done
          </Button>
          <Button small onClick={() => bulk.mutate({ ids, remove: true })}>
            Remove
          </Button>
        </>
      }
    />
  );
};
