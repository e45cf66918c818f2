import { useNavigate, useSearch } from '@tanstack/react-router';
import type { LeadFilter } from '../../../../shared/contract/leads';
import { LEAD_STATES } from '../../../../shared/domain/leads';

export type LeadView = 'list' | 'board' | 'funnel';
type Address = {
  view?: string;
  state?: string;
  source?: string;
  campaign?: string;
  owner?: string;
  q?: string;
  sort?: string;
  basis?: string;
  by?: string;
};

const SORTS = ['clock', 'created', 'name', 'last'] as const;

/** The filters of the page, as they stand in its address; going back brings them back. */
export const useLeadFilter = () => {
  const search = useSearch({ from: '/leads' });
  const navigate = useNavigate();
  const view: LeadView = search.view === 'board' || search.view === 'funnel' ? search.view : 'list';
  const sort = SORTS.find((one) => one === search.sort) ?? 'clock';
  const state = LEAD_STATES.find((one) => one === search.state);
  const filter: LeadFilter = {
    sort,
    waiting: search.state === 'waiting',
    ...(state === undefined ? {} : { state }),
    ...(search.source === undefined ? {} : { source: search.source }),
    ...(search.campaign === undefined ? {} : { campaign: search.campaign }),
    ...(search.owner === undefined ? {} : { owner: search.owner }),
    ...(search.q === undefined ? {} : { search: search.q }),
  };
  /** Changes the named parts; null takes one away. */
  const set = (part: { [K in keyof Address]?: string | null }): void => {
    void navigate({
      to: '/leads',
      search: (old) => {
        const next: Record<string, unknown> = { ...old };
        for (const [key, value] of Object.entries(part)) {
          if (value === null || value === undefined || value === '') delete next[key];
          else next[key] = value;
        }
        return next;
      },
      replace: true,
    });
  };
  return { view, filter, search, set };
};
