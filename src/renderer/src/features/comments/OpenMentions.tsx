import { useRead, useWorkspace, useWrite } from '../../api';
import { moment } from '../../format';
import { usePreferences } from '../../frame/preferences';
import { Button, Item, List, Section } from '../../ui';
import { CommentText } from './CommentText';
import styles from './comments.module.css';
import { RecordLink } from './RecordLink';

/** Comments that name who sits here and wait for their Done; nothing when there are none. */
export const OpenMentions = () => {
  const { preferences } = usePreferences();
  const { today, timeZone } = useWorkspace();
  const personId = preferences?.personId ?? null;
  const people = useRead('people.list', {}).data ?? [];
  const mentions = useRead('comments.mentions', { personId: personId ?? '-' }, { enabled: personId !== null });
  const done = useWrite('comments.done', { done: () => 'Done' });
  if (!mentions.data || mentions.data.length === 0) return null;
  return (
    <Section title="For you" sub={`${mentions.data.length} open`}>
      <List label="Comments that name you">
        {mentions.data.map((mention) => (
          <Item key={mention.id} two>
            <span className={styles.mention}>
              <CommentText text={mention.text} people={people} />
              <span className="s ink3">
                {mention.by?.name ?? 'Somebody'} on <RecordLink mention={mention} />,{' '}
                {moment(mention.at, today, timeZone)}
              </span>
            </span>
            <span className="push">
              <Button small onClick={() => done.mutate({ id: mention.id })} aria-label={`Done: ${mention.text}`}>
                Done
              </Button>
            </span>
          </Item>
        ))}
      </List>
    </Section>
  );
};
