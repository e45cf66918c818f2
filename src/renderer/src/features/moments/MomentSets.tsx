import { useState } from 'react';
import { addDays } from '../../../../shared/domain/day';
import { MOMENT_SET_IDS } from '../../../../shared/domain/moment-sets';
import { MOMENT_KINDS } from '../../../../shared/domain/targets';
import { useRead, useWorkspace, useWrite } from '../../api';
import { daySpan, parseMoney, plural } from '../../format';
import { Await, Button, DataTable, Dialog, Select, TextField } from '../../ui';
import styles from './moments.module.css';

const A_YEAR = 364;

const keyOf = (one: { name: string; starts: string }): string => `${one.name} ${one.starts}`;

/** Ready-made moments of the twelve months from today: pick a set, see what is added, add it. Nothing is added twice. */
export const MomentSets = ({ onClose }: { onClose: () => void }) => {
  const { today, currency } = useWorkspace();
  const [texts, setTexts] = useState<Record<string, string>>({});
  const read = (one: { name: string; starts: string }): number | null => parseMoney(texts[keyOf(one)] ?? '', currency);
  const unread = (one: { name: string; starts: string }): boolean => {
    const minor = read(one);
    return (texts[keyOf(one)] ?? '').trim() !== '' && (minor === null || minor < 0);
  };
  const span = { from: today, to: addDays(today, A_YEAR) };
  const sets = useRead('moments.sets', span);
  const [id, setId] = useState<(typeof MOMENT_SET_IDS)[number]>('us');
  const add = useWrite('moments.addSet', { done: ({ added }) => `Added ${plural(added, 'moment')}` });
  const chosen = sets.data?.find((one) => one.id === id);
  const fresh = chosen?.moments.filter((one) => !one.known) ?? [];
  const missing = fresh.length;
  const lifts = fresh.flatMap((one) => {
    const amountMinor = read(one);
    return amountMinor === null ? [] : [{ name: one.name, starts: one.starts, amountMinor }];
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Ready-made moments"
      width={680}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            waits={
              missing === 0
                ? 'All of them are in the calendar already'
                : fresh.some(unread) && 'Waits for amounts that can be read'
            }
            onClick={() => add.mutate({ id, ...span, lifts }, { onSuccess: onClose })}
          >
            {missing === 0 ? 'Add' : `Add ${plural(missing, 'moment')}`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label="Set"
          data={(['country', 'trade'] as const).map((of) => ({
            group: of === 'country' ? 'By country' : 'By trade',
            items: (sets.data ?? []).filter((one) => one.of === of).map((one) => ({ value: one.id, label: one.name })),
          }))}
          value={id}
          onChange={(value) => setId(MOMENT_SET_IDS.find((one) => one === value) ?? 'us')}
        />
        <p className="s ink2">
          A moment shapes the seasonal spread of targets by what it should add. Say it here for all channels and
          products together, or later, by channel and product, in the moment itself.
        </p>
        <div className={styles.list}>
          <Await query={sets}>
            {() => (
              <DataTable
                tight
                label="Moments of the set"
                rows={chosen?.moments ?? []}
                rowKey={keyOf}
                columns={[
                  { key: 'name', header: 'Moment', cut: true, value: (one) => one.name, cell: (one) => one.name },
                  {
                    key: 'kind',
                    header: 'Kind',
                    value: (one) => MOMENT_KINDS[one.kind],
                    cell: (one) => MOMENT_KINDS[one.kind],
                  },
                  {
                    key: 'when',
                    name: 'From',
                    header: 'When',
                    value: (one) => one.starts,
                    also: [{ name: 'Until', value: (one) => one.ends }],
                    cell: (one) => daySpan(one.starts, one.ends, { year: true }),
                  },
                  {
                    key: 'adds',
                    header: `Should add, ${currency}`,
                    width: 136,
                    edits: true,
                    value: (one) => ({ minor: one.known ? null : read(one) }),
                    cell: (one) =>
                      one.known ? null : (
                        <TextField
                          aria-label={`Expected lift of ${one.name}, ${one.starts}`}
                          placeholder="no lift yet"
                          inputMode="decimal"
                          value={texts[keyOf(one)] ?? ''}
                          error={unread(one)}
                          onChange={(event) => setTexts({ ...texts, [keyOf(one)]: event.currentTarget.value })}
                        />
                      ),
                  },
                  {
                    key: 'known',
                    name: 'State',
                    header: '',
                    value: (one) => (one.known ? 'there already' : 'new'),
                    cell: (one) => (one.known ? <span className="s ink3">there already</span> : <b>new</b>),
                  },
                ]}
              />
            )}
          </Await>
        </div>
      </div>
    </Dialog>
  );
};
