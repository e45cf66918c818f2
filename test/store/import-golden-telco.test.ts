import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { MetricValue } from '../../src/shared/contract/metrics';
import type { Engine } from '../../src/main/engine/index';
import { data, maps, present, open, ask, bring, figure, byGroup, expected, cents, to, each } from './golden-world';

describe.skipIf(!present)('telco churn', () => {
  const want = present ? expected('telco_churn') : {};
  const FILE = 'telco_churn/Telco-Customer-Churn.csv';
  /** The file says who left last month and not when: all of them ran on the last of May, those who left end in June. */
  const bringBy = async (column: string, name = column): Promise<Engine> => {
    const engine = await open(`telco-${name}`, 'USD');
    const map = JSON.parse(readFileSync(join(maps, 'telco-churn.json'), 'utf8'));
    const columns = {
      customerID: 'customer_id',
      MonthlyCharges: 'monthly_amount',
      Churn: 'ended_at',
      [column]: 'plan',
    };
    const summary = await ask(engine, 'imports.run', { path: join(data, FILE), map: { ...map, columns } });
    expect(summary).toMatchObject({ rows: want.rows, created: want.rows, errorCount: 0 });
    return engine;
  };
  const METRICS = [
    'mrr-churn',
    'churn-rate.subscription',
    'grr',
    'customer-lifetime-revenue.predicted',
    'mrr-growth',
  ] as const;

  test.each([
    ['Contract', 'by_Contract'],
    ['PaymentMethod', 'by_PaymentMethod'],
    ['InternetService', 'by_InternetService'],
    ['SeniorCitizen', 'by_SeniorCitizen'],
  ])(
    'by %s',
    async (column, group) => {
      const engine = await bringBy(column);
      const [mrr, customers, churn, lost] = [
        await byGroup(engine, 'mrr', '2026-05', 'plan'),
        await byGroup(engine, 'subscribers', '2026-05', 'plan'),
        await ask<MetricValue[]>(engine, 'metrics.evaluate', { metrics: ['mrr-churn'], period: '2026-06', by: 'plan' }),
        await ask<MetricValue[]>(engine, 'metrics.evaluate', {
          metrics: ['churn-rate.subscription'],
          period: '2026-06',
          by: 'plan',
        }),
      ];
      const arpa = await ask<MetricValue[]>(engine, 'metrics.evaluate', {
        metrics: ['arpa'],
        period: '2026-05',
        by: 'plan',
      });
      const at = (values: MetricValue[], name: string): MetricValue => {
        const found = values.find((value) => value.group === name);
        if (!found) throw new Error(name);
        return found;
      };
      for (const [name, one] of each(want[group])) {
        expect([mrr[name], customers[name]]).toEqual([cents(one['mrr_all'] ?? 0), one['customers']]);
        expect(at(churn, name).numerator).toBe(cents(one['mrr_churned'] ?? 0));
        expect(to(6, at(churn, name))).toBe(one['gross_mrr_churn']);
        expect(at(lost, name).numerator).toBe(one['churned']);
        expect(to(6, at(lost, name))).toBe(one['churn_rate']);
        expect(to(6, at(arpa, name), 100)).toBe(one['arpu']);
        const simple = (at(arpa, name).numerator ?? 0) / (at(lost, name).numerator ?? 0) / 100;
        expect(Number(simple.toFixed(6))).toBe(one['simple_clv_arpu_over_churn']);
      }
      await engine.close();
    },
    60_000,
  );

  test('overall, the same file again, and taken back', async () => {
    const engine = await bringBy('Contract', 'whole');
    const { overall } = want;
    const [churn, lost, grr, predicted, growth] = await ask<MetricValue[]>(engine, 'metrics.evaluate', {
      metrics: METRICS,
      period: '2026-06',
    });
    if (!churn || !lost || !grr || !predicted || !growth) throw new Error('A figure is missing.');
    expect([churn.numerator, churn.denominator]).toEqual([cents(overall.mrr_churned), cents(overall.mrr_all)]);
    expect(to(6, churn)).toBe(overall.gross_mrr_churn);
    expect([lost.numerator, lost.denominator]).toEqual([overall.churned, overall.customers]);
    expect(to(6, lost)).toBe(overall.churn_rate);
    expect(Number((1 - to(6, lost)).toFixed(6))).toBe(overall.retention_rate);
    expect(to(6, grr)).toBe(Number((1 - overall.gross_mrr_churn).toFixed(6)));
    expect(to(6, predicted, 100)).toBe(overall.simple_clv_arpu_over_churn);
    expect(growth.value).toBe(-cents(overall.mrr_churned));
    expect(to(6, await figure(engine, 'arpa', '2026-05'), 100)).toBe(overall.arpu);
    const rows = await ask<{ total: number; sum: number; rows: { file: string; line: number; batch: number }[] }>(
      engine,
      'metrics.rows',
      { metric: 'mrr-churn', period: '2026-06', limit: 1 },
    );
    expect(rows.total).toBe(overall.churned);
    expect(rows.sum).toBeCloseTo(cents(overall.mrr_churned), 3);
    // The first who left stands on line 4 of the file.
    expect(rows.rows[0]).toMatchObject({ file: 'Telco-Customer-Churn.csv', line: 4 });
    const line = await ask<{ cells: { column: string; value: string }[] }>(engine, 'metrics.sourceLine', {
      batch: rows.rows[0]?.batch,
      line: 4,
    });
    expect(line.cells).toContainEqual({ column: 'customerID', value: '3668-QPYBK' });
    const again = await bring(engine, FILE, 'telco-churn.json');
    expect(again).toMatchObject({ rows: want.rows, created: 0, updated: 0, unchanged: want.rows });
    expect(await ask(engine, 'check.run', {})).toEqual({ ok: true, problems: [] });
    const [first] = (await ask<{ id: number; created: number }[]>(engine, 'imports.list', {})).filter(
      (batch) => batch.created > 0,
    );
    expect(await ask(engine, 'imports.undo', { batch: first?.id })).toMatchObject({ conflicts: [] });
    expect((await figure(engine, 'mrr', '2026-05')).reason).toBe('No subscriptions have been imported yet.');
    expect(await ask(engine, 'check.run', {})).toEqual({ ok: true, problems: [] });
    await engine.close();
  });

  test('what customers paid in all', async () => {
    const engine = await open('telco-charges', 'USD');
    const map = {
      format: 'order-lines',
      columns: { customerID: ['order_id', 'customer_id'], TotalCharges: 'line_total' },
      constants: { ordered_at: '2026-05-31', quantity: 1 },
    };
    await ask(engine, 'imports.run', { path: join(data, FILE), map, skipProblems: true });
    const lifetime = await figure(engine, 'customer-lifetime-revenue', '2026-05');
    expect(lifetime.numerator).toBe(cents(want.overall.total_charges));
    // Eleven have not paid yet, and a customer here is somebody with an order; the expected file counts them as 0.
    expect(lifetime.denominator).toBe(want.overall.customers - want.blank_total_charges);
    const mean = (lifetime.numerator ?? 0) / ((lifetime.denominator ?? 0) + want.blank_total_charges) / 100;
    expect(Number(mean.toFixed(6))).toBe(want.overall.historic_clv_mean);
    await engine.close();
  });
});
