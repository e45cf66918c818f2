import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { TARGET_METRIC_IDS } from '../../../../shared/domain/targets';

export const VIEWS = [
  { value: 'tree', label: 'Tree' },
  { value: 'months', label: 'Months' },
  { value: 'owners', label: 'Owners' },
  { value: 'plan', label: 'Plan' },
  { value: 'changes', label: 'Changes' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** What the address may say of this page beside the period. */
type Search = {
  view?: string | undefined;
  node?: string | undefined;
  metric?: string | undefined;
  /** Months that show their weeks, with commas between. */
  weeks?: string | undefined;
  /** The two points of its history that are compared. */
  from?: string | undefined;
  to?: string | undefined;
  period?: string | undefined;
};
/** The form for a new tree stands in the place of the views. */
export const NEW = 'new';

/** What stands in the address beside the period: the view with its choices, the measure, and the node whose page is open. */
export const useTargets = () => {
  const search: Search = useSearch({ from: '/targets' });
  const navigate = useNavigate();
  const change = useCallback(
    (next: Search) =>
      void navigate({
        to: '/targets',
        search: (old) =>
          Object.fromEntries(Object.entries({ ...old, ...next }).filter(([, value]) => value !== undefined)),
        replace: true,
      }),
    [navigate],
  );
  const view: View = VIEWS.find((one) => one.value === search.view)?.value ?? 'tree';
  const weeks = useMemo(() => new Set(search.weeks?.split(',').filter(Boolean)), [search.weeks]);
  const metric = TARGET_METRIC_IDS.find((id) => id === search.metric);
  return {
    view,
    adding: search.view === NEW,
    node: search.node,
    metric,
    weeks,
    from: search.from,
    to: search.to,
    change,
  };
};
