import type { Ask, Shot } from './shots';

type Head = { id: string; period: string };

/** The frozen week that late receipts restate: the third newest. */
const restated = async (ask: Ask, more = ''): Promise<string> => {
  const heads = await ask<Head[]>('reports.snapshots', { kind: 'weekly' });
  return `/reports/weekly?period=${heads[2]?.period ?? ''}${more}`;
};

/** Closing a week, a frozen one with what changed since, and its editions. */
export const REPORT_SHOTS: readonly Shot[] = [
  { name: 'close', address: '/reports/close', narrow: true },
  { name: 'frozen', address: (ask) => restated(ask), narrow: true },
  { name: 'frozen-executives', address: (ask) => restated(ask, '&edition=executives') },
  { name: 'history', address: '/data?tab=history' },
];
