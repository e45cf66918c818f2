import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecordRef } from '../../../../../shared/contract/companies';
import { isLimit } from '../../../../../shared/domain/targets';
import { useDraft, useRead, useWorkspace, useWrite } from '../../../api';
import { day, percent } from '../../../format';
import { Button, DateField, IconButton, InlineEdit, Select, StatusBadge, TextField } from '../../../ui';
import { amountOf, changeOf, readAmount, typedAmount } from '../amount';
import { madeUpBy, OFFSET_STATES } from '../words';
import { ProductSelect } from './ProductSelect';
import type { NodePage } from './page';
import { CommentsLine } from '../../comments';
import styles from './node.module.css';

type Made = NodePage['offsets'][number];

const MadeUp = ({ page: { tree, node }, offset }: { page: NodePage; offset: Made }) => {
  const update = useWrite('targets.updateOffset', { quiet: true });
  const remove = useWrite('targets.removeOffset', { done: () => 'Removed the offset' });
  const { status, word, why } = OFFSET_STATES[offset.state];
  const isShort = offset.short.id === node.id;
  const { today } = useWorkspace();
  const over = tree.to < today;
  const where = [offset.platform, offset.causeDay === null ? '' : day(offset.causeDay, { today })]
    .filter(Boolean)
    .join(', ');
  return (
    <div className={styles.section}>
      <header>
        <span className="strong cut">
          {isShort ? `Made up by ${offset.over.name}` : `Makes up for ${offset.short.name}`}
        </span>
        <span className="row push">
          <StatusBadge status={status}>{word}</StatusBadge>
          {!over && (
            <IconButton
              small
              icon={IconTrash}
              label="Remove the offset"
              onClick={() => remove.mutate({ id: offset.id })}
            />
          )}
        </span>
      </header>
      <div className={styles.offsetForm}>
        <InlineEdit
          kind="text"
          needed
          label="Because"
          value={offset.cause}
          onSave={(cause) => update.mutateAsync({ id: offset.id, cause })}
        />
        {over ? (
          <span className="num">{amountOf(node, offset.amount)}</span>
        ) : node.currency === null ? (
          <InlineEdit
            kind="number"
            grouped
            min={1}
            label="Amount made up"
            value={offset.amount}
            onSave={(amount) => update.mutateAsync({ id: offset.id, amount })}
          />
        ) : (
          <InlineEdit
            kind="money"
            currency={node.currency}
            label="Amount made up"
            value={offset.amount}
            onSave={(amount) => update.mutateAsync({ id: offset.id, amount: amount ?? 0 })}
          />
        )}
      </div>
      <ProductSelect
        period={tree.period}
        value={offset.productId === null ? null : { id: offset.productId, name: offset.product ?? '' }}
        onChange={(product) => update.mutate({ id: offset.id, productId: product?.id ?? null })}
      />
      {where !== '' && <p className="s ink2">{where}</p>}
      <span className="row">
        <InlineEdit
          kind="text"
          bare
          label="Link"
          placeholder="Link to what brought it"
          value={offset.link}
          onSave={(link) => update.mutateAsync({ id: offset.id, link })}
        />
        {/* The window asks before the system's browser opens it, and opens nothing but https. */}
        {offset.link.startsWith('https://') && (
          <a className="s nowrap" href={offset.link} target="_blank" rel="noreferrer noopener">
            Open link
          </a>
        )}
      </span>
      <InlineEdit
        kind="text"
        bare
        multiline
        about={offset.id}
        label="The sentence"
        value={offset.sentence}
        onSave={(sentence) => update.mutateAsync({ id: offset.id, sentence })}
      />
      <p className="s ink2">
        {why !== '' && <span className="bad">{why} </span>}
        {amountOf(node, offset.shortLeft)} of the shortfall stays open, {amountOf(node, offset.overLeft)} of{' '}
        {offset.over.name} is free, {percent(offset.confidence, { decimals: 0 })} sure.
        {offset.late && ' Noted after the close: not scored.'}
        {offset.held !== null && (offset.held ? ' It held.' : ' It did not hold.')}
      </p>
      <CommentsLine
        entity="offset"
        id={offset.id}
        of={isShort ? `what ${offset.over.name} makes up` : `what is made up for ${offset.short.name}`}
      />
    </div>
  );
};

