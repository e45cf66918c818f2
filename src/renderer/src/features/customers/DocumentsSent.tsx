import { Link } from '@tanstack/react-router';
import type { ActivityRow } from '../../../../shared/contract/activities';
import { useRead } from '../../api';
import { number } from '../../format';
import { Day, Section } from '../../ui';
import styles from './customers.module.css';

/** As many as stand beside a record; all of them are in its activities. */
const SHOWN = 20;

const titleOf = ({ material, text }: ActivityRow): string => {
  if (material === null) return text || 'Material';
  return material.version === '' ? material.name : `${material.name}, version ${material.version}`;
};

/** Which material they were sent, in which version, and when; the newest first. */
export const DocumentsSent = ({ of }: { of: { companyId: string } | { contactId: string } }) => {
  const sent = useRead('activities.list', { ...of, kind: 'material-sent', limit: SHOWN });
  const { rows, total } = sent.data ?? { rows: [], total: 0 };
  return (
    <Section title="Documents sent">
      {sent.data && total === 0 && (
        <p className="s ink3">None yet. Log “Material sent” above, or mark a proposal as sent.</p>
      )}
      <ul className={styles.needs} aria-label="Documents sent">
        {rows.map((row) => (
          <li key={row.id} className={styles.contact}>
            <span className="cut">{titleOf(row)}</span>
            <span className="push s ink3 nowrap">
              {'companyId' in of && row.contact && (
                <>
                  <Link to="/customers/contacts/$id" params={{ id: row.contact.id }}>
                    {row.contact.name}
                  </Link>
                  ,{' '}
                </>
              )}
              <Day day={row.day} />
            </span>
          </li>
        ))}
      </ul>
      {total > rows.length && <p className="s ink3">{number(total - rows.length)} more under Activities.</p>}
    </Section>
  );
};
