import { existsSync } from 'node:fs';
import { inside } from './paths.mjs';
import { npm } from './run.mjs';
import { debug, explain, Refusal, say } from './say.mjs';

/**
 * Installs a folder that has packages and a lock file of its own, so that nobody who only starts Tandem installs them.
 * Does nothing where `name` is there already; refuses with npm's reason in a sentence.
 */
export async function installOwn(folder, name, sentence) {
  if (existsSync(inside(...folder, 'node_modules', ...name.split('/'), 'package.json'))) return;
  say(sentence);
  const { code, output } = await npm(['ci', '--ignore-scripts', '--prefix', inside(...folder)]);
  if (code !== 0) {
    debug(output);
    throw new Refusal(explain(output));
  }
}
