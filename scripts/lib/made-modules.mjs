import { readdirSync, readFileSync } from 'node:fs';
import { inside } from './paths.mjs';
import { licences } from './licences.mjs';

/** The pages of the user guide as they are written, and the pictures that they show, each on its own. */
function guide() {
  const files = readdirSync(inside('docs', 'guide')).filter((name) => name.endsWith('.md'));
  const texts = files.map((name) => [name.slice(0, -3), readFileSync(inside('docs', 'guide', name), 'utf8')]);
  const names = new Set(
    texts.flatMap(([, text]) => [...text.matchAll(/pictures\/([\w-]+)\.png/g)].map(([, name]) => name)),
  );
  const pictures = [...names].map((name) => {
    const file = JSON.stringify(`${inside('docs', 'pictures', name).replaceAll('\\', '/')}.png?url`);
    return `${JSON.stringify(name)}: () => import(${file}).then((file) => file.default)`;
  });
  return `export const TEXTS = ${JSON.stringify(texts)};\nexport const PICTURES = { ${pictures.join(', ')} };`;
}

const modules = {
  'virtual:licences': () => `export const LICENCES = ${JSON.stringify(licences())};`,
  'virtual:guide': guide,
};

/** A Vite plugin for the modules that are made of other files while the app is built; made-modules.d.ts says what they hold. */
export const madeModules = () => ({
  name: 'tandem-made-modules',
  resolveId: (id) => (id in modules ? `\0${id}` : undefined),
  load: (id) => (id.startsWith('\0') ? modules[id.slice(1)]?.() : undefined),
});
