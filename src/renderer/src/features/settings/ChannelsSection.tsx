import { useState } from 'react';
import { CHANNEL_TYPE_IDS } from '../../../../shared/domain/channels';
import type { ChannelNode } from '../../../../shared/contract/workspace';
import { useRead, useWrite } from '../../api';
import { CHANNEL_TYPE_CHOICES, number } from '../../format';
import { Await, Card, type Column, DataTable, InlineEdit, Select } from '../../ui';
import { useCommentsColumn } from '../comments';
import { AddLine } from './AddLine';
import { ChannelMenu } from './ChannelMenu';
import { type ChannelLine, channelTree } from './channelTree';
import styles from './Settings.module.css';

/** Adds an account under a kind of channel, or a location under an account: one choice says which. */
const AddChannel = ({ nodes }: { nodes: readonly ChannelNode[] }) => {
  const create = useWrite('channels.create', { quiet: true });
  const [under, setUnder] = useState<string>('type:d2c');
  const places = [
    {
      group: 'An account of',
      items: CHANNEL_TYPE_CHOICES.map(({ value, label }) => ({ value: `type:${value}`, label })),
    },
    {
      group: 'A location of',
      items: nodes.filter((node) => node.level === 'account').map((node) => ({ value: node.id, label: node.name })),
    },
  ];
  const add = (name: string): Promise<unknown> => {
    const type = CHANNEL_TYPE_IDS.find((one) => `type:${one}` === under);
    if (type) return create.mutateAsync({ name, type, level: 'account' });
    const parent = nodes.find((node) => node.id === under);
    return create.mutateAsync({ name, type: parent?.type ?? 'd2c', level: 'location', parentId: under });
  };
  return (
    <AddLine label="New channel" placeholder="Add a shop, partner or store" onAdd={add}>
      <Select
        aria-label="Where it belongs"
        data={places}
        value={under}
        onChange={(value) => value && setUnder(value)}
        searchable
        w={208}
      />
    </AddLine>
  );
};

/** Where the company sells: kinds of channel, the accounts in them, and their locations; each with one owner. */
export const ChannelsSection = () => {
  const channels = useRead('channels.list', {});
  const people = useRead('people.list', {}).data ?? [];
  const update = useWrite('channels.update', { quiet: true });
  const nodes = channels.data ?? [];
  const comments = useCommentsColumn<ChannelLine>('channel', ({ node: { id, name: of } }) => ({ id, of }));
  const columns: Column<ChannelLine>[] = [
    {
      key: 'name',
      header: 'Channel',
      value: ({ node }) => node.name,
      cell: ({ node, depth }) => (
        <div className={styles.indent} style={{ paddingLeft: depth * 20 }}>
          <InlineEdit
            kind="text"
            bare
            needed
            label={`Name of ${node.name}`}
            value={node.name}
            onSave={(name) => update.mutateAsync({ id: node.id, name })}
          />
        </div>
      ),
    },
    {
      key: 'orders',
      header: 'Orders',
      numeric: true,
      width: 80,
      value: ({ node }) => node.orders,
      cell: ({ node }) => <span className="ink2">{number(node.orders)}</span>,
    },
    {
      key: 'owner',
      header: 'Owner',
      width: 200,
      value: ({ node }) => node.owner?.name,
      cell: ({ node }) => (
        <InlineEdit
          kind="select"
          bare
          clearable
          label={`Owner of ${node.name}`}
          placeholder="Nobody"
          value={node.owner?.id ?? null}
          options={people.map((person) => ({ value: person.id, label: person.name }))}
          onSave={(ownerId) => update.mutateAsync({ id: node.id, ownerId })}
        />
      ),
    },
    comments.column,
    {
      key: 'menu',
      header: <span className="unseen">More</span>,
      width: 56,
      value: null,
      cell: ({ node }) => <ChannelMenu node={node} nodes={nodes} />,
    },
  ];
  return (
    <Card title="Sales channels" sub="the owner writes its part of the weekly report" pad={false}>
      <Await query={channels}>
        {(list) => (
          <DataTable
            label="Sales channels"
            columns={columns}
            rows={channelTree(list)}
            rowKey={({ node }) => node.id}
            under={comments.under}
            empty="None yet: imports add the channels they name."
          />
        )}
      </Await>
      <AddChannel nodes={nodes} />
    </Card>
  );
};
