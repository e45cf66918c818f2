import { useNavigate, useSearch } from '@tanstack/react-router';

/** What the Customers page keeps in its address, and the way to change it: filters survive going back. */
export const useCustomersSearch = () => {
  const search = useSearch({ from: '/customers' });
  const navigate = useNavigate();
  const set = (patch: Partial<Omit<typeof search, 'period'>>): void =>
    void navigate({ to: '/customers', search: (old) => ({ ...old, ...patch }), replace: true });
  return { search, set };
};
