import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const { dependencies } = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

test('what reaches each package of the app from outside is said in docs/security.md', () => {
  const told = readFileSync(join(root, 'docs/security.md'), 'utf8').toLowerCase();
  const family = (name: string): string =>
    name.startsWith('@')
      ? (name.slice(1).split('/')[0] ?? name).replace('-variable', '')
      : name.replace(/-(?:dom|chartjs-2|plugin-\w+)$/, '');
  expect(
    Object.keys(dependencies)
      .map(family)
      .filter((name) => !told.includes(name.replace('chartjs', 'chart.js'))),
  ).toEqual([]);
});
