import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');

/** What may go into an app that is given away: no more than naming the author is asked. */
const SHIPPED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'CC0-1.0',
  'Unlicense',
  'OFL-1.1',
  'BlueOak-1.0.0',
]);
/** Tools may also be under licences that ask for their own changes only. */
const TOOLS = new Set([...SHIPPED, 'MPL-2.0', 'CC-BY-4.0', 'Python-2.0']);
const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional(), optional: z.boolean().optional() }),
  ),
});
const about = z.object({
  name: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
});

/** `(MIT OR CC0-1.0)` is fine when one of them is, `A AND B` when both are. */
const fits = (expression: string, allowed: ReadonlySet<string>): boolean =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((one) => allowed.has(one.trim())));

const licenceOf = (folder: string): { name: string; licence: string } => {
  const { name, license, licenses } = about.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const said =
    typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR '));
  return { name, licence: said ?? 'none' };
};

const { packages } = lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const installed = Object.entries(packages).filter(
  ([place]) => place !== '' && existsSync(join(root, place, 'package.json')),
);

test.each([
  ['ships with the app', false, SHIPPED, 80],
  ['is only a tool', true, TOOLS, 150],
] as const)('the licence of whatever %s is on the list', (_what, dev, allowed, least) => {
  const own = installed
    .filter(([, entry]) => (entry.dev ?? entry.devOptional ?? false) === dev)
    .map(([place]) => licenceOf(join(root, place)));
  expect(own.length).toBeGreaterThan(least);
  expect(own.filter(({ licence }) => !fits(licence, allowed))).toEqual([]);
});

test('what ships brings the text of its licence', () => {
  const silent = installed
    .filter(([, entry]) => entry.dev === undefined && entry.devOptional === undefined)
    .map(([place]) => place)
    .filter((place) => !readdirSync(join(root, place)).some((file) => /licen[cs]e|copying|notice|readme/i.test(file)));
  expect(silent).toEqual([]);
});
