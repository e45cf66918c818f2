import { useState } from 'react';
import type { TargetNode, TargetTree } from '../../../../../shared/contract/target-shapes';
import { useRead } from '../../../api';
import { Await } from '../../../ui';
import { MonthComments, type MonthOf } from './MonthComments';
import { MonthGrid } from './MonthGrid';
import { type SpreadAsk, SpreadDialog } from './SpreadDialog';

/** Months and weeks underneath each target, with what was sold in them. */
export const MonthsView = ({
  tree,
  nodes,
  selected,
  weeks,
  onWeeks,
  onOpen,
}: {
  tree: TargetTree;
  nodes: readonly TargetNode[];
  selected: string | undefined;
  /** Months that show their weeks. */
  weeks: ReadonlySet<string>;
  onWeeks: (next: ReadonlySet<string>) => void;
  onOpen: (id: string) => void;
}) => {
  const query = useRead('targets.months', { period: tree.period, metric: tree.metric });
  const [on, setOn] = useState<MonthOf | null>(null);
  const [ask, setAsk] = useState<SpreadAsk | null>(null);
  return (
    <Await query={query}>
      {(months) => {
        const current = months.rows.find((row) => row.id === ask?.node.id)?.spread;
        return (
          <>
            <MonthGrid
              key={tree.id}
              tree={tree}
              nodes={nodes}
              months={months}
              selected={selected}
              weeks={weeks}
              onWeeks={onWeeks}
              onOpen={onOpen}
              onAsk={setAsk}
              onComment={setOn}
            />
            {on && <MonthComments on={on} onClose={() => setOn(null)} />}
            {ask && current && <SpreadDialog tree={tree} ask={ask} current={current} onClose={() => setAsk(null)} />}
          </>
        );
      }}
    </Await>
  );
};
