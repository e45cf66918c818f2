import type { LibraryItem } from '../../../../shared/contract/library';
import { LIBRARY, type LibraryKind } from '../../../../shared/domain/library';
import type { LibraryValues } from '../../../../shared/domain/library/fields';
import { useRead, useWrite } from '../../api';
import { changedWords, plural } from '../../format';

/** The word that names a row of a list, for labels. */
export const rowName = (kind: LibraryKind, item: LibraryItem): string => {
  const { name, one } = LIBRARY[kind];
  return String(item.values[name] ?? '') || one;
};

/** Rows of a list, or those of one record or campaign, with what can be done to them. Edits in place are quiet: the field says what was refused. */
export const useLibrary = (kind: LibraryKind, of: { parentId?: string; campaignId?: string } = {}) => {
  const spec = LIBRARY[kind];
  const list = useRead('library.list', { kind, ...of });
  const create = useWrite('library.create', { quiet: true, done: () => `Added the ${spec.one}` });
  const update = useWrite('library.update', { quiet: true });
  const bulk = useWrite('library.bulk', { done: ({ changed }) => changedWords(changed, 'row') });
  const remove = useWrite('library.remove', {
    done: ({ removed }) => (removed === 1 ? `Removed the ${spec.one}` : `Removed ${plural(removed, 'row')}`),
  });
  return {
    list,
    create: (values: LibraryValues) => create.mutateAsync({ kind, values: { ...values } }),
    save: (id: string, values: LibraryValues) => update.mutateAsync({ kind, id, values: { ...values } }),
    bulk: (ids: readonly string[], values: LibraryValues) =>
      bulk.mutate({ kind, ids: [...ids], values: { ...values } }),
    remove: (ids: readonly string[], done?: () => void) =>
      remove.mutate({ kind, ids: [...ids] }, { onSuccess: () => done?.() }),
  };
};
