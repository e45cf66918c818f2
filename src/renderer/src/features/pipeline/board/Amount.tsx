import { money, moneyShort } from '../../../format';
import styles from './board.module.css';

type AmountProps = { minor: number; currency: string /** Characters that stand in a narrow column. */; room: number };

/**
 * An amount in full where there is room, else a short one: half a number is a wrong one. Which of the two is seen, the width of
 * the column says.
 */
export const Amount = ({ minor, currency, room }: AmountProps) => {
  const full = money(minor, currency);
  if (full.length <= room) return <span>{full}</span>;
  return (
    <span title={full}>
      <span className={styles.long}>{full}</span>
      <span className={styles.short}>{moneyShort(minor, currency)}</span>
    </span>
  );
};
