import { useState } from 'react';
import type { AttributionRule, RuleChange, RuleInput } from '../../../../shared/contract/attribution';
import type { Output } from '../../../../shared/contract';
import { useJob } from '../../api';
import { plural } from '../../format';
import { Button, DateField, Dialog, Progress, Select, TextField } from '../../ui';
import { campaignOptions } from '../campaigns/untargeted';
import { Moves } from './Moves';

type Kind = RuleInput['kind'];

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

export type RuleDialogProps = {
  rule: AttributionRule | null;
  campaigns: readonly { id: string; name: string; untargeted: boolean }[];
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
  const change = useJob('attribution.change', {
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
    if (!wanted || !(await change.run({ change: wanted }))) return;
    onClose();
  };
  const running = change.state === 'running';
  const leave = (): void => {
    change.cancel();
    onClose();
  };
  const options =
    kind === 'location'
      ? choices.locations.map(({ id, name }) => ({ value: id, label: name }))
      : choices.sources.map((source) => ({ value: source, label: source }));
  return (
    <Dialog
      open
      onClose={leave}
      width={560}
      title={rule ? 'Change the rule' : 'New attribution rule'}
      actions={
        <>
          <Button onClick={leave}>Cancel</Button>
          <Button kind="primary" waits={waits ?? (running && 'Orders are attributed anew')} onClick={() => void save()}>
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
        data={campaignOptions(campaigns)}
        value={campaignId}
        onChange={setCampaign}
      />
      <div className="row">
        <DateField label="From" placeholder="any day" clearable value={from} onChange={setFrom} />
        <DateField label="To" placeholder="any day" clearable value={to} onChange={setTo} />
      </div>
      <Progress job={change} noun="order" label="Attributing orders anew" />
      {wanted && !running && <Moves change={wanted} />}
      {rule && <p className="s ink2">{`It gives ${plural(rule.orders, 'order')} now.`}</p>}
    </Dialog>
  );
};
