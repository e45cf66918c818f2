#!/usr/bin/env node
// npm run sign-update -- --new-key FILE: makes the publisher's key, outside of this folder, and says its public half.
// npm run sign-update -- --key FILE dist/Tandem-0.2.0-*: writes the file with which people install these packages.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { main, Refusal, say } from './lib/say.mjs';
import { newKeys, signedUpdate } from './lib/update-signing.mjs';

/** A private key in a checkout is one that gets committed some day. */
function outside(file) {
  const place = path.resolve(file);
  if (!path.relative(root, place).startsWith('..') && !path.isAbsolute(path.relative(root, place)))
    throw new Refusal('Keep the key outside of this folder, where it cannot be committed.');
  return place;
}

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'new-key': { type: 'string' }, key: { type: 'string' }, released: { type: 'string' } },
  });
  if (values['new-key']) {
    const file = outside(values['new-key']);
    if (existsSync(file)) throw new Refusal(`${file} is there already: a key is never overwritten.`);
    const { secret, open } = newKeys();
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
    say(`The private key is in ${file}. Keep a copy in a safe place; whoever has it can sign updates.`);
    say('Put its public half into src/main/shell/update-key.ts:');
    process.stdout.write(`${open}\n`);
    return;
  }
  if (!values.key || positionals.length === 0)
    throw new Refusal(
      'Name the key and the packages: npm run sign-update -- --key FILE dist/Tandem-0.2.0-linux-x64.deb',
    );
  const missing = positionals.find((file) => !existsSync(file));
  if (missing) throw new Refusal(`${missing} is not there.`);
  const released = values.released ?? new Date().toISOString().slice(0, 10);
  const { version, text } = await signedUpdate({ packages: positionals, keyFile: outside(values.key), released });
  const target = path.join(path.dirname(positionals[0]), `Tandem-${version}.update`);
  writeFileSync(target, text);
  say(`${target} is signed. Hand it out beside the packages.`);
});
