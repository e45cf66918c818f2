import { useSearch } from '@tanstack/react-router';
import { IconPencil, IconPlus, IconX } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import type { FourPsAssumption } from '../../../../shared/contract/four-ps';
import { FOUR_PS } from '../../../../shared/domain/four-ps';
import { useWorkspace, useWrite } from '../../api';
import { day } from '../../format';
import { usePeriod } from '../../frame/period';
import { Button, cx, Empty, IconButton, StatusBadge } from '../../ui';
import { useCommentsLine } from '../comments';
import { AssumptionForm, halfWritten } from './AssumptionForm';
import styles from './four-ps.module.css';
import { OwnerMenu } from './OwnerMenu';
import { Point } from './PCell';
import { Score } from './Score';
import type { Sheet } from './useSheet';
import { periodWords } from './periods';
import { actualText, becauseOf, expectedText } from './words';

type LineProps = { one: FourPsAssumption; marked: boolean; onEdit: () => void };

const Line = ({ one, marked, onEdit }: LineProps) => {
  const { today } = useWorkspace();
  const { calendar } = usePeriod();
  const update = useWrite('four-ps.updateAssumption', { quiet: true });
  const remove = useWrite('four-ps.removeAssumption', { done: () => 'Removed the assumption' });
  const { button, comments } = useCommentsLine({ entity: 'assumption', id: one.id, of: one.statement });
  const judged = one.verdict === 'right' || one.verdict === 'wrong';
  const because = becauseOf(one);
  return (
    <li className={cx(styles.assumption, marked && styles.marked)}>
      <div className={styles.top}>
        <span className={styles.statement}>
          <Point
            headline
            needed
            about={`${one.id} statement`}
            label={`Assumption: ${one.statement}`}
            ask="What is assumed"
            value={one.statement}
            onSave={(statement) => update.mutateAsync({ id: one.id, statement })}
          />
        </span>
        <StatusBadge status={one.verdict} />
      </div>
      <div className={cx(styles.facts, 's ink2')}>
        <span>
          <span className="ink3">{FOUR_PS[one.p].name}</span>{' '}
          {judged ? (
            <>
              <b>{actualText(one)}</b> against {expectedText(one)}
            </>
          ) : (
            <>expected {expectedText(one)}</>
          )}
        </span>
        <span className="push nowrap">{day(one.due, { today })}</span>
      </div>
      <div className={cx(styles.facts, 's ink3')}>
        <span>
          {one.metricName}
          {one.group !== null && `, ${one.group}`}, <span className="nowrap">{periodWords(one.period, calendar)}</span>
          {one.option !== null && `, option ${one.option}`}
        </span>
        <span className={styles.tools}>
          {button}
          <OwnerMenu
            of={one.statement}
            owner={one.owner}
            onChoose={(ownerId) => update.mutate({ id: one.id, ownerId })}
          />
          <IconButton small icon={IconPencil} label={`Change: ${one.statement}`} onClick={onEdit} />
          <IconButton
            small
            icon={IconX}
            label={`Remove: ${one.statement}`}
            onClick={() => remove.mutate({ id: one.id })}
          />
        </span>
      </div>
      {one.verdict === 'not-yet' && one.provisional !== null && (
        <div className="s ink2">
          So far {actualText(one)}: would be {one.provisional}
        </div>
      )}
      {because !== null && <div className="s ink2">{because}</div>}
      {one.verdict !== 'not-yet' && (
        <div className={styles.learned}>
          <Point
            about={`${one.id} learned`}
            label={`What was learned: ${one.statement}`}
            ask="What was learned"
            value={one.learned}
            onSave={(learned) => update.mutateAsync({ id: one.id, learned })}
          />
        </div>
      )}
      {comments}
      {update.error && (
        <p className="bad s" role="alert">
          {update.error.message}
        </p>
      )}
    </li>
  );
};

/** What the worksheet assumes, bound to metrics: how it stands, and how often it was right. */
export const AssumptionsPanel = ({ sheet }: { sheet: Sheet }) => {
  const [asking, setAsking] = useState(() => halfWritten(sheet));
  const button = useRef<HTMLButtonElement>(null);
  const { period } = usePeriod();
  const { assumption } = useSearch({ from: '/four-ps/$id' });
  const close = useCallback(() => {
    setAsking(null);
    button.current?.focus();
  }, []);
  return (
    <>
      <div className={styles.panelHead}>
        <div className="row">
          <h2>Assumptions</h2>
          <span className="push" />
          <Button ref={button} small icon={IconPlus} aria-expanded={asking === 'new'} onClick={() => setAsking('new')}>
            Assumption
          </Button>
        </div>
        {sheet.assumptions.length > 0 && <Score tally={sheet.tally} />}
      </div>
      {/* Begun anew with the period. */}
      {asking === 'new' && <AssumptionForm key={`${period.id} ${period.to}`} sheet={sheet} onClose={close} />}
      {sheet.assumptions.length === 0 ? (
        asking === null && (
          <Empty inline>
            Bind a statement to a metric, a value and a day: when it comes, the sheet says right or wrong.
          </Empty>
        )
      ) : (
        <ul className={styles.assumptions}>
          {sheet.assumptions.map((one) =>
            one.id === asking ? (
              <li key={one.id}>
                <AssumptionForm sheet={sheet} changed={one} onClose={close} />
              </li>
            ) : (
              <Line key={one.id} one={one} marked={one.id === assumption} onEdit={() => setAsking(one.id)} />
            ),
          )}
        </ul>
      )}
    </>
  );
};
