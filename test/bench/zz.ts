import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { BenchEngine } from './engine.ts';
import { lastWeek } from './reads.ts';
const period = process.argv[3] ?? lastWeek();
const channel = process.argv[4] ?? 'reports.weekly';
const more = JSON.parse(process.argv[5] ?? '{}');
for (const name of (process.argv[2] ?? 'small,large,huge').split(',')) {
  const engine = new BenchEngine();
  await engine.open(`/tmp/wk/${name}.tandem`);
  const db = new Database(`/tmp/wk/${name}.tandem`);
  for (let i = 0; i < 3; i++) await engine.call(channel, { period, ...more });
  const go = async (flag: string) => { writeFileSync(flag, ''); while (existsSync(flag)) await wait(5); await wait(30); };
  if (process.env.TANDEM_SQLITE_DRIVER) await go('/tmp/prof.reset');
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    db.exec("UPDATE workspace SET name = CASE name WHEN 'Bench' THEN 'Bank' ELSE 'Bench' END");
    const b = performance.now();
    await engine.call(channel, { period, ...more });
    times.push(performance.now() - b);
  }
  console.log('====', name, times.map((t) => t.toFixed(0)).join(' '));
  if (process.env.TANDEM_SQLITE_DRIVER) {
    await go('/tmp/prof.dump');
    const s = JSON.parse(readFileSync('/tmp/prof.json', 'utf8')) as [string, { t: number; c: number; rows: number }][];
    const total = s.reduce((a, [, x]) => a + x.t, 0);
    console.log('sql total per call', (total / 5).toFixed(1));
    for (const [sql, x] of s.toSorted((a, b) => b[1].t - a[1].t).slice(0, 14)) console.log((x.t / 5).toFixed(1), x.c / 5, x.rows / 5, sql.replace(/\s+/g, ' ').slice(0, 420));
  }
  db.close();
  await engine.close();
}
process.exit(0);
