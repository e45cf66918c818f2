import { useRead } from '../../api';
import { Segmented } from '../../ui';
import { DuplicatePairs, PAIRS_SHOWN, pairsWords } from './DuplicatePairs';
import { TabBody } from './TabBody';
import { useCustomersSearch } from './useCustomersSearch';

type Kind = 'companies' | 'contacts';
const KINDS: readonly { value: Kind; label: string }[] = [
  { value: 'companies', label: 'Companies' },
  { value: 'contacts', label: 'Contacts' },
];

/** Companies or contacts that may be the same. */
export const DuplicatesTab = () => {
  const { search, set } = useCustomersSearch();
  const kind: Kind = search.kind === 'contacts' ? 'contacts' : 'companies';
  const list = useRead('duplicates.list', { kind, limit: PAIRS_SHOWN });
  return (
    <TabBody
      filters={
        <>
          <Segmented
            label="Duplicates among"
            value={kind}
            options={KINDS}
            onChange={(value) => set({ kind: value === 'contacts' ? 'contacts' : undefined })}
          />
          <span className="push ink3 s nowrap">{list.data && pairsWords(list.data.total)}</span>
        </>
      }
    >
      <DuplicatePairs kind={kind} />
    </TabBody>
  );
};
