import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { emptyWorld, fullWorld, type World } from './reports-world';

const ask = async <T>(world: World, channel: string, input: unknown): Promise<T> => {
  const result = await world.engine.call(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as T;
};

test('the weekly report draws the funnel that the leads page shows for its quarter, and what the week did', async () => {
  const world = await fullWorld();
  try {
    const { handOff, footnotes } = await ask<Output<'reports.weekly'>>(world, 'reports.weekly', { period: '2026-W20' });
    const quarter = await ask<Output<'funnel.get'>>(world, 'funnel.get', { period: '2026-Q2', basis: 'cohort' });
    const week = await ask<Output<'funnel.get'>>(world, 'funnel.get', { period: '2026-W20', basis: 'period' });
    expect(handOff?.span.period).toBe('2026-Q2');
    expect(handOff?.steps).toEqual(quarter.total.steps);
    expect(handOff?.steps[0]?.count).toBeGreaterThan(0);
    expect(handOff?.happened).toEqual(week.total.steps.map((step) => step.count));
    expect(handOff).toMatchObject({ immature: quarter.immature, matureDays: quarter.matureDays });
    expect(footnotes.find((note) => note.number === handOff?.note)?.label).toBe('Lead funnel');
  } finally {
    await world.close();
  }
});

test('a week over: the cohort ends where the report does, not today', async () => {
  const world = await fullWorld();
  try {
    const { handOff, asOf } = await ask<Output<'reports.weekly'>>(world, 'reports.weekly', { period: '2026-W17' });
    const until = await ask<Output<'funnel.get'>>(world, 'funnel.get', {
      period: `2026-04-01..${asOf}`,
      basis: 'cohort',
    });
    expect(handOff?.steps[0]?.count).toBe(until.total.steps[0]?.count);
  } finally {
    await world.close();
  }
});

test('without leads there is no hand-off to draw', async () => {
  const world = await emptyWorld();
  try {
    const { handOff } = await ask<Output<'reports.weekly'>>(world, 'reports.weekly', { period: '2026-W20' });
    expect(handOff).toBeNull();
  } finally {
    await world.close();
  }
});
