import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useJob } from '../../api';
import { Progress } from '../../ui';
import { codeMoves, type CodeMove } from './codeMoves';
import { MovesTable } from './Moves';
import { MovesDialog } from './MovesDialog';

/** Nothing under this time shows that it is worked out. */
const QUIET_MS = 300;

/** Why it was refused; a Cancel is no refusal. */
const sentenceOf = ({ code, message }: { code: string; message: string }): string | null =>
  code === 'cancelled' ? null : message;

const Looking = ({ move }: { move: CodeMove }) => {
  const preview = useJob('attribution.preview');
  const change = useJob('attribution.change', { done: () => move.done });
  const [late, setLate] = useState(false);
  const ends = (tell: () => void): void => {
    if (codeMoves.now() === move) codeMoves.done();
    tell();
  };
  const apply = async (): Promise<void> => {
    let why: string | null = null;
    const done = await change.run({ change: move.change }, (error) => (why = sentenceOf(error)));
    if (done) ends(move.made);
    else ends(() => move.left(why));
  };
  const look = useEffectEvent(async () => {
    let why: string | null = null;
    const found = await preview.run({ change: move.change }, (error) => (why = sentenceOf(error)));
    // Its page was left meanwhile: nobody waits for it any more.
    if (codeMoves.now() !== move) return;
    if (!found) ends(() => move.left(why));
    else if (found.problem !== null) ends(() => move.left(found.problem));
    else if (found.moves.length === 0) await apply();
  });
  useEffect(() => {
    void look();
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  const moves = preview.output?.moves ?? [];
  const running = preview.state === 'running' || change.state === 'running';
  if (moves.length === 0 && !late) return null;
  const leave = (): void => {
    preview.cancel();
    change.cancel();
    if (!running) ends(() => move.left(null));
  };
  return (
    <MovesDialog title={move.title} running={running} onLeave={leave} onApply={() => void apply()}>
      {change.state === 'running' ? (
        <Progress job={change} noun="order" label="Attributing orders anew" />
      ) : preview.state === 'running' ? (
        <Progress job={preview} noun="order" label="Looking at what moves" />
      ) : (
        <>
          <p className="ink2">{move.why} These move:</p>
          <MovesTable moves={moves} />
        </>
      )}
    </MovesDialog>
  );
};

/** What a change of a campaign or of creators' codes moves, shown where orders do; stands once on each page that makes such changes. */
export const CodeMoves = () => {
  const move = useSyncExternalStore(codeMoves.subscribe, codeMoves.now);
  return move && <Looking key={JSON.stringify(move.change)} move={move} />;
};
