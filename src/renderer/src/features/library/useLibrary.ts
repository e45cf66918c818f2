import type { RuleChange } from '../../../../shared/contract/attribution';
import type { LibraryItem } from '../../../../shared/contract/library';
import { LIBRARY, type LibraryKind } from '../../../../shared/domain/library';
import type { LibraryValues } from '../../../../shared/domain/library/fields';
import { sentence, useRead, useWrite } from '../../api';
import { changedWords, plural } from '../../format';
import { showError } from '../../ui';
import { changeCode } from '../attribution';

/** The word that names a row of a list, for labels. */
export const rowName = (kind: LibraryKind, item: LibraryItem): string => {
  const { name, one } = LIBRARY[kind];
  return String(item.values[name] ?? '') || one;
};

/** Of a creator's code: what finds orders, and where they go. */
const FINDS: ReadonlySet<string> = new Set(['code', 'link', 'tag', 'campaignId', 'creatorId', 'starts', 'ends']);

/** Whether a code gives its orders to a campaign, or would by what is said of it. */
const given = (...sides: LibraryValues[]): boolean => sides.some(({ campaignId }) => (campaignId ?? '') !== '');

type Named = { title: string; done: string };

const adds = (what: string): Named => ({ title: `Add ${what}`, done: `Added ${what}` });
const changes = (what: string): Named => ({ title: `Change ${what}`, done: `Changed ${what}` });
const removes = (what: string): Named => ({ title: `Remove ${what}`, done: `Removed ${what}` });

/** What it is called that rows of a list are changed, before and after, and why orders move by it. */
const asking = (named: Named, change: RuleChange) => ({
  ...named,
  why: 'Orders with a creator’s code, link or tag go to the campaign that it names.',
  change,
});

/**
 * Rows of a list, or those of one record or campaign, with what can be done to them. Edits in place are quiet: the field
 * says what was refused. What can give orders to another campaign shows first which, and is made only then; `create` and
 * `save` answer whether it was.
 */
export const useLibrary = (kind: LibraryKind, of: { parentId?: string; campaignId?: string } = {}) => {
  const spec = LIBRARY[kind];
  const list = useRead('library.list', { kind, ...of });
  const create = useWrite('library.create', { quiet: true, done: () => `Added the ${spec.one}` });
  const update = useWrite('library.update', { quiet: true });
  const bulk = useWrite('library.bulk', { done: ({ changed }) => changedWords(changed, 'row') });
  const remove = useWrite('library.remove', {
    done: ({ removed }) => (removed === 1 ? `Removed the ${spec.one}` : `Removed ${plural(removed, 'row')}`),
  });
  const rowsOf = (ids: readonly string[]): LibraryItem[] => (list.data ?? []).filter((row) => ids.includes(row.id));
  const named = (ids: readonly string[]): string =>
    ids.length === 1
      ? `the ${spec.one} ${rowsOf(ids)
          .map((row) => rowName(kind, row))
          .join('')}`
      : `${plural(ids.length, 'row')} of ${spec.many.toLowerCase()}`;
  /** Whether saying this of the rows can move orders. */
  const finds = (ids: readonly string[], values: LibraryValues): boolean =>
    kind === 'code' &&
    Object.keys(values).some((id) => FINDS.has(id)) &&
    given(values, ...rowsOf(ids).map((row) => row.values));
  const looked = async (called: Named, change: RuleChange, done?: () => void): Promise<void> => {
    try {
      if (await changeCode(asking(called, change))) done?.();
    } catch (error) {
      showError(sentence(error));
    }
  };
  return {
    list,
    create: async (values: LibraryValues): Promise<boolean> => {
      if (kind === 'code' && given(values))
        return changeCode(
          asking(adds(`the code ${String(values['code'])}`), { create: { kind, values: { ...values } } }),
        );
      await create.mutateAsync({ kind, values: { ...values } });
      return true;
    },
    save: async (id: string, values: LibraryValues): Promise<boolean> => {
      if (kind === 'code' && finds([id], values))
        return changeCode(asking(changes(named([id])), { update: { kind, id, values: { ...values } } }));
      await update.mutateAsync({ kind, id, values: { ...values } });
      return true;
    },
    bulk: (ids: readonly string[], values: LibraryValues): void => {
      const input = { ids: [...ids], values: { ...values } };
      if (kind === 'code' && finds(ids, values)) void looked(changes(named(ids)), { bulk: { kind, ...input } });
      else bulk.mutate({ kind, ...input });
    },
    remove: (ids: readonly string[], done?: () => void): void => {
      const input = { ids: [...ids] };
      if (kind === 'creator' || (kind === 'code' && given(...rowsOf(ids).map((row) => row.values))))
        void looked(removes(named(ids)), { removeRows: { kind, ...input } }, done);
      else remove.mutate({ kind, ...input }, { onSuccess: () => done?.() });
    },
  };
};
