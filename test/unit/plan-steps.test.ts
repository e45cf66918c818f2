import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { planSteps } from '../../src/renderer/src/features/targets/plan/steps';

const node = (id: string, parentId: string | null, target: number, outlook: number) => ({
  id,
  parentId,
  name: id,
  target,
  outlook,
  beside: false,
});
const offset = (short: string, over: string, amount: number) => ({
  short: { id: short, name: short, by: 0, target: 0 },
  over: { id: over, name: over, by: 0 },
  amount,
  state: 'holds' as const,
});

test('an offset is two steps, taken out of the part that both lie in', () => {
  const top = node('Company', null, 100, 96);
  const nodes = [
    top,
    node('Web', 'Company', 50, 53),
    node('Salons', 'Company', 40, 33),
    node('Dry', 'Web', 20, 16),
    node('Mousse', 'Web', 20, 26),
  ];
  // Web is 3 over: Dry 4 short, 4 of Mousse's 6 for it, 3 from the rest. Salons 7 short; what was not given out 0.
  expect(planSteps(top, nodes, [offset('Dry', 'Mousse', 4)])).toEqual([
    { name: 'Dry', value: -4 },
    { name: 'Mousse makes up for it', value: 4, covers: true },
    { name: 'Rest of Web', value: 3 },
    { name: 'Salons', value: -7 },
  ]);
  // What is counted beside the sum is no step of it.
  const beside = { ...node('Units', 'Company', 9_000, 1), beside: true };
  expect(planSteps(top, [...nodes, beside, node('Line', 'Units', 5, 1)], [])).toEqual(planSteps(top, nodes, []));
  expect(planSteps(node('Company', null, 100, 97), nodes, []).at(-1)).toEqual({
    name: 'Not allocated and unassigned',
    value: 1,
    rest: true,
  });
});

test('steps sum to outlook − target for any parts and offsets, and are never more than can be read', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 })), { maxLength: 30 }),
      fc.array(fc.tuple(fc.nat(29), fc.nat(29), fc.integer({ min: 1, max: 1e6 })), { maxLength: 3 }),
      (amounts, pairs) => {
        const top = node('top', null, 500_000_000, 400_000_000);
        const nodes = [top, ...amounts.map(([target, outlook], index) => node(`n${index}`, 'top', target, outlook))];
        const steps = planSteps(
          top,
          nodes,
          pairs.map(([short, over, amount]) => offset(`n${short}`, `n${over}`, amount)),
        );
        expect(steps.reduce((sum, { value }) => sum + value, 0)).toBe(-100_000_000);
        expect(steps.length).toBeLessThanOrEqual(18);
      },
    ),
  );
});
