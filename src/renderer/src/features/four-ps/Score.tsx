import type { Output } from '../../../../shared/contract';
import { percent } from '../../format';
import styles from './four-ps.module.css';

type Tally = Output<'four-ps.get'>['tally'];

/** How many assumptions came right; words stand beside the colours. `short` leaves out what there is none of. */
export const Score = ({ tally, short = false }: { tally: Tally; short?: boolean }) => {
  const parts = [
    { count: tally.right, word: 'right', tone: 'good' },
    { count: tally.wrong, word: 'wrong', tone: 'bad' },
    { count: tally.notYet, word: 'not yet', tone: undefined },
    { count: tally.notComputable, word: 'not computable', tone: undefined },
  ].filter((part) => !short || part.count > 0);
  if (parts.length === 0) return <span className="ink3">none</span>;
  return (
    <span className={styles.score}>
      {parts.map(({ count, word, tone }) => (
        <span key={word} className="s nowrap">
          <b className={tone}>{count}</b> {word}
        </span>
      ))}
      {!short && tally.hitRate !== null && (
        <span className="s ink3 nowrap">{percent(tally.hitRate)} guessed right</span>
      )}
    </span>
  );
};
