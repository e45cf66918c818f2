import type { ChannelName, Input, Output, Result, TandemBridge, TandemEvent } from '../../src/shared/contract';
import { TandemError } from '../../src/shared/contract/errors';

/** How a test answers: one function a channel. Throw a TandemError to refuse. */
export type Answers = {
  [C in ChannelName]?: (input: Input<C>, job: string | undefined) => Output<C> | Promise<Output<C>>;
};

export type FakeBridge = TandemBridge & {
  /** Every call so far, oldest first. */
  calls: { channel: string; input: unknown; job?: string }[];
  /** Inputs of the calls of one channel. */
  sent: <C extends ChannelName>(channel: C) => Input<C>[];
  cancelled: string[];
  emit: (event: TandemEvent) => void;
  answer: (more: Answers) => void;
};

export const PEOPLE: Output<'people.list'> = [
  { id: 'p-maren', name: 'Maren Oduya', initials: 'MO', side: 'both', roles: ['founder', 'ceo'], email: '', rev: 1 },
  {
    id: 'p-theo',
    name: 'Theo Lindqvist',
    initials: 'TL',
    side: 'marketing',
    roles: ['marketing-manager'],
    email: '',
    rev: 1,
  },
  { id: 'p-priya', name: 'Priya Castell', initials: 'PC', side: 'sales', roles: ['sales-rep'], email: '', rev: 1 },
];

export const WORKSPACE: Output<'workspace.get'> = {
  id: 'w-1',
  name: 'Halo & Vine',
  currency: 'USD',
  // No zone that a browser knows: pages must not hand it to one.
  timeZone: 'as-written',
  weekStart: 1,
  fiscalYearStart: 1,
  inactivityDays: 180,
  refundDating: 'processed',
  staleDays: 21,
  vision: 'The hair-care shelf that salons and their clients share.',
  workDays: [1, 2, 3, 4, 5],
  workFrom: 540,
  workTo: 1020,
  promiseHours: 8,
  path: '/data/halo-and-vine.tandem',
  schema: 1,
  today: '2026-05-13',
  firstDay: '2025-01-02',
  lastDay: '2026-05-13',
  counts: { orders: 4412, lines: 9120, products: 12, customers: 2210, deals: 40, leads: 160 },
  lastBackupAt: '2026-05-13T12:02:00.000Z',
  isSample: true,
};

export const APP_STATE: Output<'app.state'> = {
  workspacePath: WORKSPACE.path,
  problem: null,
  dataFolder: '/data',
  version: '0.1.0',
  platform: 'linux',
  takesUpdates: true,
  preferences: { theme: 'system', personId: 'p-maren', navCollapsed: false },
  recent: [
    { path: WORKSPACE.path, name: 'Halo & Vine' },
    { path: '/data/other.tandem', name: 'Second company' },
  ],
  defaults: { timeZone: 'America/New_York', currency: 'USD', locale: 'en-US' },
};

const done = { ok: true } as const;

const DEFAULTS: Answers = {
  'app.state': () => APP_STATE,
  'app.setPreferences': () => done,
  'app.session': () => ({ address: '', cutOff: false, drafts: [] }),
  'app.keepSession': () => done,
  'app.readyReport': () => done,
  'workspace.get': () => WORKSPACE,
  'workspace.update': () => done,
  'people.list': () => PEOPLE,
  'people.update': () => done,
  'leads.waiting': () => ({ waiting: 6, late: 2 }),
  'history.state': () => ({ undo: 'Moved Rook & Wren to Proposal', redo: null }),
  'history.undo': () => ({ label: 'Moved Rook & Wren to Proposal' }),
  'history.redo': () => ({ label: null }),
  'search.query': () => [],
  'moments.list': () => [],
  'campaigns.nags': () => ({ untargeted: [], experiments: [], asks: [] }),
  'notes.waiting': () => ({ open: 9, lead: null }),
  'notes.sources': () => [],
  'four-ps.ofCampaign': () => null,
  'meetings.decisions': () => [],
  'notes.choices': () => ({ products: [], channels: [], themes: [], competitors: [] }),
  'notes.similar': () => [],
  'comments.list': () => [],
  'comments.counts': () => ({}),
  'comments.mentions': () => [],
};

/** An engine that lives in memory: it answers what it is told to, and remembers what it was asked. */
export const fakeBridge = (answers: Answers = {}): FakeBridge => {
  const known: Answers = { ...DEFAULTS, ...answers };
  const listeners = new Set<(event: TandemEvent) => void>();
  const calls: FakeBridge['calls'] = [];
  const cancelled: string[] = [];
  const refuse = (error: unknown): Result<never> => ({
    ok: false,
    error:
      error instanceof TandemError
        ? { code: error.code, message: error.message }
        : { code: 'internal', message: String(error) },
  });
  return {
    calls,
    cancelled,
    sent: <C extends ChannelName>(channel: C) =>
      calls.filter((one) => one.channel === channel).map((one) => one.input as Input<C>),
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    answer: (more) => {
      Object.assign(known, more);
    },
    call: async (channel, input, job): Promise<Result<unknown>> => {
      calls.push({ channel, input, job });
      // Each answer's own input type is lost in the look-up; tests name their channels themselves.
      const handler = known[channel as ChannelName] as ((input: unknown, job?: string) => unknown) | undefined;
      if (!handler) return refuse(new TandemError('unknown-channel', `No answer for ${channel}`));
      try {
        return { ok: true, value: await handler(input, job) };
      } catch (error) {
        return refuse(error);
      }
    },
    cancel: async (job) => {
      cancelled.push(job);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pathOf: (file) => `/dropped/${file.name}`,
  };
};

/** Puts a fake bridge where the preload puts the real one. */
export const installBridge = (answers: Answers = {}): FakeBridge => {
  const bridge = fakeBridge(answers);
  Object.defineProperty(window, 'tandem', { value: bridge, configurable: true });
  return bridge;
};
