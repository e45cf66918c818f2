import type { HomeView } from '../../../../shared/contract/home';
import { todayIn } from '../../../../shared/domain/today';
import type { ChangeRow } from '../../store/repositories/sources';
import { labelOf } from './sources';

type Change = HomeView['changes'][number];

const first = (row: ChangeRow): Change => ({
  id: row.id,
  label: row.label,
  at: row.at,
  by: row.by,
  entity: row.entity,
  entityId: row.entity_id,
  imported: row.format === null ? null : { files: 1, kinds: [labelOf(row.format)], rows: row.rows ?? 0 },
});

const names = (list: string | null, name: string | null): string | null => {
  if (list === null || name === null) return list ?? name;
  return list.split(', ').includes(name) ? list : `${list}, ${name}`;
};

/** Changes as they are read, the newest first: files imported one after the other on the same day are one line. */
export const foldChanges = (rows: readonly ChangeRow[], timeZone: string): Change[] => {
  const folded: Change[] = [];
  for (const row of rows) {
    const next = first(row);
    const last = folded.at(-1);
    const sameDay =
      last !== undefined && todayIn(Date.parse(last.at), timeZone) === todayIn(Date.parse(next.at), timeZone);
    if (!last?.imported || !next.imported || !sameDay) {
      folded.push(next);
      continue;
    }
    folded[folded.length - 1] = {
      ...last,
      by: names(last.by, next.by),
      imported: {
        files: last.imported.files + 1,
        kinds: [...new Set([...last.imported.kinds, ...next.imported.kinds])],
        rows: last.imported.rows + next.imported.rows,
      },
    };
  }
  return folded;
};
