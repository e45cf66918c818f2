import { useRead, useWorkspace, useWrite } from '../../../api';
import { day as dayText, moment, number, plural } from '../../../format';
import { Await, Item, List } from '../../../ui';
import styles from './deal.module.css';
import type { Deal } from './useDeal';
import { markedName } from '../../campaigns/untargeted';
import { useUntargeted } from '../../campaigns/useUntargeted';

/** The checklist of the stage it stands in. */
export const Playbook = ({ deal }: { deal: Deal }) => {
  const tick = useWrite('deals.tick');
  if (deal.playbook.length === 0)
    return <p className="s ink3">This stage has no checklist. Settings, Pipelines is where it gets one.</p>;
  return (
    <ul className={styles.playbook}>
      {deal.playbook.map((item) => (
        <li key={item.id}>
          <label>
            <input
              type="checkbox"
              checked={item.done}
              onChange={(event) => tick.mutate({ id: deal.id, item: item.id, done: event.currentTarget.checked })}
            />
            <span className={item.done ? 'ink3' : undefined}>{item.text}</span>
          </label>
        </li>
      ))}
    </ul>
  );
};

/** Every stage it stood in, since when and for how long. */
export const StageHistory = ({ deal }: { deal: Deal }) => {
  const { today, timeZone } = useWorkspace();
  return (
    <List label="Stage history">
      {deal.history.toReversed().map((entry) => (
        <Item key={`${entry.at} ${entry.stage}`}>
          <b>{entry.stage}</b>
          <span className="ink3 s">
            {moment(entry.at, today, timeZone)}
            {entry.by ? `, ${entry.by}` : ''}
          </span>
          <span className="push s ink2 nowrap">{entry.days === null ? '' : plural(entry.days, 'day')}</span>
        </Item>
      ))}
    </List>
  );
};

/** Where it came from: a line of a file, with the cells as they were written, or somebody's hand. */
export const Source = ({ deal }: { deal: Deal }) => {
  const { today, timeZone } = useWorkspace();
  const untargeted = useUntargeted(deal.campaign !== null);
  const imported = deal.batch !== null && deal.sourceLine !== null;
  const line = useRead(
    'metrics.sourceLine',
    { batch: deal.batch ?? 1, line: deal.sourceLine ?? 1 },
    { enabled: imported, keep: false },
  );
  if (!imported)
    return (
      <p className="s ink2">
        Entered in Tandem{deal.createdDay ? `, ${dayText(deal.createdDay, { today })}` : ''}
        {deal.campaign ? `, from ${markedName(deal.campaign, untargeted.named(deal.campaign))}` : ''}
      </p>
    );
  return (
    <Await query={line}>
      {(found) => (
        <>
          <p className="s ink2">
            {found.file}, line {number(found.line)}, imported {moment(found.importedAt, today, timeZone)}
            {found.by ? ` by ${found.by}` : ''}
          </p>
          <dl className={styles.cells}>
            {found.cells.slice(0, 16).map((cell) => (
              <div key={cell.column}>
                <dt>{cell.column}</dt>
                <dd>{cell.value || '–'}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Await>
  );
};
