import { Link } from '@tanstack/react-router';
import type { MeetingDecision } from '../../../../shared/contract/meetings';
import type { SubjectKind } from '../../../../shared/domain/meetings';
import { useRead, useWorkspace } from '../../api';
import { day, whyWords } from '../../format';
import { Card, Item, List, Section } from '../../ui';

const TITLE = 'Decided in meetings';

const Taken = ({ decision }: { decision: MeetingDecision }) => {
  const { today } = useWorkspace();
  return (
    <>
      {day(decision.day, { today })}
      {decision.meeting && (
        <>
          {', '}
          <Link to="/meetings/$id" params={{ id: decision.meeting.id }} className="open">
            {decision.meeting.title}
          </Link>
        </>
      )}
    </>
  );
};

type Props = {
  kind: SubjectKind;
  id: string;
  /** `line` for a row of a list, where there is no room for a heading. */
  as?: 'section' | 'card' | 'line';
  /** The record itself is undecided: what a meeting said of it did not decide it. */
  open?: boolean;
};

/** What meetings decided about a record, on the record itself. Nothing where there is nothing. */
export const RecordDecisions = ({ kind, id, as = 'section', open = false }: Props) => {
  const decisions = useRead('meetings.decisions', { about: { kind, id } }).data ?? [];
  if (decisions.length === 0) return null;
  if (as === 'line')
    return (
      <>
        {decisions.map((one) => (
          <p key={one.id} className="s ink2">
            <b>{open ? 'Said in a meeting' : 'Decided'}:</b> {one.what}
            {whyWords(one.why)} (<Taken decision={one} />)
          </p>
        ))}
      </>
    );
  const list = (
    <List label={TITLE}>
      {decisions.map((one) => (
        <Item key={one.id} two>
          <span>
            {one.what}
            <span className="ink2">{whyWords(one.why)}</span>
            <br />
            <span className="s ink3">
              <Taken decision={one} />
            </span>
          </span>
        </Item>
      ))}
    </List>
  );
  return as === 'card' ? <Card title={TITLE}>{list}</Card> : <Section title={TITLE}>{list}</Section>;
};
