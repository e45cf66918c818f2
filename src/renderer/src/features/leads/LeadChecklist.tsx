import { Link } from '@tanstack/react-router';
import type { LeadDetail } from '../../../../shared/contract/leads';
import { useWrite } from '../../api';
import { Card, Day } from '../../ui';
import styles from './leads.module.css';

/** What makes a lead qualified, ticked one by one. */
export const LeadChecklist = ({ lead }: { lead: LeadDetail }) => {
  const tick = useWrite('handoff.tick');
  const needed = lead.criteria.filter((one) => one.needed);
  const met = needed.filter((one) => one.day !== null).length;
  const locked = lead.state === 'converted' || lead.state === 'closed';
  return (
    <Card
      title="Qualification"
      sub={needed.length === 0 ? 'nothing is needed' : `${met} of ${needed.length} needed`}
      actions={
        <Link className="s ink2" to="/settings" search={{ section: 'leads' }}>
          Edit the checklist
        </Link>
      }
    >
      {lead.criteria.length === 0 && <p className="ink3">The checklist is empty. Add criteria in the settings.</p>}
      <ul className={styles.checks}>
        {lead.criteria.map((criterion) => (
          <li key={criterion.id}>
            <label className="row">
              <input
                type="checkbox"
                checked={criterion.day !== null}
                disabled={locked || tick.isPending}
                onChange={() => tick.mutate({ id: lead.id, criterionId: criterion.id, met: criterion.day === null })}
              />
              <span>{criterion.name}</span>
              {!criterion.needed && <span className="s ink3">optional</span>}
            </label>
            <span className="push s ink3">
              {criterion.day !== null && (
                <>
                  {criterion.by ? `${criterion.by}, ` : ''}
                  <Day day={criterion.day} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};
