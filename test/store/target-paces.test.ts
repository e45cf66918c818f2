import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SpreadMethod } from '../../src/shared/domain/targets';
import { named, PERIOD, type TargetsWorld, targetsWorld } from './targets-world';

let world: TargetsWorld;
let ask: TargetsWorld['ask'];
beforeAll(async () => {
  world = await targetsWorld();
  ({ ask } = world);
});
afterAll(() => world.close());

/** What each of the pages expects by 25 November, by name; the company's under its own. */
const expected = async (): Promise<Record<'page' | 'home' | 'week' | 'metric', Record<string, number>>> => {
  const { nodes } = await world.tree();
  const top = nodes.filter(({ depth, kind }) => depth === 0 || (depth === 1 && kind === 'channel'));
  const home = await ask('home.get', { period: PERIOD });
  // The week's report measures pace in the quarter that it lies in.
  const week = await ask('reports.weekly', { period: '2026-W48' });
  const lines = (report: typeof home | typeof week): Record<string, number> => ({
    Company: report.pace?.expectedMinor ?? -1,
    ...Object.fromEntries(
      report.channels.flatMap(({ id, name, pace }) => (pace && id !== null ? [[name, pace.expectedMinor]] : [])),
    ),
  });
  const ratios = [
    ...(await ask('metrics.evaluate', { period: PERIOD, metrics: ['pace'] })),
    ...(await ask('metrics.evaluate', { period: PERIOD, metrics: ['pace'], by: 'channel' })),
  ];
  return {
    page: Object.fromEntries(top.map((node) => [node.name, node.expected])),
    home: lines(home),
    week: lines(week),
    metric: Object.fromEntries(
      ratios.flatMap(({ group, denominator }) =>
        group === null || top.some(({ name }) => name === group) ? [[group ?? 'Company', denominator ?? -1]] : [],
      ),
    ),
  };
};

/** Of the quarter's 92 days 56 are over; of its 66 working days (22, 21 and 23) 40. */
const share: Partial<Record<SpreadMethod, number>> = { even: 56 / 92, 'working-days': 40 / 66 };

describe('Home, the weekly report, the metric and the tree expect the same', () => {
  test.each<SpreadMethod>(['even', 'working-days', 'last-year', 'moments', 'hand'])(
    'of a tree spread by: %s',
    async (method) => {
      const { tree, nodes } = await world.tree();
      const company = named(nodes, 'Company');
      const web = named(nodes, 'D2C web');
      const months = { '2026-10': Math.floor(web.target / 10), '2026-12': Math.floor(web.target / 2) };
      await ask('targets.updateTree', {
        id: tree!.id,
        spread: { method, months: method === 'hand' ? months : {} },
      });
      const { page, home, week, metric } = await expected();
      expect(Object.keys(page)).toHaveLength(5);
      expect(home).toEqual(page);
      expect(week).toEqual(page);
      expect(metric).toEqual(page);
      const known = share[method];
      if (known !== undefined) expect(page['Company']).toBe(Math.round(company.target * known));
      if (method === 'hand')
        // A tenth in October, a half in December, 25 of November's 30 days.
        expect(page['D2C web']).toBe(
          Math.round(months['2026-10'] + ((web.target - months['2026-10'] - months['2026-12']) * 25) / 30),
        );
      await ask('history.undo', {});
    },
  );

  test('of one channel with moments of its own in a tree that is spread otherwise', async () => {
    const { nodes } = await world.tree();
    const web = named(nodes, 'D2C web');
    await ask('targets.updateNode', { id: web.id, spread: { method: 'moments', months: {} } });
    const { page, home, week, metric } = await expected();
    expect(home).toEqual(page);
    expect(week).toEqual(page);
    expect(metric).toEqual(page);
    // Black Friday week began the day before: less than evenly is expected by now.
    expect(page['D2C web']).toBeLessThan(Math.round((web.target * 56) / 92));
    await ask('history.undo', {});
  });

  test('and of what it comes to, whichever year before a target goes by', async () => {
    const { nodes } = await world.tree();
    const top = nodes.filter(({ depth, kind }) => depth === 0 || (depth === 1 && kind === 'channel'));
    const page = Object.fromEntries(top.map(({ name, outlook }) => [name, outlook]));
    const reports = await Promise.all([
      ask('home.get', { period: PERIOD }),
      ask('reports.weekly', { period: '2026-W48' }),
    ]);
    for (const { pace, channels } of reports)
      expect({
        Company: pace?.outlookMinor,
        ...Object.fromEntries(
          channels.flatMap((line) => (line.pace && line.id !== null ? [[line.name, line.pace.outlookMinor]] : [])),
        ),
      }).toEqual(page);
  });

  test('and a channel below a line is not taken for the whole channel', async () => {
    await ask('targets.createTree', {
      period: '2027-Q1',
      amount: 30_000_000,
      levels: ['line', 'channel'],
      split: 'equal',
    });
    const home = await ask('home.get', { period: '2027-Q1' });
    expect(home.week.targetMinor).toBeGreaterThan(0);
    const points = await ask('reports.weekly', { period: '2027-Q1' });
    expect(points.channels.filter(({ pace }) => pace !== null)).toEqual([]);
    await ask('history.undo', {});
  });
});
