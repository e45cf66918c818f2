import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { DealFilter } from '../../../../shared/contract/deals';
import { usePeriod } from '../../frame/period';

export const VIEWS = ['board', 'table', 'forecast', 'calendar', 'team'] as const;
export type View = (typeof VIEWS)[number];

/** What stands in the address of the page, beside the period. */
export type PipelineSearch = {
  pipeline?: string;
  view?: string;
  owner?: string;
  channel?: string;
  product?: string;
  source?: string;
  label?: string;
  q?: string;
  close?: boolean;
  stale?: boolean;
  sort?: string;
  down?: boolean;
  group?: string;
  hide?: string;
  month?: string;
  deal?: string;
};
type Change = { [K in keyof PipelineSearch]?: PipelineSearch[K] | undefined };

/** In the address, for deals that have nobody or nothing in this place. */
export const NONE = 'none';
const pointer = (value: string | undefined): string | null | undefined => (value === NONE ? null : value);

/** What a named view keeps: everything but the deal that happens to be open. */
const KEPT = [
  'pipeline',
  'view',
  'owner',
  'channel',
  'product',
  'source',
  'label',
  'q',
  'close',
  'stale',
  'sort',
  'down',
  'group',
  'hide',
] as const;
export const keptOf = (search: PipelineSearch): Record<string, string | boolean> =>
  Object.fromEntries(
    KEPT.flatMap((key) => {
      const value = search[key];
      return value === undefined || value === false || value === '' ? [] : [[key, value]];
    }),
  );

/** The address of the page as values, and the one way to change it. */
export const usePipelineSearch = () => {
  const search: PipelineSearch = useSearch({ from: '/pipeline' });
  const { period } = usePeriod();
  const navigate = useNavigate();
  const change = useCallback(
    (next: Change, { push = false }: { push?: boolean } = {}) =>
      void navigate({
        to: '/pipeline',
        search: (old) =>
          Object.fromEntries(
            Object.entries({ ...old, ...next }).filter(
              ([, value]) => value !== undefined && value !== false && value !== '',
            ),
          ),
        replace: !push,
      }),
    [navigate],
  );
  /** Shows a named view: what it does not speak of goes. */
  const show = useCallback(
    (kept: Record<string, string | boolean>) =>
      void navigate({ to: '/pipeline', search: (old) => ({ ...(old.period ? { period: old.period } : {}), ...kept }) }),
    [navigate],
  );
  const filter = useMemo(
    (): DealFilter => ({
      period: period.id,
      ...(search.pipeline ? { pipelineId: search.pipeline } : {}),
      ...(search.owner ? { ownerId: pointer(search.owner) } : {}),
      ...(search.channel ? { channelId: pointer(search.channel) } : {}),
      ...(search.product ? { productId: pointer(search.product) } : {}),
      ...(search.source ? { source: search.source } : {}),
      ...(search.label ? { label: search.label } : {}),
      ...(search.q ? { search: search.q } : {}),
      ...(search.close ? { closeInPeriod: true } : {}),
      ...(search.stale ? { staleOnly: true } : {}),
    }),
    [
      period.id,
      search.pipeline,
      search.owner,
      search.channel,
      search.product,
      search.source,
      search.label,
      search.q,
      search.close,
      search.stale,
    ],
  );
  const view: View = VIEWS.find((one) => one === search.view) ?? 'board';
  return { search, filter, view, change, show };
};
