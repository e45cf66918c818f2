import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WeekClose } from '../../../../../shared/contract/close';
import { useWorkspace, useWrite } from '../../../api';
import { plural, stamp } from '../../../format';
import { Badge, Button, Card, Dialog, Item, List, showNote } from '../../../ui';
import styles from './close.module.css';

/** What is still open before the week can be frozen with a good conscience. */
export const gapsOf = ({ sections, span }: WeekClose): string[] => {
  const behind = sections
    .filter(({ sources }) => sources.some(({ missing }) => missing > 0))
    .map(({ section }) => section.name);
  const unsigned = sections.filter(({ section }) => section.signature === null).map(({ section }) => section.name);
  const changed = sections.filter(({ section }) => section.changedAfter).map(({ section }) => section.name);
  return [
    span.elapsed < span.days && `The week is not over: ${plural(span.days - span.elapsed, 'day')} to come.`,
    behind.length > 0 && `Files do not reach the last day: ${behind.join(', ')}.`,
    unsigned.length > 0 && `Not signed: ${unsigned.join(', ')}.`,
    changed.length > 0 && `Changed after signing: ${changed.join(', ')}.`,
  ].filter((gap) => gap !== false);
};

/** How far the close has come, freezing, and what was frozen before. */
export const FreezeCard = ({ close }: { close: WeekClose }) => {
  const { today, timeZone } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const freeze = useWrite('reports.freeze');
  const gaps = gapsOf(close);
  const { sections, snapshots, span } = close;
  const signed = sections.filter(({ section }) => section.signature !== null && !section.changedAfter).length;
  const run = (): void => {
    setAsking(false);
    freeze.mutate(
      { kind: 'weekly', period: span.period },
      { onSuccess: () => showNote('The week is frozen: it opens the same for ever.') },
    );
  };
  return (
    <Card title="Freeze" sub={`${signed} of ${sections.length} sections signed`}>
      {gaps.length === 0 ? (
        <Badge tone="good" shape="circle">
          Ready
        </Badge>
      ) : (
        <ul className={styles.gaps} aria-label="Still open">
          {gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      )}
      <Button
        kind="primary"
        waits={span.elapsed === 0 ? 'The week has not begun.' : freeze.isPending && 'The week is being frozen.'}
        onClick={() => (gaps.length > 0 ? setAsking(true) : run())}
      >
        {snapshots.length > 0 ? 'Freeze again' : 'Freeze the week'}
      </Button>
      {snapshots.length > 0 && (
        <List label="Frozen so far">
          {snapshots.map(({ id, frozenAt, author }, index) => (
            <Item key={id}>
              <span>
                {stamp(frozenAt, today, timeZone)}
                {author && <span className="ink2"> by {author}</span>}
              </span>
              <span className="push">
                {index === 0 ? (
                  <Link to="/reports/weekly" search={{ period: span.period }} className={styles.link}>
                    Open
                  </Link>
                ) : (
                  <span className="s ink2">kept</span>
                )}
              </span>
            </Item>
          ))}
        </List>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Freeze with open points?"
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Not yet</Button>
            <Button kind="primary" onClick={run}>
              Freeze all the same
            </Button>
          </>
        }
      >
        <ul className={styles.gaps}>
          {gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
        <p className="ink2">A frozen report can’t be undone. The week can be frozen again later; both stay.</p>
      </Dialog>
    </Card>
  );
};
