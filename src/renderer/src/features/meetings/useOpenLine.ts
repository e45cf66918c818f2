import { useNavigate } from '@tanstack/react-router';
import type { LineKind } from '../../../../shared/domain/meetings';

const PAGES = [
  '/pipeline',
  '/leads',
  '/customers',
  '/campaigns',
  '/four-ps',
  '/products',
  '/targets',
  '/field-notes',
  '/reports',
  '/data',
  '/data/import',
  '/settings',
] as const;

/** Opens the record or page that a line of an agenda, a decision or an action is about. */
export const useOpenLine = (): ((leads: { kind: LineKind; id: string }) => void) => {
  const navigate = useNavigate();
  return ({ kind, id }) => {
    const places: Record<LineKind, () => unknown> = {
      target: () => navigate({ to: '/targets', search: (old) => ({ period: old.period, node: id }) }),
      campaign: () => navigate({ to: '/campaigns/$id', params: { id } }),
      deal: () => navigate({ to: '/pipeline', search: (old) => ({ period: old.period, deal: id }) }),
      experiment: () => navigate({ to: '/campaigns', search: (old) => ({ period: old.period, tab: 'experiments' }) }),
      'budget-ask': () => navigate({ to: '/campaigns/budget' }),
      lead: () => navigate({ to: '/leads/$id', params: { id } }),
      content: () => navigate({ to: '/campaigns/content', search: (old) => ({ period: old.period, item: id }) }),
      'four-ps': () => navigate({ to: '/four-ps/$id', params: { id } }),
      product: () => navigate({ to: '/products/$id', params: { id } }),
      company: () => navigate({ to: '/customers/companies/$id', params: { id } }),
      contact: () => navigate({ to: '/customers/contacts/$id', params: { id } }),
      note: () => navigate({ to: '/field-notes', search: (old) => ({ period: old.period, note: id }) }),
      theme: () => navigate({ to: '/field-notes', search: (old) => ({ period: old.period, theme: id }) }),
      creator: () => navigate({ to: '/campaigns/creators', search: (old) => ({ period: old.period, item: id }) }),
      action: () => navigate({ to: '/meetings', search: (old) => ({ period: old.period, view: 'actions' }) }),
      decision: () => navigate({ to: '/meetings', search: (old) => ({ period: old.period, view: 'decisions' }) }),
      meeting: () => navigate({ to: '/meetings/$id', params: { id } }),
      page: () => navigate({ to: PAGES.find((page) => page === id) ?? '/' }),
    };
    places[kind]();
  };
};
