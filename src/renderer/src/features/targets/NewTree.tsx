import { useState } from 'react';
import { useWorkspace, useWrite } from '../../api';
import { periodName } from '../../format';
import { usePeriod } from '../../frame/period';
import { Button, Empty, InlineEdit } from '../../ui';

/** The first target of a period: one amount from the top, given to the channels by what they sold a year before. */
export const NewTree = () => {
  const { period } = usePeriod();
  const { currency, vision } = useWorkspace();
  const [amount, setAmount] = useState<number | null>(null);
  const create = useWrite('targets.createTree', { done: () => `Set the target of ${periodName(period)}` });
  const save = (): void => {
    if (amount === null || amount <= 0) return;
    create.mutate({ period: period.id, amount, statement: vision, split: 'last-year' });
  };
  return (
    <Empty
      title={`No target for ${periodName(period)} yet`}
      actions={
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <InlineEdit
            kind="money"
            label={`Target of the company for ${periodName(period)}`}
            placeholder="Amount"
            currency={currency}
            value={amount}
            onSave={(value) => Promise.resolve(setAmount(value))}
          />
          <Button kind="primary" submit waits={amount ? undefined : 'Type an amount first'}>
            Set target
          </Button>
        </form>
      }
    >
      Type what the company should sell. Channels get their share by last year’s sales, and you change what you know
      better.
    </Empty>
  );
};
