import type { Ask, Shot } from './shots';

type Entry = { id: string; held: boolean; template: { id: string } };

const meeting =
  (template: string, held: boolean) =>
  async (ask: Ask): Promise<string> => {
    const list = await ask<Entry[]>('meetings.list');
    return `/meetings/${list.find((one) => one.template.id === template && one.held === held)?.id ?? ''}`;
  };

export const MEETING_SHOTS: readonly Shot[] = [
  { name: 'meetings', address: '/meetings', narrow: true },
  { name: 'meetings-actions', address: '/meetings?view=actions', narrow: true },
  { name: 'meetings-decisions', address: '/meetings?view=decisions', narrow: true },
  { name: 'meetings-kinds', address: '/meetings?view=kinds', narrow: true },
  { name: 'meeting-next', address: meeting('team-weekly', false), narrow: true },
  { name: 'meeting-held', address: meeting('sales-weekly', true), narrow: true },
];
