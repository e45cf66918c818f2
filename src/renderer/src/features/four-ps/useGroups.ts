import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Dimension } from '../../../../shared/domain/dimensions';
import { useRead } from '../../api';

export type Choice = { value: string; label: string };

/**
 * Records of a dimension to choose from: the first of them, those that fit what is typed, and always the chosen one, however
 * many there are. `records` is null where the groups of the dimension are words and no records.
 *
 * A field that is not being searched holds the name of the chosen one as its text.
 *
 * @param name of the chosen one, where it is known or written otherwise; else the one that its record has
 */
export const useGroups = (
  dimension: Dimension,
  { chosen, name, enabled = true }: { chosen: string | null; name?: string | undefined; enabled?: boolean },
): { records: readonly Choice[] | null | undefined; onSearchChange: (text: string) => void } => {
  const [typed, setTyped] = useState('');
  const first = useRead('four-ps.groups', { dimension, chosen, search: '' }, { enabled });
  const held = name ?? first.data?.find((one) => one.id === chosen)?.name;
  const [search] = useDebouncedValue(typed === held ? '' : typed.trim(), 120);
  const { data } = useRead('four-ps.groups', { dimension, chosen, search }, { enabled });
  return { records: data && data.map((one) => ({ value: one.id, label: one.name })), onSearchChange: setTyped };
};
