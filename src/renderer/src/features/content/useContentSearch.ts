import { useNavigate, useSearch } from '@tanstack/react-router';

export const VIEWS = [
  { value: 'board', label: 'Board' },
  { value: 'calendar', label: 'Calendar' },
  { value: 'table', label: 'Table' },
] as const;

/** What the content page shows: kept in the address, so that going back shows it again. */
export const useContentSearch = () => {
  const search = useSearch({ from: '/campaigns/content' });
  const navigate = useNavigate({ from: '/campaigns/content' });
  const change = (patch: Partial<typeof search>): void =>
    void navigate({ search: (old) => ({ ...old, ...patch }), replace: true });
  return { search, change };
};
