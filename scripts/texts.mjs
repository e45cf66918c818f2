#!/usr/bin/env node
// npm run texts: writes the catalogue of all texts, as the sources have them.
// npm run texts -- --check de: says what a translation lacks, and what of it the sources no longer say.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asFile, catalogueFile, collect, compare } from './lib/texts/catalogue.mjs';
import { main, Refusal, say } from './lib/say.mjs';

await main(async () => {
  const [flag, language] = process.argv.slice(2);
  const catalogue = collect();
  if (flag === undefined) {
    const file = catalogueFile('en');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, asFile(catalogue));
    const count = Object.values(catalogue).reduce((sum, messages) => sum + Object.keys(messages).length, 0);
    say(`Wrote ${count} texts of ${Object.keys(catalogue).length} parts of the app to ${path.relative('.', file)}.`);
    return;
  }
  if (flag !== '--check' || !language)
    throw new Refusal('Say which translation to look at: npm run texts -- --check de');
  const { missing, gone, wrong } = compare(catalogue, JSON.parse(readFileSync(catalogueFile(language), 'utf8')));
  for (const line of wrong) say(`does not fit: ${line}`);
  for (const line of missing) say(`not translated: ${line}`);
  for (const line of gone) say(`no longer said: ${line}`);
  return wrong.length > 0 ? 1 : 0;
});
