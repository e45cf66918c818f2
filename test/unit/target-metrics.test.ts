import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMetric } from '../../src/main/engine/metrics/catalogue';
import { evaluateGroup } from '../../src/main/engine/metrics/evaluate';
import { type PartNode, partsOf } from '../../src/main/engine/metrics/targets/parts';
import type { Facts, Measures } from '../../src/main/engine/metrics/types';

const FACTS: Facts = {
  currency: 'USD',
  coverage: { targets: { first: '0000-00-00', last: '9999-12-31' } },
  leftOut: {},
  period: { id: '2026-Q2', kind: 'quarter', from: '2026-04-01', to: '2026-06-30' },
  asOf: '2026-05-13',
  inactivityDays: 180,
  attributed: false,
};
const figure = (id: string, measures: Measures, facts: Partial<Facts> = {}) => {
  const spec = findMetric(id);
  if (!spec) throw new Error(id);
  return evaluateGroup(spec, { group: null, label: null, measures }, { ...FACTS, ...facts });
};
/** The quarter of the drawn Home: $222,630 of $480,000, $227,000 expected by day 43, $471,500 in sight. */
const DRAWN: Measures = {
  targetAmount: 48_000_000,
  targetActual: 22_263_000,
  targetExpected: 22_700_000,
  targetOutlook: 47_150_000,
  targetRest: 24_887_000,
  targetPlanned: 20_589_600,
  targetOpen: 25_737_000,
  targetParts: 5,
  targetWhole: 5,
};

describe('figures of targets, worked out by hand', () => {
  test('attainment, pace, outlook and coverage of a quarter that runs', () => {
    expect(figure('target-attainment', DRAWN)).toMatchObject({ value: 22_263_000 / 48_000_000, status: 'partial' });
    expect(figure('target-attainment', DRAWN).value).toBeCloseTo(0.4638, 4);
    expect(figure('pace', DRAWN).value).toBeCloseTo(0.98075, 5);
    expect(figure('outlook', DRAWN)).toMatchObject({ value: 47_150_000, status: 'estimated', unit: 'USD' });
    // 205,896 planned of 257,370 still to sell.
    expect(figure('coverage', DRAWN)).toMatchObject({ value: 0.8, status: 'estimated' });
  });

  test('forecast accuracy sums before it divides: 100 said for 90, 50 for 60 is 20 off of 150', () => {
    const measures = { forecasts: 2, forecastCame: 15_000, forecastOff: 2_000, forecastSigned: 0 };
    expect(figure('forecast-accuracy', measures)).toMatchObject({
      value: 13_000 / 15_000,
      numerator: 13_000,
      denominator: 15_000,
      reason: expect.stringContaining('Neither too high nor too low'),
      smallN: true,
    });
    const over = { ...measures, forecasts: 1, forecastSigned: 2_000 };
    expect(figure('forecast-accuracy', over, { asOf: '2026-07-01' }).reason).toBe('Bias: 13.3% too high.');
  });

  test('what cannot be said says why, and is never a zero', () => {
    const none = { targetParts: 0 };
    for (const id of ['target-attainment', 'pace', 'outlook', 'coverage'])
      expect(figure(id, none)).toMatchObject({
        value: null,
        status: 'not_computable',
        reason: 'No target of net sales covers this period.',
      });
    expect(figure('target-attainment', { ...DRAWN, targetAmount: 0 }).reason).toBe(
      'The target of this period is zero.',
    );
    expect(figure('coverage', { ...DRAWN, targetOpen: 0 }).reason).toBe('Covered: the target is reached.');
    expect(figure('coverage', DRAWN, { asOf: '2026-07-02' }).reason).toContain('The period is over');
    expect(figure('outlook', { ...DRAWN, targetUnforeseen: 1 }).reason).toContain('part of one that still runs');
    expect(figure('forecast-accuracy', {}).reason).toContain('Nobody put a number');
    expect(figure('pace', DRAWN, { coverage: {} }).reason).toBe('No target has been set yet.');
    const span = { id: 'x', kind: 'range' as const, from: '2026-01-01', to: '2026-02-12' };
    expect(figure('target-attainment', { ...DRAWN, targetWhole: 0 }, { period: span }).reason).toContain(
      'whole periods',
    );
    // A real zero stays one.
    expect(figure('target-attainment', { ...DRAWN, targetActual: 0 }).value).toBe(0);
  });
});

describe('parts of a tree', () => {
  const arbitrary = fc
    .array(
      fc.record({
        parent: fc.nat(),
        kind: fc.constantFrom('channel', 'product', 'line', 'owner'),
        ref: fc.integer({ min: 0, max: 3 }),
        amounts: fc.tuple(fc.nat(9_999), fc.nat(9_999), fc.nat(9_999), fc.nat(9_999)),
      }),
      { maxLength: 30 },
    )
    .map((rows) => {
      const top: PartNode = {
        id: 'top',
        parentId: null,
        name: 'Company',
        channel: null,
        product: null,
        rep: null,
        target: 1_000_000,
        actual: 400_000,
        expected: 500_000,
        outlook: 900_000,
        planned: 300_000,
      };
      const nodes: PartNode[] = [top];
      for (const [index, { parent, kind, ref, amounts }] of rows.entries())
        nodes.push({
          id: `n${index}`,
          parentId: nodes[parent % nodes.length]?.id ?? 'top',
          name: `${kind} ${ref}`,
          channel: kind === 'channel' ? `C${ref}` : null,
          product: kind === 'product' ? { group: `P${ref}`, label: 'A product' } : null,
          rep: kind === 'owner' ? `R${ref}` : null,
          target: amounts[0],
          actual: amounts[1],
          expected: amounts[2],
          outlook: amounts[3],
          planned: 0,
        });
      return nodes;
    });

  test('whatever the tree and the dimension, the parts add up to the top and none lies in another', () => {
    fc.assert(
      fc.property(arbitrary, fc.constantFrom('channel', 'product', 'rep', null), (nodes, by) => {
        const parts = partsOf(nodes, by);
        for (const sum of ['target', 'actual', 'expected', 'outlook', 'planned'] as const)
          expect(parts.reduce((total, part) => total + (part[sum] ?? 0), 0)).toBe(nodes[0]?.[sum]);
        const named = new Set(parts.filter((part) => part.id !== 'top').map((part) => part.id));
        const byId = new Map(nodes.map((node) => [node.id, node]));
        for (const id of named)
          for (let at = byId.get(byId.get(id)?.parentId ?? ''); at; at = byId.get(at.parentId ?? ''))
            expect(named.has(at.id)).toBe(false);
      }),
    );
  });
});
