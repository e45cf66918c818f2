import { useNavigate, useSearch } from '@tanstack/react-router';
import { dimension } from '../../../../shared/contract/metrics';
import { PLACE_KIND_IDS, type PlaceKind } from '../../../../shared/domain/places';
import type { Dimension } from '../../../../shared/domain/dimensions';
import type { Grain } from './words';

type Way = {
  by?: string;
  group?: string;
  grain?: string;
  day?: string;
  row?: string;
  products?: string;
  places?: string;
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
  /** Kinds of places that they are narrowed to; none for all. */
  places: readonly PlaceKind[];
  /** The rows show what they leave after cost, or their pieces, in place of what the metric takes of them. */
  adds: 'margin' | 'pieces' | null;
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
    places: PLACE_KIND_IDS.filter((kind) => (search.places ?? '').split('\n').includes(kind)),
    adds: search.adds === 'margin' || search.adds === 'pieces' ? search.adds : null,
    go: (next) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true }),
  };
};
