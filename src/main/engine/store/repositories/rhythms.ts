import { addDays, dayNumber } from '../../../../shared/domain/day';
import { gapsOf, rhythmOf } from '../../../../shared/domain/next-order';
import { bulk, type ReadDb, type WriteDb } from '../dialect';
import { sql } from 'kysely';

/** Whether orders have changed since the rhythms of their customers were worked out. */
export const rhythmsAreStale = async (db: ReadDb): Promise<boolean> => {
  const result = await sql<{ n: number }>`SELECT EXISTS (SELECT 1 FROM customers WHERE rhythm_stale = 1) AS n`.execute(
    db,
  );
  return result.rows[0]?.n === 1;
};

/** More customers than these are read by one scan of all days, fewer each by themselves. */
const SCAN_FROM = 2_000;

/** Works out the rhythm of every customer whose orders have changed: the same as `nextOrder` makes of their days. */
export const refreshRhythms = (db: WriteDb): void => {
  const driver = bulk(db);
  const stale = driver.prepare('SELECT key FROM customers WHERE rhythm_stale = 1').all() as { key: number }[];
  const days = new Map<number, number[]>(stale.map(({ key }) => [key, []]));
  // Days come in order, so that each is counted once.
  let [counted, number] = ['', 0];
  const add = (key: number, day: string): void => {
    const known = days.get(key);
    if (day !== counted) [counted, number] = [day, dayNumber(day)];
    if (known && known.at(-1) !== number) known.push(number);
  };
  if (stale.length > SCAN_FROM)
    for (const row of driver
      .prepare('SELECT customer_key AS key, day FROM daily_customer_sales NOT INDEXED WHERE orders > 0 ORDER BY day')
      .iterate() as IterableIterator<{ key: number; day: string }>)
      add(row.key, row.day);
  else {
    const own = driver.prepare(
      'SELECT day FROM daily_customer_sales WHERE customer_key = ? AND orders > 0 ORDER BY day',
    );
    for (const { key } of stale) for (const { day } of own.all(key) as { day: string }[]) add(key, day);
  }
  const write = driver.prepare(
    'UPDATE customers SET order_days = ?, rhythm_days = ?, next_order_day = ?, rhythm_stale = 0 WHERE key = ?',
  );
  const origin = dayNumber('2000-01-01');
  for (const [key, own] of days) {
    const rhythm = rhythmOf(gapsOf(own));
    const last = own.at(-1);
    const next = rhythm === null || last === undefined ? null : addDays('2000-01-01', last - origin + rhythm);
    write.run(own.length, rhythm, next, key);
  }
};
