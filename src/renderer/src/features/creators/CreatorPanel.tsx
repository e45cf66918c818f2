import { useRead } from '../../api';
import { number } from '../../format';
import { Await, Figure, Money, Reason, Section, Stats } from '../../ui';
import { Parts, RecordPanel } from '../library';
import { RecordDecisions } from '../meetings/RecordDecisions';

/** What they brought and cost, and what of their commission is still owed. */
const Statement = ({ id }: { id: string }) => {
  const statement = useRead('creators.statement', { id });
  return (
    <Await query={statement}>
      {(found) => (
        <Section title="Earned and owed" sub="of all time">
          <Stats>
            <Figure
              size="m"
              label="Owed now"
              value={<Money minor={found.owedMinor} />}
              note={
                <>
                  <Money minor={found.earnedMinor} /> earned, <Money minor={found.paidMinor} /> paid
                </>
              }
            />
            <Figure size="m" label="On hold" value={<Money minor={found.heldMinor} />} note="can still be refunded" />
            <Figure
              size="m"
              label="Orders"
              value={number(found.orders)}
              note={
                <>
                  <Money minor={found.netMinor} /> net
                </>
              }
            />
            <Figure
              size="m"
              label="Cost per order"
              value={
                found.costPerResultMinor === null ? (
                  <Reason text="No order named a code of theirs yet.">–</Reason>
                ) : (
                  <Money minor={found.costPerResultMinor} />
                )
              }
              note={
                <>
                  <Money minor={found.feesMinor} /> fees, <Money minor={found.sentMinor} /> product
                </>
              }
            />
          </Stats>
          {found.leftOut.length > 0 && (
            <p className="s warn">{`Orders in ${found.leftOut.join(', ')} have no exchange rate and are left out.`}</p>
          )}
        </Section>
      )}
    </Await>
  );
};

/** One creator: the deal with them, what they deliver, what was sent, their codes, and what they are owed. */
export const CreatorPanel = ({ id, onClose }: { id: string; onClose: () => void }) => (
  <RecordPanel kind="creator" id={id} onClose={onClose} width={720}>
    {(item) => (
      <>
        <Statement id={item.id} />
        <Parts kind="handle" parentId={item.id} empty="Where are they followed? Write a platform below." />
        <Parts kind="deliverable" parentId={item.id} empty="Nothing was agreed yet." />
        <Parts kind="code" parentId={item.id} empty="No code yet." />
        <Parts kind="send" parentId={item.id} empty="No product was sent." />
        <Parts kind="payment" parentId={item.id} empty="No commission was paid." />
        <RecordDecisions kind="creator" id={item.id} />
      </>
    )}
  </RecordPanel>
);
