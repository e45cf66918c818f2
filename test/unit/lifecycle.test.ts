import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/shared/domain/day';
import { LIFECYCLE_STAGES, lifecycleOf } from '../../src/shared/domain/lifecycle';

const NONE = { knownOn: null, leadOn: null, qualifiedOn: null, customerOn: null, orderDays: [] };

describe('the lifecycle', () => {
  test('goes from prospect to repeat, each step on its day', () => {
    const facts = {
      knownOn: '2026-01-02',
      leadOn: '2026-01-10',
      qualifiedOn: '2026-01-14',
      customerOn: '2026-02-01',
      orderDays: ['2026-02-03', '2026-03-01'],
    };
    expect(lifecycleOf(facts, '2026-03-20', 90)).toEqual([
      { stage: 'prospect', day: '2026-01-02' },
      { stage: 'lead', day: '2026-01-10' },
      { stage: 'qualified', day: '2026-01-14' },
      { stage: 'customer', day: '2026-02-01' },
      { stage: 'repeat', day: '2026-03-01' },
    ]);
    // The deal of 1 February came in as the order of the 3rd: with that one alone nobody has bought twice.
    expect(lifecycleOf(facts, '2026-02-20', 90).at(-1)).toEqual({ stage: 'customer', day: '2026-02-01' });
    // An order on the very day is the deal's.
    const same = { ...facts, orderDays: ['2026-02-01', '2026-02-03'] };
    expect(lifecycleOf(same, '2026-03-20', 90).at(-1)).toEqual({ stage: 'repeat', day: '2026-02-03' });
    expect(lifecycleOf(facts, '2026-01-12', 90).at(-1)).toEqual({ stage: 'lead', day: '2026-01-10' });
  });

  test('is lost after the days without an order, and comes back with the next', () => {
    const facts = { ...NONE, leadOn: '2025-01-01', orderDays: ['2025-01-05', '2025-09-01'] };
    expect(lifecycleOf(facts, '2025-12-31', 90).map(({ stage, day }) => `${stage} ${day}`)).toEqual([
      'lead 2025-01-01',
      'customer 2025-01-05',
      'churned 2025-04-05',
      'repeat 2025-09-01',
      'churned 2025-11-30',
    ]);
  });

  test('knows nothing of somebody who is not there yet', () => {
    expect(lifecycleOf(NONE, '2026-01-01', 90)).toEqual([]);
  });

  test('never runs backwards, never names a stage twice in a row, never looks ahead', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2024-01-01', days));
    const maybe = fc.option(day, { nil: null });
    fc.assert(
      fc.property(
        fc.record({
          knownOn: maybe,
          leadOn: maybe,
          qualifiedOn: maybe,
          customerOn: maybe,
          orderDays: fc.array(day, { maxLength: 12 }),
        }),
        day,
        fc.integer({ min: 1, max: 400 }),
        (facts, asOf, inactivity) => {
          const entries = lifecycleOf(facts, asOf, inactivity);
          for (const [index, entry] of entries.entries()) {
            expect(LIFECYCLE_STAGES).toContain(entry.stage);
            expect(entry.day <= asOf).toBe(true);
            const before = entries[index - 1];
            if (before) {
              expect(before.day <= entry.day).toBe(true);
              expect(before.stage).not.toBe(entry.stage);
            }
          }
          const known = [facts.knownOn, facts.leadOn, facts.qualifiedOn, facts.customerOn, ...facts.orderDays];
          if (facts.leadOn && known.some((one) => one !== null && one <= asOf) && facts.leadOn <= asOf)
            expect(entries.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
