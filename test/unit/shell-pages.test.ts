import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TRAVERSALS } from './traversals';
import { type AllowList, allowListOf, fileFor, headersFor } from '../../src/main/shell/pages';

let folder = '';
let allowed: AllowList;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-pages-'));
  const pages = join(folder, 'renderer');
  await mkdir(join(pages, 'assets'), { recursive: true });
  await mkdir(join(folder, 'renderer-secrets'));
  await writeFile(join(folder, 'secret.json'), '{}');
  await writeFile(join(folder, 'renderer-secrets', 'key.json'), '{}');
  await writeFile(join(pages, 'index.html'), '<!doctype html>');
  await writeFile(join(pages, 'print.html'), '<!doctype html>');
  await writeFile(join(pages, 'assets', 'index-1a2b.js'), '');
  await writeFile(join(pages, 'assets', 'Größe 1.css'), '');
  await writeFile(join(pages, 'assets', 'run.sh'), '');
  await symlink(join(folder, 'secret.json'), join(pages, 'assets', 'link.json'));
  allowed = await allowListOf(pages);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['app://tandem/', 'index.html'],
  ['app://tandem/index.html', 'index.html'],
  ['app://tandem/index.html?x=1#/pipeline', 'index.html'],
  ['app://tandem/print.html#weekly?period=2026-W20&paper=A4', 'print.html'],
  ['app://tandem/assets/index-1a2b.js', 'assets/index-1a2b.js'],
  ['app://tandem/assets/Gr%C3%B6%C3%9Fe%201.css', 'assets/Größe 1.css'],
  ['app://tandem/assets/../index.html', 'index.html'],
])('serves %s', (address, file) => {
  expect(fileFor(address, allowed)).toBe(join(folder, 'renderer', file));
});

test.each([
  'app://tandem/../secret.json',
  'app://tandem/..%2fsecret.json',
  'app://tandem/%2e%2e/secret.json',
  'app://tandem/%2e%2e%2fsecret.json',
  'app://tandem/..%5csecret.json',
  'app://tandem/..\\secret.json',
  'app://tandem/assets/..%2f..%2fsecret.json',
  'app://tandem/assets/%252e%252e/%252e%252e/secret.json',
  'app://tandem/../renderer-secrets/key.json',
  'app://tandem/..-secrets/key.json',
  'app://tandem//etc/passwd',
  'app://tandem/etc/passwd',
  'app://tandem/%00index.html',
  'app://tandem/index.html%00',
  'app://tandem/index.html/',
  'app://tandem/INDEX.HTML',
  'app://tandem/assets',
  'app://tandem/assets/',
  'app://tandem/assets/run.sh',
  'app://tandem/assets/link.json',
  'app://tandem/__proto__',
  'app://tandem/toString',
  'app://tandem/%',
  'app://tandem/%E0%A4%A',
  'app://other/index.html',
  'app://tandem:80/index.html',
  'app://user@tandem/index.html',
  'app://tandem.example.org/index.html',
  'app:index.html',
  'app:///index.html',
  'https://tandem/index.html',
  'file:///etc/passwd',
  'index.html',
  '',
])('refuses %j', (address) => {
  expect(fileFor(address, allowed)).toBeNull();
});

test('refuses 500 ways out of the folder', () => {
  expect(TRAVERSALS.length).toBeGreaterThan(500);
  expect(TRAVERSALS.filter((address) => fileFor(address, allowed) !== null)).toEqual([]);
});

test('sends a policy that loads nothing from elsewhere, and the right type', () => {
  const headers = headersFor('/pages/index.html');
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['x-content-type-options']).toBe('nosniff');
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(headersFor('/a/b.js')['content-type']).toContain('text/javascript');
  expect(headersFor('/a/b.woff2')['content-type']).toBe('font/woff2');
});
