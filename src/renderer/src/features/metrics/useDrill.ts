import { useNavigate, useSearch } from '@tanstack/react-router';
import { dimension } from '../../../../shared/contract/metrics';
import type { Dimension } from '../../../../shared/domain/dimensions';
import type { Grain } from './words';

type Way = {
  by?: string;
  group?: string;
  grain?: string;
  day?: string;
  row?: string;
  products?: string;
  channels?: string;
  adds?: string;
};

/** How far into a figure one has gone. It stands in the address, so that going back shows what was there. */
export type Drill = {
  by: Dimension;
  group: string | null;
  grain: Grain | null;
  /** A day, week or month that narrows the rows. */
  span: string | null;
  row: string | null;
  /** Products that the rows are narrowed to beside the group, by SKU or name; none for all. */
  products: readonly string[];
  /** Channels that they are narrowed to, by name; none for all. */
  channels: readonly string[];
  /** The rows show what they leave after cost, in place of what the metric takes of them. */
  margin: boolean;
  go: (next: Way) => void;
};

const GRAIN: Record<string, Grain> = { day: 'day', week: 'week', month: 'month' };

/** The drill of the metric page; a dimension that the metric does not know is taken for its first one. */
export const useDrill = (dimensions: readonly Dimension[]): Drill => {
  const search = useSearch({ from: '/metrics/$id' });
  const navigate = useNavigate({ from: '/metrics/$id' });
  const asked = dimension.safeParse(search.by);
  const known = asked.success && dimensions.includes(asked.data);
  return {
    by: known ? asked.data : (dimensions[0] ?? 'channel'),
    group: search.group ?? null,
    grain: GRAIN[search.grain ?? ''] ?? null,
    span: search.day ?? null,
    row: search.row ?? null,
    products: (search.products ?? '').split('\n').filter(Boolean),
    channels: (search.channels ?? '').split('\n').filter(Boolean),
    margin: search.adds === 'margin',
    go: (next) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true }),
  };
};