const NewOffset = ({ page: { tree, node }, open }: { page: NodePage; open: number }) => {
  const { period } = tree;
  const limit = isLimit(node.metric);
  const view = useRead('targets.tree', { period, metric: tree.metric });
  const suggested = useRead('targets.suggestOffsets', { treeId: tree.id });
  const mine = (suggested.data ?? []).filter((one) => one.short.id === node.id);
  const overs = (view.data?.nodes ?? []).filter(
    (one) =>
      one.id !== node.id &&
      one.metric === node.metric &&
      (limit ? one.outlook < one.target : one.outlook > one.target && one.target > 0),
  );
  const [over, setOver] = useState<string | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [cause, setCause, saved] = useDraft(`Reason of the offset for ${node.name}`, '', node.id);
  const [platform, setPlatform] = useState('');
  const [link, setLink] = useState('');
  const [causeDay, setCauseDay] = useState<string | null>(null);
  const [product, setProduct] = useState<RecordRef | null>(null);
  const [sure, setSure] = useState('70%');
  const add = useWrite('targets.offset', { done: () => `Made up for ${node.name}` });
  const overId = over ?? mine[0]?.over.id ?? overs[0]?.id ?? null;
  const first = mine.find((one) => one.over.id === overId)?.amount ?? Math.max(0, open);
  const amount = text === null ? first : readAmount(node, text);
  if (overs.length === 0)
    return (
      <p className="s ink2">
        Nothing in this tree {limit ? 'is under its limit' : 'is over its target'}, so nothing can make up for it.
      </p>
    );
  const waits =
    overId === null
      ? 'Waits for what makes up for it'
      : !amount
        ? 'Waits for an amount'
        : cause.trim() === ''
          ? 'Waits for the reason'
          : null;
  return (
    <form
      className={styles.offsetForm}
      aria-label="New offset"
      onSubmit={(event) => {
        event.preventDefault();
        if (waits || overId === null || !amount) return;
        add.mutate(
          {
            shortId: node.id,
            overId,
            amount,
            cause: cause.trim(),
            platform: platform.trim(),
            link: link.trim(),
            causeDay,
            productId: product?.id ?? null,
            confidence: Math.min(100, Number.parseInt(sure, 10) || 0) / 100,
          },
          { onSuccess: saved },
        );
      }}
    >
      <Select
        label="Made up by"
        searchable
        value={overId}
        data={overs.map((one) => ({ value: one.id, label: `${one.name} ${changeOf(node, one.outlook - one.target)}` }))}
        onChange={setOver}
      />
      <TextField
        label="Amount"
        value={text ?? typedAmount(node, first)}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div data-whole>
        <TextField
          label="Because"
          placeholder="What brought it: a video, a launch, a large order"
          value={cause}
          onChange={(event) => setCause(event.currentTarget.value)}
        />
      </div>
      <DateField label="On" value={causeDay} onChange={setCauseDay} placeholder="The day it began" />
      <TextField label="How sure" value={sure} onChange={(event) => setSure(event.currentTarget.value)} />
      <TextField
        label="Platform (optional)"
        value={platform}
        onChange={(event) => setPlatform(event.currentTarget.value)}
      />
      <TextField label="Link (optional)" value={link} onChange={(event) => setLink(event.currentTarget.value)} />
      <ProductSelect period={period} value={product} onChange={setProduct} />
      <div data-whole className="row" style={{ flexWrap: 'wrap' }}>
        <Button submit waits={waits}>
          Make up for it
        </Button>
        {mine.map((one) => (
          <Button
            key={one.over.id}
            kind="quiet"
            onClick={() =>
              add.mutate({
                shortId: node.id,
                overId: one.over.id,
                amount: one.amount,
                cause: cause.trim() || madeUpBy(one.over.name, node),
              })
            }
          >
            Accept {amountOf(node, one.amount)} from {one.over.name}
          </Button>
        ))}
      </div>
    </form>
  );
};

/** What makes up for a node that will miss, checked by the arithmetic, and what it makes up for itself. */
export const Offsets = ({ page }: { page: NodePage }) => {
  const { node, offsets, tree } = page;
  const short = isLimit(node.metric) ? node.outlook - node.target : node.target - node.outlook;
  const open = short - node.covered;
  const over = tree.to < useWorkspace().today;
  if (offsets.length === 0 && (over || short <= 0)) return null;
  return (
    <section className={styles.section} aria-label="Offset">
      <header>
        <h2>Offset</h2>
      </header>
      {offsets.map((offset) => (
        <MadeUp key={offset.id} page={page} offset={offset} />
      ))}
      {!over && short > 0 && open > 0 && <NewOffset page={page} open={open} />}
    </section>
  );
};
