import { useState } from 'react';
import type { Column } from '../../ui';
import styles from './customers.module.css';

/** Rows chosen by hand, and the column that chooses them. What the filters hide is not chosen: nobody sees what happens to it. */
export const useSelection = <Row,>(idOf: (row: Row) => string, nameOf: (row: Row) => string, shown: readonly Row[]) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const all = shown.length > 0 && shown.every((row) => chosen.has(idOf(row)));
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const column: Column<Row> = {
    key: 'select',
    width: 20,
    header: (
      <input
        type="checkbox"
        className={styles.check}
        aria-label="Select all loaded rows"
        checked={all}
        onChange={() => setChosen(all ? new Set() : new Set(shown.map(idOf)))}
      />
    ),
    value: null,
    cell: (row) => (
      <input
        type="checkbox"
        className={styles.check}
        aria-label={`Select ${nameOf(row)}`}
        checked={chosen.has(idOf(row))}
        onClick={(event) => event.stopPropagation()}
        onChange={() => toggle(idOf(row))}
      />
    ),
  };
  return {
    ids: shown.map(idOf).filter((id) => chosen.has(id)),
    column,
    clear: () => setChosen(new Set()),
  };
};
