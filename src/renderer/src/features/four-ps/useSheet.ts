import type { Output } from '../../../../shared/contract';
import { useWrite } from '../../api';

export type Sheet = Output<'four-ps.get'>;

/** What is written on a worksheet, each one step of undo. Refusals are shown beside the field. */
export const useSheetWrites = () => ({
  sheet: useWrite('four-ps.update', { quiet: true }),
  option: useWrite('four-ps.updateOption', { quiet: true }),
  point: useWrite('four-ps.setPoint', { quiet: true }),
  line: useWrite('four-ps.updateLine', { quiet: true }),
  addLine: useWrite('four-ps.addLine'),
  addOption: useWrite('four-ps.addOption'),
  removeOption: useWrite('four-ps.removeOption', { done: () => 'Removed the option' }),
  removeLine: useWrite('four-ps.removeLine', { done: () => 'Removed the channel' }),
});
