import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export const VIEWS = [
  { value: 'tree', label: 'Tree' },
  { value: 'owners', label: 'Owners' },
  { value: 'plan', label: 'Plan' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** What stands in the address beside the period: the view, and the node whose page is open. */
export const useTargets = () => {
  const search: { view?: string; node?: string } = useSearch({ from: '/targets' });
  const navigate = useNavigate();
  const change = useCallback(
    (next: { view?: string | undefined; node?: string | undefined }) =>
      void navigate({
        to: '/targets',
        search: (old) =>
          Object.fromEntries(Object.entries({ ...old, ...next }).filter(([, value]) => value !== undefined)),
        replace: true,
      }),
    [navigate],
  );
  const view: View = VIEWS.find((one) => one.value === search.view)?.value ?? 'tree';
  return { view, node: search.node, change };
};
