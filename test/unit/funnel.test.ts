import { expect, test } from 'vitest';
import { type FunnelLead, funnelLineOf, immatureLeads, matureDays } from '../../src/main/engine/metrics/funnel';
import { FUNNEL_STEPS, type FunnelStepId } from '../../src/shared/contract/leads';

const SPAN = { from: '2026-04-01', to: '2026-04-30' };

const lead = (
  reached: FunnelStepId,
  days: Partial<Record<FunnelStepId, string>>,
  more: Partial<FunnelLead> = {},
): FunnelLead => ({
  days: { lead: null, contact: null, qualified: null, handed: null, accepted: null, deal: null, won: null, ...days },
  reached,
  responseHours: null,
  returnedOn: null,
  closedOn: null,
  group: null,
  ...more,
});

const LEADS: FunnelLead[] = [
  lead('lead', { lead: '2026-04-02' }),
  lead('contact', { lead: '2026-04-03', contact: '2026-04-04' }, { responseHours: 2 }),
  lead(
    'handed',
    { lead: '2026-04-05', contact: '2026-04-06', qualified: '2026-04-10', handed: '2026-04-11' },
    { responseHours: 6, returnedOn: '2026-05-02' },
  ),
  // Imported: won without anybody having written down the steps between.
  lead('won', { lead: '2026-04-08', qualified: '2026-04-12', won: '2026-05-20' }),
  // Of another cohort, accepted and won in this period.
  lead(
    'won',
    {
      lead: '2026-03-01',
      contact: '2026-03-02',
      qualified: '2026-03-10',
      handed: '2026-03-12',
      accepted: '2026-04-01',
      deal: '2026-04-03',
      won: '2026-04-13',
    },
    { responseHours: 4 },
  ),
];

test('a cohort only shrinks from step to step, and a skipped step counts as passed', () => {
  const { steps, returned } = funnelLineOf(LEADS, SPAN, 'cohort', null);
  expect(steps.map(({ step }) => step)).toEqual([...FUNNEL_STEPS]);
  expect(steps.map(({ count }) => count)).toEqual([4, 3, 2, 2, 1, 1, 1]);
  expect(steps.map(({ rate }) => rate)).toEqual([null, 3 / 4, 2 / 3, 1, 1 / 2, 1, 1]);
  expect(steps.map(({ smallN }) => smallN)).toEqual([false, true, true, true, true, true, true]);
  expect(returned).toBe(1);
});

test('medians run from the latest dated step before: hours to the contact, days to the rest', () => {
  const { steps } = funnelLineOf(LEADS, SPAN, 'cohort', null);
  const at = (id: FunnelStepId) => steps.find(({ step }) => step === id);
  expect(at('contact')).toMatchObject({ median: 4, medianUnit: 'hours', cases: 2 });
  // 10 − 6 April after a contact, and 12 − 8 April from the sign-up.
  expect(at('qualified')).toMatchObject({ median: 4, medianUnit: 'days', cases: 2 });
  expect(at('handed')).toMatchObject({ median: 1, cases: 1 });
  expect(at('accepted')).toMatchObject({ median: null, cases: 0 });
  expect(at('won')).toMatchObject({ median: 38, cases: 1 });
});

test('a period counts what happened in it, whenever the lead came', () => {
  const { steps, returned } = funnelLineOf(LEADS, SPAN, 'period', null);
  expect(steps.map(({ count }) => count)).toEqual([4, 2, 2, 1, 1, 1, 1]);
  expect(steps.find(({ step }) => step === 'accepted')).toMatchObject({ median: 20, cases: 1 });
  expect(returned).toBe(0);
});

test('marketing stands before the hand-off line and sales behind it', () => {
  const { steps } = funnelLineOf([], SPAN, 'cohort', null);
  expect(steps.filter(({ side }) => side === 'marketing').map(({ step }) => step)).toEqual([
    'lead',
    'contact',
    'qualified',
    'handed',
  ]);
  expect(steps.every(({ count, median }) => count === 0 && median === null)).toBe(true);
});

test('a cohort is immature while its leads are younger than four in five won ones were', () => {
  expect(matureDays(LEADS)).toBe(60);
  const won = Array.from({ length: 10 }, (_, index) =>
    lead('won', { lead: '2026-01-01', won: `2026-01-${String(index + 2).padStart(2, '0')}` }),
  );
  expect(matureDays(won)).toBe(8);
  expect(immatureLeads(LEADS, SPAN, '2026-05-13', 60)).toBe(3);
  expect(immatureLeads(LEADS, SPAN, '2026-05-13', 40)).toBe(1);
});
