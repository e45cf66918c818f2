import { useEffect } from 'react';
import type { RuleChange } from '../../../../shared/contract/attribution';
import type { Output } from '../../../../shared/contract';
import { useJob, useWorkspace } from '../../api';
import { money, number, plural } from '../../format';
import { DataTable, Progress } from '../../ui';
import { NoTarget } from '../campaigns/NoTarget';
import { servesTarget } from '../campaigns/untargeted';
import { useUntargeted } from '../campaigns/useUntargeted';

type Move = Output<'attribution.preview'>['moves'][number];

/** Typing goes on: only a change that stood for so long is worked out. */
const STANDS_MS = 200;

/** What a change of the rules moves, before it is made; worked out anew, and the last attempt given up, as it changes. */
export const Moves = ({ change }: { change: RuleChange }) => {
  const preview = useJob('attribution.preview');
  const { run, cancel } = preview;
  const asked = JSON.stringify(change);
  useEffect(() => {
    const later = setTimeout(() => void run({ change: JSON.parse(asked) as RuleChange }), STANDS_MS);
    return () => {
      clearTimeout(later);
      cancel();
    };
  }, [asked, run, cancel]);
  if (preview.state !== 'done' || preview.output === null)
    return preview.state === 'cancelled' ? (
      <p className="ink2">Cancelled. What it would move is not known.</p>
    ) : (
      <Progress job={preview} noun="order" label="Looking at what moves" />
    );
  const { problem, moves } = preview.output;
  if (problem !== null)
    return (
      <p role="alert" className="bad">
        {problem}
      </p>
    );
  return moves.length === 0 ? <p className="ink2">No order moves.</p> : <MovesTable moves={moves} />;
};

/** Orders that come from no campaign, or go to none, in a sentence; null where as many go as come. */
const looseWords = (moves: readonly Move[]): string | null => {
  const more = moves.reduce((sum, move) => sum + move.after - move.before, 0);
  if (more === 0) return null;
  return more > 0
    ? `${plural(more, 'order')} more than before will have a campaign.`
    : `${plural(-more, 'order')} will have no campaign any more.`;
};

/** Orders and net sales of each campaign before and after, and how many orders come from no campaign or go to none. */
export const MovesTable = ({ moves }: { moves: readonly Move[] }) => {
  const loose = looseWords(moves);
  const { currency } = useWorkspace();
  const untargeted = useUntargeted();
  return (
    <>
      <DataTable<Move>
        label="What the change moves"
        tight
        rowKey={(move) => move.campaignId ?? ''}
        rows={moves.slice(0, 12)}
        count={moves.length}
        all={() => Promise.resolve([...moves])}
        columns={[
          {
            key: 'campaign',
            header: 'Campaign',
            cut: true,
            value: (move) => move.campaign,
            also: [servesTarget((move) => untargeted.has(move.campaignId))],
            cell: (move) => (
              <>
                {move.campaign}
                {untargeted.has(move.campaignId) && <NoTarget />}
              </>
            ),
          },
          {
            key: 'orders',
            header: 'Orders',
            numeric: true,
            value: (move) => move.after,
            also: [{ name: 'Orders before', value: (move) => move.before }],
            cell: (move) => `${number(move.before)} → ${number(move.after)}`,
          },
          {
            key: 'net',
            header: 'Net sales',
            numeric: true,
            value: (move) => ({ minor: move.netAfter }),
            also: [{ name: 'Net sales before', value: (move) => ({ minor: move.netBefore }) }],
            cell: (move) => `${money(move.netBefore, currency)} → ${money(move.netAfter, currency)}`,
          },
        ]}
      />
      {loose !== null && <p className="s ink2">{loose}</p>}
    </>
  );
};
