import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Driver, openDriver } from '../../src/main/engine/store/driver';
import { manyRows } from '../../src/main/engine/store/repositories/many-rows';

describe('rows written many at a time', () => {
  let driver: Driver;
  beforeEach(() => {
    driver = openDriver(':memory:');
    driver.exec('CREATE TABLE t (key INTEGER PRIMARY KEY, a INTEGER, b TEXT)');
  });
  afterEach(() => {
    driver.close();
  });

  const write = (count: number, flushes: (at: number) => boolean): unknown[] => {
    driver.exec('DELETE FROM t');
    const rows = manyRows(driver, "(?, 'x' || ?)", (tuples) => `INSERT INTO t (a, b) VALUES ${tuples}`);
    for (let at = 0; at < count; at += 1) {
      rows.add(at, String(at));
      if (flushes(at)) rows.flush();
    }
    rows.flush();
    rows.flush();
    return driver.prepare('SELECT a || b AS row FROM t ORDER BY key').pluck().all();
  };
  const wanted = (count: number): string[] => Array.from({ length: count }, (_, at) => `${at}x${at}`);

  test.each([0, 1, 2, 23, 31, 32, 33, 63, 64, 95, 200])('%i rows stand there once each, in order', (count) => {
    expect(write(count, () => false)).toEqual(wanted(count));
  });

  test('flushing in between leaves nothing out and nothing twice', () => {
    expect(write(150, (at) => at % 7 === 3)).toEqual(wanted(150));
  });
});
