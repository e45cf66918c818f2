import { useState } from 'react';
import type { Output } from '../../../../../shared/contract';
import { LOCALES, type Rule, TREATMENTS } from '../../../../../shared/domain/investor';
import type { Period } from '../../../../../shared/domain/period';
import { useDraft, useWorkspace, useWrite } from '../../../api';
import { moment, periodName, plural } from '../../../format';
import { listWords } from '../../../print/words';
import { Button, Card, Dialog, TextArea } from '../../../ui';
import { CommentsLine } from '../../comments';
import styles from './composer.module.css';

type Groups = Output<'updates.groups'>;
type Sends = Output<'updates.get'>['sends'];

const rulesWords = (rules: readonly Rule[]): string =>
  rules.length === 0
    ? 'all figures'
    : listWords(
        Object.entries(TREATMENTS).flatMap(([treatment, word]) => {
          const count = rules.filter((rule) => rule.treatment === treatment).length;
          return count === 0 ? [] : [`${plural(count, 'figure')} ${word.toLowerCase()}`];
        }),
      );

/** Who has got it: the first sending froze the update, and it opens as it was then. */
export const Sent = ({ sends, period, onMore }: { sends: Sends; period: Period; onMore: () => void }) => {
  const { today, timeZone } = useWorkspace();
  return (
    <Card
      title="Sent"
      sub={`${periodName(period)} as it was, for ever`}
      pad={false}
      actions={
        <Button small onClick={onMore}>
          Note another
        </Button>
      }
    >
      <ol className={styles.sends} aria-label="What was sent to whom">
        {sends.map((send) => (
          <li key={send.id}>
            <b>{send.group || send.people.join(', ')}</b>
            {send.group !== '' && send.people.length > 0 && <div>{send.people.join(', ')}</div>}
            <div className="s ink3">
              {[
                moment(send.at, today, timeZone),
                send.by && `by ${send.by}`,
                rulesWords(send.rules),
                send.locale && LOCALES[send.locale],
              ]
                .filter(Boolean)
                .join(', ')}
            </div>
            <CommentsLine
              entity="sending"
              id={send.id}
              of={`what was sent to ${send.group || send.people.join(', ')}`}
            />
          </li>
        ))}
      </ol>
    </Card>
  );
};

type SendProps = { open: boolean; onClose: () => void; period: Period; groups: Groups; first: boolean };

/** Marks an update as sent: to which groups and which names. The first time freezes it. */
export const SendDialog = ({ open, onClose, period, groups, first }: SendProps) => {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [people, setPeople, saved] = useDraft('Who else got the update', '', period.id);
  const send = useWrite('updates.send', { done: () => `Marked the update of ${periodName(period)} as sent` });
  const to = [
    ...groups.filter((group) => chosen.includes(group.id)).map((group) => ({ groupId: group.id, people: '' })),
    ...(people.trim() === '' ? [] : [{ groupId: null, people }]),
  ];
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={first ? 'Mark as sent' : 'Note another sending'}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            waits={to.length === 0 ? 'Waits for a group or a name' : send.isPending ? 'It is being frozen.' : undefined}
            onClick={() => send.mutate({ period: period.id, to }, { onSuccess: () => (saved(), onClose()) })}
          >
            {first ? 'Mark as sent' : 'Note it'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.lead}>
          {first
            ? 'The update is frozen as it is now: figures, words and rules. It opens the same from then on, whatever the data becomes. Send the file you exported as you are used to; this notes who got it.'
            : 'The frozen update is the same for everybody it goes to, with the rules of each group.'}
        </p>
        <fieldset className={styles.followUps}>
          <legend className="s ink2">Groups</legend>
          {groups.length === 0 && <p className="s ink3">There are no groups yet. Make them under Recipients.</p>}
          {groups.map((group) => (
            <label key={group.id} className={styles.check}>
              <input
                type="checkbox"
                checked={chosen.includes(group.id)}
                onChange={(event) =>
                  setChosen(
                    event.currentTarget.checked ? [...chosen, group.id] : chosen.filter((one) => one !== group.id),
                  )
                }
              />
              <span>{group.name}</span>
              <span className="s ink3">{rulesWords(group.rules)}</span>
            </label>
          ))}
        </fieldset>
        <TextArea
          label="Others, one name a line"
          description="They get all figures."
          value={people}
          onChange={(event) => setPeople(event.currentTarget.value)}
        />
      </div>
    </Dialog>
  );
};
