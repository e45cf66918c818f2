import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { MOMENT_KIND_IDS, MOMENT_KINDS, type MomentKind } from '../../../../shared/domain/targets';
import { useRead, useWorkspace, useWrite } from '../../api';
import { money, parseMoney } from '../../format';
import { Button, DateField, Dialog, Select, TextField } from '../../ui';
import { Comments } from '../comments';
import styles from './moments.module.css';

export type Moment = Output<'moments.list'>[number];
type Lift = { channelId: string | null; productId: string | null; text: string };

const ALL = '';
/** One moment: its days and what it should add, by channel and product. Null makes a new one. */
export const MomentDialog = ({ moment, onClose }: { moment: Moment | null; onClose: () => void }) => {
  const { currency, today } = useWorkspace();
  const [name, setName] = useState(moment?.name ?? '');
  const [kind, setKind] = useState<MomentKind>(moment?.kind ?? 'launch');
  const [starts, setStarts] = useState(moment?.starts ?? today);
  const [ends, setEnds] = useState(moment?.ends ?? today);
  const [note, setNote] = useState(moment?.note ?? '');
  const [lifts, setLifts] = useState<Lift[]>(
    () =>
      moment?.lifts.map(({ channelId, productId, amountMinor }) => ({
        channelId,
        productId,
        text: money(amountMinor, currency, { bare: true }),
      })) ?? [{ channelId: null, productId: null, text: '' }],
  );
  const create = useWrite('moments.create', { done: () => `Added ${name}` });
  const update = useWrite('moments.update', { done: () => `Changed ${name}` });
  const remove = useWrite('moments.remove', { done: () => `Removed ${name}` });
  const choices = useRead('deals.choices', {});
  // A product or channel that was removed must not be lost by an edit.
  const known = (what: 'channel' | 'product', all: string) => {
    const list = (what === 'channel' ? choices.data?.channels : choices.data?.products) ?? [];
    const named = (moment?.lifts ?? []).flatMap((lift) => {
      const id = what === 'channel' ? lift.channelId : lift.productId;
      return id === null ? [] : [{ id, name: (what === 'channel' ? lift.channel : lift.product) ?? '' }];
    });
    const each = new Map([...named, ...list].map((one) => [one.id, one.name]));
    return [{ value: ALL, label: all }, ...Array.from(each, ([value, label]) => ({ value, label }))];
  };
  const change = (index: number, part: Partial<Lift>): void =>
    setLifts((old) => old.map((lift, at) => (at === index ? { ...lift, ...part } : lift)));
  const filled = lifts.filter((lift) => lift.text.trim() !== '');
  const amounts = filled.map((lift) => parseMoney(lift.text, currency));
  const waits =
    name.trim() === ''
      ? 'Waits for a name'
      : ends < starts
        ? 'It cannot end before it starts'
        : amounts.some((amount) => amount === null || amount < 0)
          ? 'Waits for amounts that can be read'
          : null;
  const save = (): void => {
    const value = {
      name: name.trim(),
      kind,
      starts,
      ends,
      note: note.trim(),
      lifts: filled.map(({ channelId, productId }, index) => ({
        channelId,
        productId,
        amountMinor: amounts[index] ?? 0,
      })),
    };
    if (moment) update.mutate({ id: moment.id, ...value }, { onSuccess: onClose });
    else create.mutate(value, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={moment ? moment.name : 'New moment'}
      width={560}
      actions={
        <>
          {moment && <Button onClick={() => remove.mutate({ id: moment.id }, { onSuccess: onClose })}>Remove</Button>}
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" waits={waits} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.two}>
          <TextField
            label="Name"
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label="Kind"
            value={kind}
            data={MOMENT_KIND_IDS.map((value) => ({ value, label: MOMENT_KINDS[value] }))}
            onChange={(value) => setKind(MOMENT_KIND_IDS.find((id) => id === value) ?? 'launch')}
          />
          <DateField label="Starts" value={starts} onChange={(value) => value !== null && setStarts(value)} />
          <DateField label="Ends" value={ends} onChange={(value) => value !== null && setEnds(value)} />
        </div>
        {lifts.map((lift, index) => (
          // Lines have nothing but their place to be told apart by.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="row">
            <Select
              aria-label={`Channel of lift ${index + 1}`}
              value={lift.channelId ?? ALL}
              data={known('channel', 'All channels')}
              onChange={(value) => change(index, { channelId: value || null })}
            />
            <Select
              aria-label={`Product of lift ${index + 1}`}
              value={lift.productId ?? ALL}
              data={known('product', 'All products')}
              onChange={(value) => change(index, { productId: value || null })}
            />
            <TextField
              aria-label={`Expected lift ${index + 1}`}
              placeholder="Adds"
              value={lift.text}
              onChange={(event) => change(index, { text: event.currentTarget.value })}
            />
          </div>
        ))}
        <div>
          <Button
            small
            icon={IconPlus}
            onClick={() => setLifts((old) => [...old, { channelId: null, productId: null, text: '' }])}
          >
            Lift
          </Button>
        </div>
        <TextField
          label="Note"
          placeholder="What happens, and who sees to it"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {moment && <Comments entity="moment" id={moment.id} />}
      </div>
    </Dialog>
  );
};
