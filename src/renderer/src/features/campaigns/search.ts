import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { CampaignFilter } from '../../../../shared/contract/campaigns';
import { CAMPAIGN_STATUS_IDS, OBJECTIVE_IDS } from '../../../../shared/domain/campaigns';
import { PROMOTION_IDS } from '../../../../shared/domain/channels';
import { usePeriod } from '../../frame/period';
import type { KeptSearch } from '../views';

const VIEWS = ['timeline', 'calendar', 'board', 'table'] as const;
export type View = (typeof VIEWS)[number];
/** Parts of the page: the plan itself, and what is planned with it. */
const PARTS = ['plan', 'strategy', 'experiments'] as const;
export type Part = (typeof PARTS)[number];
export type Rows = 'channel' | 'owner';

/** In the address, for campaigns that have nobody in this place. */
export const NONE = 'none';

/** What a named view keeps: everything but the campaign that happens to be open. */
const KEPT = [
  'tab',
  'view',
  'rows',
  'objective',
  'promotion',
  'owner',
  'status',
  'product',
  'channel',
  'untargeted',
  'q',
  'sort',
  'down',
] as const;

/** The address of the page as values, and the one way to change it. */
export const useCampaignsSearch = () => {
  const search = useSearch({ from: '/campaigns' });
  const { period } = usePeriod();
  const navigate = useNavigate();
  const change = useCallback(
    (next: { [K in keyof typeof search]?: (typeof search)[K] | undefined }, { push = false } = {}) =>
      void navigate({
        to: '/campaigns',
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
  const show = useCallback(
    (kept: KeptSearch) =>
      void navigate({
        to: '/campaigns',
        search: (old) => ({ ...(old.period ? { period: old.period } : {}), ...kept }),
      }),
    [navigate],
  );
  const { objective, promotion, owner, status, product, channel, untargeted, q } = search;
  const filter = useMemo((): CampaignFilter => {
    const known = {
      objective: OBJECTIVE_IDS.find((id) => id === objective),
      promotion: PROMOTION_IDS.find((id) => id === promotion),
      status: CAMPAIGN_STATUS_IDS.find((id) => id === status),
    };
    return {
      period: period.id,
      ...(known.objective ? { objective: known.objective } : {}),
      ...(known.promotion ? { promotion: known.promotion } : {}),
      ...(known.status ? { status: known.status } : {}),
      ...(owner === undefined ? {} : { ownerId: owner === NONE ? null : owner }),
      ...(product === undefined ? {} : { productId: product }),
      ...(channel === undefined ? {} : { channelId: channel }),
      ...(untargeted ? { untargeted: true } : {}),
      ...(q === undefined ? {} : { search: q }),
    };
  }, [period.id, objective, promotion, owner, status, product, channel, untargeted, q]);
  const kept: KeptSearch = Object.fromEntries(
    KEPT.flatMap((key) => {
      const value = search[key];
      return value === undefined || value === false || value === '' ? [] : [[key, value]];
    }),
  );
  const view: View = VIEWS.find((one) => one === search.view) ?? 'timeline';
  const part: Part = PARTS.find((one) => one === search.tab) ?? 'plan';
  const rows: Rows = search.rows === 'owner' ? 'owner' : 'channel';
  return { search, filter, kept, part, view, rows, change, show };
};
