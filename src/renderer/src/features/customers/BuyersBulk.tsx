import { useWrite } from '../../api';
import { changedWords } from '../../format';
import { Button } from '../../ui';
import { BulkBar } from './BulkBar';
import { RecordSelect } from './RecordSelect';

/**
 * Says whose all chosen customers of the files are, in one step of undo. What the files say of them stays as it is.
 * Nothing where none is chosen.
 */
export const BuyersBulk = ({ ids, onClear }: { ids: string[]; onClear: () => void }) => {
  const done = ({ changed }: { changed: number }): string => changedWords(changed, 'customer');
  // The field says itself what was refused.
  const belong = useWrite('customers.bulk', { done, quiet: true });
  const free = useWrite('customers.bulk', { done });
  if (ids.length === 0) return null;
  return (
    <BulkBar
      count={ids.length}
      noun={['customer', 'customers']}
      owned={false}
      onChange={() => undefined}
      onClear={onClear}
      more={
        <>
          <RecordSelect
            kind="company"
            label="Company of the chosen customers"
            placeholder="Belong to a company"
            clearable={false}
            width={176}
            value={null}
            onChange={(company) => company && belong.mutateAsync({ ids, companyId: company.id })}
          />
          <Button small onClick={() => free.mutate({ ids, companyId: null })}>
            Belong to nobody
          </Button>
        </>
      }
    />
  );
};
