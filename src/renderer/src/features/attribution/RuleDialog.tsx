import { useState } from 'react';
import type { AttributionRule, RuleChange, RuleInput } from '../../../../shared/contract/attribution';
import type { Output } from '../../../../shared/contract';
import { sentence, useWorkspace, useWrite } from '../../api';
import { money, number, plural } from '../../format';
import { useRead } from '../../api';
import { Await, Button, DataTable, DateField, Dialog, Select, TextField } from '../../ui';

type Kind = RuleInput['kind'];
type Move = Output<'attribution.preview'>['moves'][number];

const KINDS: readonly { value: Kind; label: string }[] = [
  { value: 'code', label: 'Discount code' },
  { value: 'link', label: 'Affiliate link' },
  { value: 'tag', label: 'Tag' },
  { value: 'source', label: 'Source' },
  { value: 'location', label: 'Location' },
  { value: 'window', label: 'Date window' },
  { value: 'hand', label: 'By hand: one order' },
];
const MATCH: Partial<Record<Kind, string>> = {
  code: 'Code',
  link: 'Part of the link',
  tag: 'Tag',
  source: 'Source',
  hand: 'Order number',
};

/** What a change of the rules moves, before it is made. */
export const Moves = ({ change }: { change: RuleChange }) => {
  const { currency } = useWorkspace();
  const preview = useRead('attribution.preview', { change });
  return (
    <Await query={preview}>
      {({ problem, moves }) =>
        problem !== null ? (
          <p role="alert" className="bad">
            {problem}
          </p>
        ) : moves.length === 0 ? (
          <p className="ink2">No order moves.</p>
        ) : (
          <DataTable<Move>
            label="What the change moves"
            tight
            rowKey={(move) => move.campaign}
            rows={moves.slice(0, 12)}
            count={moves.length}
            all={() => Promise.resolve(moves)}
            columns={[
              {
                key: 'campaign',
                header: 'Campaign',
                cut: true,
                value: (move) => move.campaign,
                cell: (move) => move.campaign,
              },
              {
                key: 'orders',
                header: 'Orders',
                numeric: true,
                value: (move) => move.after,
                also: [{ name: 'Orders before', value: (move) => move.before }],
                cell: (move) => `${number(move.before)} → ${number(move.after)}`,
              },
              {
                key: 'net',
                header: 'Net sales',
                numeric: true,
                value: (move) => ({ minor: move.netAfter }),
                also: [{ name: 'Net sales before', value: (move) => ({ minor: move.netBefore }) }],
                cell: (move) => `${money(move.netBefore, currency)} → ${money(move.netAfter, currency)}`,
              },
            ]}
          />
        )
      }
    </Await>
  );
};

export type RuleDialogProps = {
  rule: AttributionRule | null;
  campaigns: readonly { id: string; name: string }[];
  choices: Pick<Output<'attribution.rules'>, 'locations' | 'sources'>;
  onClose: () => void;
};

/** A rule, new or changed, with what it would move before it is made. */
export const RuleDialog = ({ rule, campaigns, choices, onClose }: RuleDialogProps) => {
  const [kind, setKind] = useState<Kind>(rule && rule.kind !== 'file' ? rule.kind : 'code');
  const [match, setMatch] = useState(rule?.match ?? '');
  const [campaignId, setCampaign] = useState<string | null>(rule?.campaignId ?? null);
  const [from, setFrom] = useState<string | null>(rule?.from ?? null);
  const [to, setTo] = useState<string | null>(rule?.to ?? null);
  const [error, setError] = useState<string | null>(null);
  const change = useWrite('attribution.change', {
    quiet: true,
    done: () => (rule ? 'Changed an attribution rule' : 'Added an attribution rule'),
  });
  const waits =
    kind !== 'window' && match.trim() === ''
      ? `Say which ${(MATCH[kind] ?? 'location').toLowerCase()}`
      : campaignId === null
        ? 'Choose the campaign'
        : kind === 'window' && (from === null || to === null)
          ? 'Choose the first and the last day'
          : null;
  const wanted: RuleChange | null =
    waits === null && campaignId !== null
      ? { save: { id: rule?.id ?? null, kind, match: kind === 'window' ? '' : match, campaignId, from, to } }
      : null;
  const save = async (): Promise<void> => {
    if (!wanted) return;
    try {
      await change.mutateAsync({ change: wanted });
      onClose();
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  const options =
    kind === 'location'
      ? choices.locations.map(({ id, name }) => ({ value: id, label: name }))
      : choices.sources.map((source) => ({ value: source, label: source }));
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={rule ? 'Change the rule' : 'New attribution rule'}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            waits={waits ?? (change.isPending && 'Orders are attributed anew')}
            onClick={() => void save()}
          >
            {rule ? 'Change' : 'Add'}
          </Button>
        </>
      }
    >
      <Select
        label="Orders are found by"
        data={[...KINDS]}
        value={kind}
        onChange={(value) => setKind((value ?? 'code') as Kind)}
      />
      {(kind === 'location' || kind === 'source') && (
        <Select
          label={kind === 'location' ? 'Location' : 'Source'}
          searchable
          data={options}
          value={match === '' ? null : match}
          onChange={(value) => setMatch(value ?? '')}
        />
      )}
      {MATCH[kind] !== undefined && kind !== 'source' && (
        <TextField label={MATCH[kind]} value={match} onChange={(event) => setMatch(event.currentTarget.value)} />
      )}
      <Select
        label="They belong to"
        searchable
        placeholder="Campaign"
        data={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
        value={campaignId}
        onChange={setCampaign}
      />
      <div className="row">
        <DateField label="From" placeholder="any day" clearable value={from} onChange={setFrom} />
        <DateField label="To" placeholder="any day" clearable value={to} onChange={setTo} />
      </div>
      {error && (
        <p role="alert" className="bad">
          {error}
        </p>
      )}
      {wanted && <Moves change={wanted} />}
      {rule && <p className="s ink2">{`It gives ${plural(rule.orders, 'order')} now.`}</p>}
    </Dialog>
  );
};
