import { IconChevronDown, IconChevronRight, IconMessage } from '@tabler/icons-react';
import { useState } from 'react';
import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import { SPREAD_METHODS, type SpreadMethod } from '../../../../../shared/domain/targets';
import { NONE } from '../../../format';
import { cx } from '../../../ui';
import { amountOf, changeOf, readAmount, typedAmount } from '../amount';
import type { TreeRow } from '../tree/rows';
import { toneClass } from '../words';
import type { GridCell, GridColumn } from './grid';
import styles from './months.module.css';

type Unit = Pick<TargetNode, 'currency' | 'metric'>;

const INDENT = 12;

/** The name at the head of a line, which opens and closes what is below it. */
export const NameCell = ({ row, onToggle }: { row: TreeRow; onToggle: (id: string) => void }) => {
  if (row.kind !== 'node')
    return (
      <span className={styles.label} style={{ paddingLeft: row.depth * INDENT }}>
        <span className={styles.twist} />
        {row.kind === 'unallocated' ? 'Not allocated' : 'Unassigned'}
      </span>
    );
  const Twist = row.open ? IconChevronDown : IconChevronRight;
  return (
    <span className={styles.label} style={{ paddingLeft: row.node.depth * INDENT }}>
      {row.hasChildren ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.twist}
          aria-label={`${row.open ? 'Close' : 'Open'} ${row.node.name}`}
          onClick={() => onToggle(row.node.id)}
        >
          <Twist size={12} aria-hidden />
        </button>
      ) : (
        <span className={styles.twist} />
      )}
      <span className="cut" title={row.node.name}>
        {row.node.name}
      </span>
    </span>
  );
};

/** How a node is spread, as the button that changes it. */
export const SpreadCell = ({
  name,
  spread,
  onOpen,
}: {
  name: string;
  spread: { method: SpreadMethod; own: boolean; reason: string | null };
  onOpen: () => void;
}) => (
  <button
    type="button"
    tabIndex={-1}
    className={cx(styles.way, 'cut')}
    aria-label={`Change how ${name} is spread: ${SPREAD_METHODS[spread.method]}`}
    title={spread.reason ?? (spread.own ? 'Its own spread' : 'As the whole tree')}
    onClick={onOpen}
  >
    <span className={spread.own ? 'strong' : undefined}>{SPREAD_METHODS[spread.method]}</span>
    {spread.reason !== null && ' *'}
  </button>
);

/** The way to what was said of a month of a target; seen where something was said, and on the cell under the pointer. */
export const CommentMark = ({ label, count, onOpen }: { label: string; count: number; onOpen: () => void }) => (
  <button
    type="button"
    tabIndex={-1}
    className={styles.mark}
    data-some={count > 0 || undefined}
    aria-label={count === 0 ? `Comment on ${label}` : `${count} comment${count === 1 ? '' : 's'} on ${label}`}
    onClick={onOpen}
  >
    <IconMessage size={12} aria-hidden />
    {count > 0 && count}
  </button>
);

/** Target over actual and gap; the target of a month or a week can be typed. */
export const AmountCell = ({
  unit,
  name,
  column,
  cell,
  over,
  onEdit,
}: {
  unit: Unit;
  name: string;
  column: Pick<GridColumn, 'label'>;
  cell: GridCell;
  /** Whether its last day is past: only then a gap is good or bad. */
  over: boolean;
  /** Opens its field; absent where the cell follows others. */
  onEdit?: (() => void) | undefined;
}) => {
  const { target, actual } = cell;
  const gap = target === null || actual === null ? null : actual - target;
  const text = target === null ? NONE : amountOf(unit, target);
  return (
    <>
      {onEdit ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.amount}
          aria-label={`${column.label} of ${name}: ${text}. Change it`}
          onClick={onEdit}
        >
          {text}
        </button>
      ) : (
        <span className={styles.amount}>{text}</span>
      )}
      <span className={styles.under}>
        <span>{actual === null ? NONE : amountOf(unit, actual)}</span>
        {gap !== null && (
          <span className={over ? toneClass(target ? gap / target : null, unit) : 'ink3'}>{changeOf(unit, gap)}</span>
        )}
      </span>
    </>
  );
};

/** The field of a cell while its amount is typed; Enter asks to change it, Escape or leaving it does not. */
export const AmountField = ({
  unit,
  label,
  value,
  start,
  onDone,
}: {
  unit: Unit;
  label: string;
  value: number;
  /** The first digit typed, or null to begin with what stands there. */
  start: string | null;
  /** The amount typed, or null when nothing is to change; `back` says that the keyboard stays on the cell. */
  onDone: (amount: number | null, back: boolean) => void;
}) => {
  const [text, setText] = useState(start ?? typedAmount(unit, value));
  const amount = readAmount(unit, text);
  return (
    <input
      className={styles.field}
      aria-label={label}
      aria-invalid={amount === null}
      inputMode="decimal"
      value={text}
      // The cell was asked to be edited: its field is where the keyboard goes.
      ref={(field) => {
        if (field && document.activeElement !== field) {
          field.focus();
          if (start === null) field.select();
        }
      }}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onDone(null, false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') {
          event.preventDefault();
          onDone(null, true);
        } else if (event.key === 'Enter' && amount !== null) onDone(amount, true);
      }}
    />
  );
};
