import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const { dependencies } = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(root, 'src', file), 'utf8'));

/** `@mantine/core/styles.css` is of `@mantine/core`, `csv-parse/sync` of `csv-parse`. */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

const imported = new Set(
  sources.flatMap((text) =>
    [
      ...text.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^'.][^']*)'/gm),
      ...text.matchAll(/^import '([^'.][^']*)'/gm),
      ...text.matchAll(/import\('([^'.][^']*)'\)/g),
    ]
      .map(([, name = '']) => name)
      .filter((name) => !name.startsWith('node:') && !name.startsWith('virtual:'))
      .map(packageOf),
  ),
);

test('whatever the code of the app imports ships, so the bill of materials and npm audit --omit=dev know of it', () => {
  expect(imported.size).toBeGreaterThan(20);
  // Electron is what it runs on: it is named by every package, and no dependency of the code.
  expect([...imported].filter((name) => name !== 'electron' && !(name in dependencies))).toEqual([]);
});

test('what reaches each of them from outside is said in docs/security.md', () => {
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
