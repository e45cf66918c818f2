import type { Ask, Shot } from './shots';

type Items = { id: string; values: Record<string, unknown> }[];

const itemNamed =
  (kind: string, field: string, name: string, address: string) =>
  async (ask: Ask): Promise<string> => {
    const items = await ask<Items>('library.list', { kind });
    return `${address}item=${items.find((item) => item.values[field] === name)?.id ?? ''}`;
  };
const close = (page: { keyboard: { press: (key: string) => Promise<void> } }): Promise<void> =>
  page.keyboard.press('Escape');

/** Content, creators and the message house. */
export const CONTENT_SHOTS: readonly Shot[] = [
  { name: 'content', address: '/campaigns/content', narrow: true },
  { name: 'content-calendar', address: '/campaigns/content?view=calendar' },
  { name: 'content-table', address: '/campaigns/content?view=table', narrow: true },
  {
    name: 'content-item',
    address: itemNamed('content', 'title', 'How to read a scalp', '/campaigns/content?'),
    narrow: true,
    after: close,
  },
  { name: 'content-keywords', address: '/campaigns/content?tab=keyword' },
  { name: 'content-website', address: '/campaigns/content?tab=web' },
  { name: 'creators', address: '/campaigns/creators', narrow: true },
  {
    name: 'creator',
    address: itemNamed('creator', 'name', 'Lena Waves', '/campaigns/creators?'),
    narrow: true,
    after: close,
  },
  { name: 'creators-deliverables', address: '/campaigns/creators?tab=deliverable' },
  { name: 'creators-codes', address: '/campaigns/creators?tab=code' },
  { name: 'creators-press', address: '/campaigns/creators?tab=mention' },
  { name: 'creators-events', address: '/campaigns/creators?tab=event' },
  { name: 'message', address: '/campaigns/message', narrow: true },
  { name: 'message-propositions', address: '/campaigns/message?tab=proposition' },
];
