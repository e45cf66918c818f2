import type { DealFilter, DealRow, DEAL_GROUPS, DEAL_SORTS } from '../../../../../shared/contract/deals';
import { call } from '../../../api';

const PAGE = 200;

type Question = DealFilter & {
  sort?: (typeof DEAL_SORTS)[number];
  descending?: boolean;
  group?: (typeof DEAL_GROUPS)[number];
};

/** Every deal of a filter in the order asked for, page by page, for copies and CSV. */
export const everyDeal = async (question: Question): Promise<DealRow[]> => {
  const deals: DealRow[] = [];
  for (;;) {
    const page = await call('deals.table', { ...question, limit: PAGE, offset: deals.length });
    deals.push(...page.rows);
    if (page.rows.length === 0 || deals.length >= page.totals.count) return deals;
  }
};
