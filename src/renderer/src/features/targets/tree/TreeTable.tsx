import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useState } from 'react';
import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import { cx, Tip } from '../../../ui';
import { closedAtFirst, openedTo, treeRows } from './rows';
import { type NodeAsk, NodeCells, RestCells } from './TreeLine';
import styles from './tree.module.css';
import { useTreeKeys } from './useTreeKeys';

const ROW = 32;
const CONTROLS = 'button, input, [role="menu"]';

type TreeTableProps = {
  nodes: readonly TargetNode[];
  label: string;
  selected: string | undefined;
  /** The box that scrolls: only the lines in its sight exist. */
  scroller: HTMLDivElement | null;
  onOpen: (id: string) => void;
  onAsk: (ask: NodeAsk) => void;
};

/** The tree as a grid that folds: where each node stands, its target edited in place. */
export const TreeTable = ({ nodes, label, selected, scroller, onOpen, onAsk }: TreeTableProps) => {
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => closedAtFirst(nodes, selected));
  const [shown, setShown] = useState(selected);
  // A node opened from elsewhere (a crumb, an address) must have its line.
  if (shown !== selected) {
    setShown(selected);
    setClosed(openedTo(nodes, closed, selected));
  }
  const rows = useMemo(() => treeRows(nodes, closed), [nodes, closed]);
  // oxlint-disable-next-line react/incompatible-library -- it measures while rendering, so nothing here is memoised
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    overscan: 24,
  });
  const toggle = useCallback(
    (id: string) =>
      setClosed((old) => {
        const next = new Set(old);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const reveal = useCallback((index: number) => virtual.scrollToIndex(index), [virtual]);
  const keys = useTreeKeys({ rows, reveal, toggle, open: onOpen });
  const reachable = rows.some((row) => row.key === keys.active) ? keys.active : rows[0]?.key;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows fold is a treegrid
    <table className={styles.table} role="treegrid" aria-label={label} aria-rowcount={rows.length + 1}>
      <thead className={styles.head}>
        <tr className={styles.row} aria-rowindex={1}>
          <th scope="col">Channel and product</th>
          <th scope="col" className="num">
            Target
          </th>
          <th scope="col" className="num">
            Actual
          </th>
          <th scope="col" className="num">
            Pace
          </th>
          <th scope="col" className={styles.centre}>
            <Tip label="The line in the middle is the target, the ends of the scale are 15% under and over it. The dot is the outlook, the bar its likely range.">
              <span>Outlook</span>
            </Tip>
          </th>
          <th scope="col" className="num cut" title="To target">
            To target
          </th>
          <th scope="col">Call</th>
          <th scope="col" className="num cut" title="Covered">
            Covered
          </th>
          <th scope="col">
            <span className="unseen">Lock</span>
          </th>
        </tr>
      </thead>
      <tbody className={styles.body} ref={keys.box} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const isNode = row.kind === 'node';
          const depth = isNode ? row.node.depth : row.depth;
          return (
            <tr
              key={row.key}
              data-line={row.key}
              data-level={depth + 1}
              aria-level={depth + 1}
              aria-rowindex={item.index + 2}
              aria-expanded={isNode && row.hasChildren ? row.open : undefined}
              aria-selected={isNode ? row.key === selected : undefined}
              tabIndex={row.key === reachable ? 0 : -1}
              className={cx(styles.row, styles.line, row.key === selected && styles.selected, !isNode && styles.rest)}
              style={{ transform: `translateY(${item.start}px)` }}
              onFocus={() => keys.setActive(row.key)}
              onKeyDown={(event) => keys.onKeyDown(event, item.index)}
              onClick={(event) => {
                if (isNode && !(event.target instanceof Element && event.target.closest(CONTROLS))) onOpen(row.key);
              }}
            >
              {isNode ? (
                <NodeCells row={row} onToggle={() => toggle(row.key)} onAsk={onAsk} />
              ) : (
                <RestCells row={row} />
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
