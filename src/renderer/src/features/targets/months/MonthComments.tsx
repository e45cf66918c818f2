import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import { targetMonthKey } from '../../../../../shared/domain/comments';
import { monthOfYear } from '../../../format';
import { Dialog } from '../../../ui';
import { Comments } from '../../comments';

/** One month of one target: a cell of the grid. */
export type MonthOf = { node: TargetNode; month: string };

/** What people wrote to each other on a month of a target. */
export const MonthComments = ({ on: { node, month }, onClose }: { on: MonthOf; onClose: () => void }) => (
  <Dialog open onClose={onClose} title={`${node.name}, ${monthOfYear(month)}`}>
    <Comments entity="target-month" id={targetMonthKey(node.id, month)} />
  </Dialog>
);
