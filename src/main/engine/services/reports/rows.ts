import type { Measures, MetricSpec } from '../../metrics/types';
import { of } from '../../metrics/define';
import { resultRowsOf } from '../../store/repositories/measures/ads';

const LINES = { sale: 'saleLines', return: 'returnLines', adjustment: 'adjustmentLines' } as const;
const CUSTOMERS = {
  active: 'customers',
  new: 'newCustomers',
  repeat: 'customers',
  lifetime: 'lifetimeCustomers',
  lost: 'activeAtStart',
  window: 'clvCustomers',
} as const;
const LEADS = {
  created: 'leads',
  qualified: 'qualified',
  converted: 'leads',
  'converted-in-period': 'convertedInPeriod',
  dealt: 'leads',
  answered: 'answered',
  handed: 'handed',
} as const;

/** How many rows stand behind a figure, from the sums that it was computed from; null where nobody counted. */
export const rowsBehindSum = ({ rowSource }: MetricSpec, measures: Measures): number | null => {
  switch (rowSource?.entity) {
    case 'order_lines':
      return rowSource.of === undefined
        ? rowSource.kinds.reduce((sum, kind) => sum + of(measures, LINES[kind]), 0)
        : null;
    case 'orders':
      return of(measures, 'orders');
    case 'customers':
      return of(measures, CUSTOMERS[rowSource.which]);
    case 'subscriptions':
      return rowSource.which === 'running' || rowSource.which === 'subscribers' ? of(measures, 'subscriptions') : null;
    case 'deals':
      return of(measures, rowSource.which);
    case 'leads':
      return of(measures, LEADS[rowSource.which]);
    case 'ad_days':
      return of(measures, resultRowsOf(rowSource.value));
    case 'creator_orders':
      return of(measures, rowSource.which === 'owed' ? 'owedRows' : 'creatorOrders');
    case 'activities':
      return of(measures, 'activityRows');
    case 'target_nodes':
      return of(measures, 'targetParts');
    case 'target_calls':
      return of(measures, 'forecasts');
    case 'contacts':
      return of(measures, 'listed');
    case 'creator_costs':
    case 'beside_costs':
    case 'campaigns':
    case 'stock_levels':
    case undefined:
      return null;
  }
};
