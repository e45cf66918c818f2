import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { sentence, useRead, useWorkspace, useWrite } from '../../api';
import { currencyChoices, day, number } from '../../format';
import { Await, Button, Card, type Column, DataTable, DateField, InlineEdit, Select, TextField } from '../../ui';
import { useCommentsColumn } from '../comments';
import styles from './Settings.module.css';

type Rate = Output<'rates.list'>[number];

const AddRate = ({ currency }: { currency: string }) => {
  const { today } = useWorkspace();
  const set = useWrite('rates.set', { quiet: true });
  const [other, setOther] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(today);
  const [rate, setRate] = useState('');
  const [error, setError] = useState<string | null>(null);
  const value = Number(rate.replace(',', '.'));
  const waits = !other
    ? 'Choose a currency'
    : !from
      ? 'Choose the day it starts'
      : !(value > 0)
        ? 'Write the rate'
        : null;
  const add = async (): Promise<void> => {
    if (waits || !other || !from) return;
    try {
      await set.mutateAsync({ currency: other, day: from, rate: value });
      setRate('');
      setError(null);
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Select
        aria-label="Currency"
        placeholder="Currency"
        searchable
        data={currencyChoices().filter((choice) => choice.value !== currency)}
        value={other}
        onChange={setOther}
        w={224}
      />
      <DateField aria-label="From" placeholder="From" value={from} onChange={setFrom} w={136} />
      <TextField
        aria-label={`One unit in ${currency}`}
        placeholder={`One unit in ${currency}`}
        value={rate}
        onChange={(event) => setRate(event.currentTarget.value)}
        w={144}
        inputMode="decimal"
      />
      <Button submit waits={waits}>
        Add
      </Button>
      {error && (
        <p role="alert" className="s bad">
          {error}
        </p>
      )}
    </form>
  );
};

/** What one unit of another currency is worth, from a day on. Amounts without a rate are left out, and said so. */
export const RatesSection = () => {
  const { currency } = useWorkspace();
  const rates = useRead('rates.list', {});
  const set = useWrite('rates.set', { quiet: true });
  const comments = useCommentsColumn<Rate>('rate', ({ id, currency: other, day: from }) => ({
    id,
    of: `${other} from ${day(from, { year: 'always' })}`,
  }));
  const columns: Column<Rate>[] = [
    {
      key: 'currency',
      header: 'Currency',
      width: 96,
      value: (rate) => rate.currency,
      cell: (rate) => <b>{rate.currency}</b>,
    },
    { key: 'day', header: 'From', value: (rate) => rate.day, cell: (rate) => day(rate.day, { year: 'always' }) },
    {
      key: 'rate',
      header: `One unit in ${currency}`,
      numeric: true,
      width: 176,
      value: (rate) => rate.rate,
      cell: (rate) => (
        <InlineEdit
          kind="number"
          bare
          whole={false}
          min={0.000001}
          label={`Rate of ${rate.currency} from ${rate.day}`}
          value={rate.rate}
          onSave={(value) => set.mutateAsync({ currency: rate.currency, day: rate.day, rate: value })}
        />
      ),
    },
    comments.column,
  ];
  return (
    <Card
      title="Exchange rates"
      sub={`each holds from its day until the next one; ${number(rates.data?.length ?? 0)} in all`}
      pad={false}
    >
      <Await query={rates}>
        {(list) => (
          <DataTable
            label="Exchange rates"
            columns={columns}
            rows={list}
            rowKey={(rate) => rate.id}
            under={comments.under}
            empty={`None. Amounts that are not in ${currency} are left out of totals until there is one.`}
          />
        )}
      </Await>
      <AddRate currency={currency} />
    </Card>
  );
};
