import { Link } from '@tanstack/react-router';
import type { NextStep } from '../../../../shared/contract/home';
import { daysBetween } from '../../../../shared/domain/day';
import { useRead, useWorkspace, useWrite } from '../../api';
import { day } from '../../format';
import { usePreferences } from '../../frame/preferences';
import { Day, Item, List, Section } from '../../ui';
import styles from './home.module.css';
import { stepWords } from './words';

/** Opens what the step belongs to. */
const StepLink = ({ step }: { step: NextStep }) => {
  const words = stepWords(step);
  const look = { className: styles.step, title: words };
  if (step.kind === 'deal')
    return (
      <Link to="/pipeline" search={{ deal: step.id }} {...look}>
        {words}
      </Link>
    );
  if (step.kind === 'lead')
    return (
      <Link to="/leads/$id" params={{ id: step.id }} {...look}>
        {words}
      </Link>
    );
  if (step.kind === 'deliverable')
    return (
      <Link to="/campaigns/creators" search={{ tab: 'deliverable', item: step.id }} {...look}>
        {words}
      </Link>
    );
  if (step.kind === 'action')
    return step.record === null ? (
      <Link to="/meetings" search={{ view: 'actions' }} {...look}>
        {words}
      </Link>
    ) : (
      <Link to="/meetings/$id" params={{ id: step.record.id }} {...look}>
        {words}
      </Link>
    );
  if (step.record === null)
    return (
      <Link to="/customers" search={{ tab: 'activities', steps: 'open' }} {...look}>
        {words}
      </Link>
    );
  return (
    <Link
      to={step.record.kind === 'company' ? '/customers/companies/$id' : '/customers/contacts/$id'}
      params={{ id: step.record.id }}
      {...look}
    >
      {words}
    </Link>
  );
};

/** A lead waits since the day it was handed over; like every date here it is red once its time, the next day, is over. */
const Waiting = ({ since }: { since: string }) => {
  const { today } = useWorkspace();
  return <span className={daysBetween(since, today) > 1 ? 'bad' : undefined}>since {day(since, { today })}</span>;
};

/** What I have to do next: on deals, after visits and calls, what was agreed in meetings, and leads handed to me. A tick does it, and can be undone. */
export const NextSteps = () => {
  const { preferences } = usePreferences();
  const personId = preferences?.personId ?? null;
  const steps = useRead('home.nextSteps', { personId, limit: 7 });
  const dealt = useWrite('deals.doneStep', { done: () => 'Marked the step as done' });
  const acted = useWrite('activities.update', { done: () => 'Marked the step as done' });
  const accepted = useWrite('handoff.accept', { done: () => 'Accepted the lead' });
  const delivered = useWrite('library.update', { done: () => 'Marked as delivered' });
  const agreed = useWrite('meetings.updateAction', { done: () => 'Marked the action as done' });
  const tick = ({ kind, id }: NextStep): void => {
    if (kind === 'deal') dealt.mutate({ id });
    else if (kind === 'activity') acted.mutate({ id, nextDone: true });
    else if (kind === 'deliverable') delivered.mutate({ kind: 'deliverable', id, values: { done: 1 } });
    else if (kind === 'action') agreed.mutate({ id, done: true });
    else accepted.mutate({ id });
  };
  return (
    <Section title={personId === null ? 'Next steps' : 'My next steps'}>
      {steps.data && steps.data.length > 0 ? (
        <List label="Next steps">
          {steps.data.map((step) => (
            <Item key={step.id}>
              <input
                type="checkbox"
                className={styles.done}
                aria-label={step.kind === 'lead' ? stepWords(step) : `Done: ${stepWords(step)}`}
                checked={false}
                onChange={() => tick(step)}
              />
              <StepLink step={step} />
              <span className="push s nowrap">
                {step.kind === 'lead' && step.day !== null ? <Waiting since={step.day} /> : <Day day={step.day} due />}
              </span>
            </Item>
          ))}
        </List>
      ) : (
        <p className="s ink3">
          {steps.isPending
            ? ''
            : steps.error
              ? steps.error.message
              : 'None. Open a deal or log an activity to say what comes next.'}
        </p>
      )}
    </Section>
  );
};
