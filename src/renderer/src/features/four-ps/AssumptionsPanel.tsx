import { useSearch } from '@tanstack/react-router';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FourPsAssumption } from '../../../../shared/contract/four-ps';
import { FOUR_PS } from '../../../../shared/domain/four-ps';
import { useWorkspace, useWrite } from '../../api';
import { day } from '../../format';
import { Button, cx, Empty, IconButton, InlineEdit, StatusBadge, Who } from '../../ui';
import { AssumptionForm } from './AssumptionForm';
import styles from './four-ps.module.css';
import { Score } from './Score';
import type { Sheet } from './useSheet';
import { actualText, expectedText } from './words';

const Line = ({ one, marked }: { one: FourPsAssumption; marked: boolean }) => {
  const { today } = useWorkspace();
  const update = useWrite('four-ps.updateAssumption', { quiet: true });
  const remove = useWrite('four-ps.removeAssumption', { done: () => 'Removed the assumption' });
  const judged = one.verdict === 'right' || one.verdict === 'wrong';
  return (
    <li className={cx(styles.assumption, marked && styles.marked)}>
      <div className={styles.top}>
        <span className="strong">{one.statement}</span>
        <span className="push" />
        <StatusBadge status={one.verdict} />
      </div>
      <div className="row s ink2">
        <span className="ink3">{FOUR_PS[one.p].name}</span>
        <span className="cut">
          {judged ? (
            <>
              <b>{actualText(one)}</b> against {expectedText(one)}
            </>
          ) : (
            <>expected {expectedText(one)}</>
          )}
        </span>
        <span className="push nowrap">{day(one.due, { today })}</span>
        <IconButton
          small
          icon={IconX}
          label={`Remove: ${one.statement}`}
          onClick={() => remove.mutate({ id: one.id })}
        />
      </div>
      <div className="row s ink3">
        <span className="cut">
          {one.metricName}
          {one.group !== null && `, ${one.group}`}, {one.period}
          {one.option !== null && `, option ${one.option}`}
        </span>
        {one.owner && (
          <span className="push">
            <Who person={one.owner} />
          </span>
        )}
      </div>
      {one.verdict === 'not-yet' && one.provisional !== null && (
        <div className="s ink2">
          So far {actualText(one)}: would be {one.provisional}
        </div>
      )}
      {one.reason !== null && !judged && <div className="s ink2">because {one.reason}</div>}
      {one.verdict !== 'not-yet' && (
        <div className={styles.learned}>
          <InlineEdit
            kind="text"
            bare
            label={`What was learned: ${one.statement}`}
            placeholder="What was learned"
            value={one.learned}
            onSave={(learned) => update.mutateAsync({ id: one.id, learned })}
          />
        </div>
      )}
    </li>
  );
};

/** What the worksheet assumes, bound to metrics: how it stands, and how often it was right. */
export const AssumptionsPanel = ({ sheet }: { sheet: Sheet }) => {
  const [adding, setAdding] = useState(false);
  const { assumption } = useSearch({ from: '/four-ps/$id' });
  return (
    <>
      <div className={styles.panelHead}>
        <div className="row">
          <h2>Assumptions</h2>
          <span className="push" />
          <Button small icon={IconPlus} onClick={() => setAdding(true)}>
            Assumption
          </Button>
        </div>
        {sheet.assumptions.length > 0 && <Score tally={sheet.tally} />}
      </div>
      {sheet.assumptions.length === 0 ? (
        <Empty inline>
          Bind a statement to a metric, a value and a day: when it comes, the sheet says right or wrong.
        </Empty>
      ) : (
        <ul className={styles.assumptions}>
          {sheet.assumptions.map((one) => (
            <Line key={one.id} one={one} marked={one.id === assumption} />
          ))}
        </ul>
      )}
      <AssumptionForm sheet={sheet} open={adding} onClose={() => setAdding(false)} />
    </>
  );
};
