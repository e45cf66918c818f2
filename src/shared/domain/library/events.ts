import type { LibraryField, LibrarySpec } from './fields';

export const EVENT_KINDS = {
  activation: 'Activation',
  demo: 'Demo',
  speaking: 'Speaking',
  'trade-show': 'Trade show',
  collaboration: 'Collaboration',
} as const;
export const FLIGHT_KINDS = { radio: 'Radio', print: 'Print', billboard: 'Billboard' } as const;

/** Days after an event in which its leads and sales still count. */
export const WINDOW_DAYS = 7;

const campaign: LibraryField = {
  id: 'campaignId',
  column: 'campaign_key',
  label: 'Campaign',
  kind: 'ref',
  to: 'campaign',
  width: 150,
  wide: true,
  bulk: true,
};
const days: readonly LibraryField[] = [
  { id: 'starts', column: 'starts', label: 'From', kind: 'day', needed: true, width: 100 },
  { id: 'ends', column: 'ends', label: 'To', kind: 'day', needed: true, width: 100, wide: true },
];
const cost: LibraryField = { id: 'costMinor', column: 'cost_minor', label: 'Cost', kind: 'money', width: 72 };
const note: LibraryField = { id: 'note', column: 'note', label: 'Note', kind: 'long' };

/** What happens at a place: events where people are met, and media that are seen or heard. */
export const EVENT_SPECS = {
  event: {
    table: 'events',
    one: 'event',
    many: 'Events',
    words: 'Activations, demos, talks, trade shows and collaborations.',
    name: 'name',
    order: ['starts DESC', 'name'],
    span: ['starts', 'ends'],
    fields: [
      { id: 'name', column: 'name', label: 'Event', kind: 'text', needed: true, width: 180 },
      {
        id: 'kind',
        column: 'kind',
        label: 'Kind',
        kind: 'choice',
        options: EVENT_KINDS,
        first: 'activation',
        width: 108,
        wide: true,
        bulk: true,
      },
      { id: 'place', column: 'place', label: 'Place', kind: 'text', width: 112 },
      ...days,
      cost,
      { id: 'people', column: 'people', label: 'People met', kind: 'count', width: 72 },
      {
        id: 'channelId',
        column: 'channel_key',
        label: 'Sells through',
        kind: 'ref',
        to: 'channel',
        bulk: true,
      },
      { ...campaign, width: undefined },
      { id: 'windowDays', column: 'window_days', label: 'Counts for days after', kind: 'count', first: WINDOW_DAYS },
      { id: 'ownerId', column: 'owner_key', label: 'Owner', kind: 'ref', to: 'person' },
      note,
    ],
  },
  flight: {
    table: 'flights',
    one: 'flight',
    many: 'Offline media',
    words: 'Radio, print and billboards with the days they ran.',
    name: 'outlet',
    order: ['starts DESC', 'outlet'],
    span: ['starts', 'ends'],
    fields: [
      { id: 'outlet', column: 'outlet', label: 'Outlet', kind: 'text', needed: true, width: 200 },
      {
        id: 'kind',
        column: 'kind',
        label: 'Medium',
        kind: 'choice',
        options: FLIGHT_KINDS,
        first: 'radio',
        width: 104,
        bulk: true,
      },
      { id: 'place', column: 'place', label: 'Place', kind: 'text', width: 140 },
      ...days,
      cost,
      { id: 'reach', column: 'reach', label: 'Reach', kind: 'count', width: 92 },
      campaign,
      note,
    ],
  },
} as const satisfies Record<string, LibrarySpec>;
