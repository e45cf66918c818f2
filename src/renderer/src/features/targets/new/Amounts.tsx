import type { TargetTree } from '../../../../../shared/contract/target-shapes';
import { type Division, DIVISIONS } from '../../../../../shared/domain/targets';
import { useRead } from '../../../api';
import { number } from '../../../format';
import { Await, TextField } from '../../../ui';
import { amountOf, readAmount } from '../amount';
import styles from './new.module.css';

/** More parts than these are typed in the tree itself, where they can be found. */
const MOST = 40;

/** The parts that were typed, as they are saved; null where one of them is no amount. */
export const typedParts = (
  unit: Pick<TargetTree, 'currency'>,
  texts: ReadonlyMap<string, string>,
): { ref: string; amount: number }[] | null => {
  const typed = [...texts].filter(([, text]) => text.trim() !== '');
  const parts = typed.flatMap(([ref, text]) => {
    const amount = readAmount(unit, text);
    return amount === null ? [] : [{ ref, amount }];
  });
  return parts.length === typed.length ? parts : null;
};

/** The parts of the first level with an amount each to type, and what of the whole is left. */
export const Amounts = ({
  kind,
  unit,
  whole,
  texts,
  onChange,
}: {
  kind: Division;
  unit: Pick<TargetTree, 'currency'>;
  /** What is shared out; null while nothing is typed. */
  whole: number | null;
  texts: ReadonlyMap<string, string>;
  onChange: (texts: ReadonlyMap<string, string>) => void;
}) => {
  const query = useRead('targets.parts', { kind });
  const sum = typedParts(unit, texts)?.reduce((total, { amount }) => total + amount, 0) ?? null;
  const rest = whole === null || sum === null ? null : whole - sum;
  return (
    <Await query={query}>
      {(parts) =>
        parts.length > MOST ? (
          <p className="s ink2">
            There are {number(parts.length)} of them: they stand in the tree with nothing, and you type their amounts
            there.
          </p>
        ) : (
          <fieldset className={styles.parts}>
            <legend>By {DIVISIONS[kind].name.toLowerCase()}; what stays empty is left out</legend>
            {parts.map(({ ref, name }) => (
              <TextField
                key={ref}
                label={name}
                value={texts.get(ref) ?? ''}
                error={
                  (texts.get(ref) ?? '').trim() !== '' && readAmount(unit, texts.get(ref) ?? '') === null
                    ? 'That is not an amount.'
                    : undefined
                }
                onChange={(event) => onChange(new Map(texts).set(ref, event.currentTarget.value))}
              />
            ))}
            {rest !== null && (
              <output className={rest < 0 ? 's bad' : 's ink2'}>
                {rest < 0
                  ? `${amountOf(unit, -rest)} more than the whole`
                  : rest === 0
                    ? 'All of it is given out'
                    : `${amountOf(unit, rest)} not allocated`}
              </output>
            )}
          </fieldset>
        )
      }
    </Await>
  );
};
