import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { ActivityRow } from '../../../../shared/contract/activities';
import { ACTIVITY_KINDS } from '../../../../shared/domain/customers';
import { useWrite } from '../../api';
import { Day, IconButton, Money, Who } from '../../ui';
import { useCommentsLine } from '../comments';
import { ActivityEdit } from './ActivityEdit';
import styles from './customers.module.css';
import { ACTIVITY_ICONS } from './icons';

type Props = {
  activity: ActivityRow;
  open: boolean;
  onToggle: () => void;
  /** The tick box that chooses it, where many can be changed at once. */
  pick: ReactNode;
  hide?: 'company' | 'contact' | 'deal' | undefined;
};

const Parties = ({ activity, hide }: Pick<Props, 'activity' | 'hide'>) => {
  const { company, contact, deal, channel, product, material } = activity;
  return (
    <span className={styles.parties}>
      {channel && <span>{channel.name}</span>}
      {company && hide !== 'company' && hide !== 'deal' && (
        <Link to="/customers/companies/$id" params={{ id: company.id }}>
          {company.name}
        </Link>
      )}
      {contact && hide !== 'contact' && (
        <Link to="/customers/contacts/$id" params={{ id: contact.id }}>
          {contact.name}
        </Link>
      )}
      {deal && hide !== 'deal' && (
        <Link to="/pipeline" search={(old) => ({ period: old.period, deal: deal.id })}>
          {deal.name}
        </Link>
      )}
      {product && <span>{product.name}</span>}
      {material && <span>{material.version ? `${material.name}, version ${material.version}` : material.name}</span>}
    </span>
  );
};

/** One activity: what, when, who, with whom; what was said; what came of it. */
export const ActivityItem = ({ activity, open, onToggle, pick, hide }: Props) => {
  const update = useWrite('activities.update');
  const remove = useWrite('activities.remove', { done: () => 'Removed the activity' });
  const Glyph = ACTIVITY_ICONS[activity.kind];
  const word = ACTIVITY_KINDS[activity.kind];
  const talk = useCommentsLine({
    entity: 'activity',
    id: activity.id,
    of: `${word.toLowerCase()} of ${activity.day}`,
    known: activity.comments,
  });
  return (
    <>
      <div className={styles.activity}>
        {pick}
        <Glyph size={16} aria-hidden />
        <div className={styles.activityText}>
          <div className={styles.activityHead}>
            <b>{word}</b>
            <Day day={activity.day} />
            {activity.time && <span className="ink3">{activity.time}</span>}
            <Parties activity={activity} hide={hide} />
          </div>
          {activity.text && <p className={styles.said}>{activity.text}</p>}
          {(activity.outcome || activity.nextStep) && (
            <p className="s ink2">
              {activity.outcome && <span>{activity.outcome}. </span>}
              {activity.nextStep && (
                <label className={styles.step}>
                  <input
                    type="checkbox"
                    checked={activity.nextDone}
                    aria-label={`Done: ${activity.nextStep}`}
                    onChange={(event) => update.mutate({ id: activity.id, nextDone: event.currentTarget.checked })}
                  />
                  <span className={activity.nextDone ? styles.done : undefined}>Next: {activity.nextStep}</span>
                  {activity.nextStepDay && <Day day={activity.nextStepDay} due={!activity.nextDone} />}
                </label>
              )}
            </p>
          )}
        </div>
        {activity.costMinor !== null && activity.costMinor > 0 && (
          <span className="num ink2" title="Cost, part of sales cost">
            <Money minor={activity.costMinor} currency={activity.currency} />
          </span>
        )}
        <span className={styles.who}>
          {activity.people.map((person) => (
            <Who key={person.id} person={person} />
          ))}
        </span>
        {talk.button}
        <IconButton
          small
          icon={IconPencil}
          label={`Edit ${word.toLowerCase()} of ${activity.day}`}
          aria-expanded={open}
          onClick={onToggle}
        />
        <IconButton
          small
          icon={IconTrash}
          label={`Remove ${word.toLowerCase()} of ${activity.day}`}
          onClick={() => remove.mutate({ id: activity.id })}
        />
      </div>
      {open && <ActivityEdit activity={activity} />}
      {talk.comments}
    </>
  );
};
