import type { ServiceOf } from '../context';
import { boardService } from './deals/board';
import { bulkService } from './deals/bulk';
import { listsService } from './deals/lists';
import { moveService } from './deals/move';
import { recordService } from './deals/record';
import { teamService } from './deals/team';

/** Deals: the board and the other views of the same set, one deal, and the commands that change it. */
export const dealsService: ServiceOf<'deals'> = {
  ...boardService,
  ...bulkService,
  ...listsService,
  ...moveService,
  ...recordService,
  ...teamService,
};
