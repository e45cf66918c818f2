import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const say = pathToFileURL(resolve(import.meta.dirname, '../../scripts/lib/say.mjs')).href;
const folder = mkdtempSync(join(tmpdir(), 'tandem-say-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command whose main function has this body; answers its exit code and what it says. */
const run = (name: string, body: string): Promise<{ code: number | null; said: string }> => {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, `import { main, Refusal } from ${JSON.stringify(say)};\nawait main(async () => { ${body} });\n`);
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [file],
      { env: { ...process.env, TANDEM_DEBUG: '' } },
      (_error, _out, said) => done({ code: child.exitCode, said }),
    );
  });
};

const failing = (fields: string): string => `throw Object.assign(new Error('raw words'), ${fields});`;

describe('a command that fails says one sentence, without a stack', () => {
  test.each([
    ['a full disk', "{ code: 'ENOSPC' }", 'The disk is full: free about 2 GB and run the command again.\n'],
    [
      'no registry',
      "{ code: 'ECONNREFUSED' }",
      'The npm registry cannot be reached. Check the network (or the proxy that npm is set up with) and run the command again.\n',
    ],
    [
      'no permission',
      "{ code: 'EACCES', path: '/there' }",
      'Tandem may not write to /there: give yourself the right to, or move the checkout, and run the command again.\n',
    ],
  ])('%s', async (name, fields, sentence) => {
    expect(await run(name.replaceAll(' ', '-'), failing(fields))).toEqual({ code: 1, said: sentence });
  });

  test('a refusal is its own sentence', async () => {
    expect(await run('refusal', "throw new Refusal('Do this instead.');")).toEqual({
      code: 1,
      said: 'Do this instead.\n',
    });
  });

  test.skipIf(process.platform === 'win32')('Ctrl-C says that it can go on', async () => {
    const body =
      "setTimeout(() => process.kill(process.pid, 'SIGINT'), 1); await new Promise(() => setInterval(() => {}, 1000));";
    expect(await run('signal', body)).toEqual({
      code: 130,
      said: 'Stopped before it was done: run the command again to go on from there.\n',
    });
  });
});
