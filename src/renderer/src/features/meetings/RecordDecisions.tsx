import { Link } from '@tanstack/react-router';
import type { SubjectKind } from '../../../../shared/domain/meetings';
import { useRead, useWorkspace } from '../../api';
import { day } from '../../format';
import { Item, List, Section } from '../../ui';

/** What meetings decided about a record, on the record itself. Nothing where there is nothing. */
export const RecordDecisions = ({ kind, id }: { kind: SubjectKind; id: string }) => {
  const { today } = useWorkspace();
  const decisions = useRead('meetings.decisions', { about: { kind, id } }).data ?? [];
  if (decisions.length === 0) return null;
  return (
    <Section title="Decided in meetings">
      <List label="Decided in meetings">
        {decisions.map((one) => (
          <Item key={one.id} two>
            <span>
              {one.what}
              {one.why !== '' && <span className="ink2">, because {one.why}</span>}
              <br />
              <span className="s ink3">
                {day(one.day, { today })}
                {one.meeting && (
                  <>
                    {', '}
                    <Link to="/meetings/$id" params={{ id: one.meeting.id }} className="open">
                      {one.meeting.title}
                    </Link>
                  </>
                )}
              </span>
            </span>
          </Item>
        ))}
      </List>
    </Section>
  );
};
