import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inside } from '../paths.mjs';
import { wrongWith } from './message.mjs';
import { isSentence, reads } from './places.mjs';
import { textsOf } from './read.mjs';

/** Where the catalogues stand, one for each language: `en` is written from the sources, others are translations of it. */
export const catalogueFile = (language) => inside('resources', 'texts', `${language}.json`);

const ROOTS = ['src/renderer/src', 'src/shared', 'src/main'];
/** The sample company's own words are data like anybody's; so is what is written for programs to read. */
const WITHOUT = /^src\/main\/engine\/services\/sample\//;
/**
 * Parts of the engine where most strings are statements and names of others' columns: only whole sentences are texts, and
 * what certain properties hold. The second lists files of those parts that speak like any other.
 */
const SENTENCES = /^src\/main\/engine\/(?:store|transfer|backup)\//;
const SPEAKS = /\/(?:metric-rows-\w+|unused|undo-(?:made|restore))\.ts$/;
const SAYING = new Set(['why', 'what', 'label', 'name']);

/**
 * The part of the app that a file belongs to, by which the catalogue is ordered: `pipeline`, `frame`, `print`, `shared/domain`,
 * `engine/targets`. Null for files whose strings are no texts.
 */
export function featureOf(file) {
  const path = file.replaceAll('\\', '/');
  if (WITHOUT.test(path) || !/\.tsx?$/.test(path) || path.endsWith('.d.ts')) return null;
  const [, window] = /^src\/renderer\/src\/(?:features\/)?([\w-]+)/.exec(path) ?? [];
  if (window) return window;
  const [, shared] = /^src\/(shared\/[\w-]+)/.exec(path) ?? [];
  if (shared) return shared;
  const [, engine] = /^src\/main\/engine\/(?:services\/)?([\w-]+)/.exec(path) ?? [];
  if (engine) return `engine/${engine}`;
  const [, main] = /^src\/main\/([\w-]+)/.exec(path) ?? [];
  return main ?? null;
}

/** The texts of a source file that have a place in a catalogue. */
export const textsIn = (code, file) => {
  const path = file.replaceAll('\\', '/');
  const found = textsOf(code, file);
  return SENTENCES.test(path) && !SPEAKS.test(path)
    ? found.filter(({ message, held }) => isSentence(message) || (SAYING.has(held) && reads(message)))
    : found;
};

/** The files whose strings may be texts, from the root. */
export const sourceFiles = () =>
  ROOTS.flatMap((root) =>
    readdirSync(inside(...root.split('/')), { recursive: true })
      .map((name) => `${root}/${name.replaceAll('\\', '/')}`)
      .filter((file) => featureOf(file) !== null),
  ).toSorted();

const byName = ([a], [b]) => (a < b ? -1 : 1);

/** Every text of the sources by feature, each message with itself: the English catalogue. */
export function collect() {
  const features = new Map();
  for (const file of sourceFiles()) {
    const messages = textsIn(readFileSync(inside(...file.split('/')), 'utf8'), file).map(({ message }) => message);
    const feature = featureOf(file);
    features.set(feature, [...(features.get(feature) ?? []), ...messages]);
  }
  return Object.fromEntries(
    [...features]
      .filter(([, messages]) => messages.length > 0)
      .toSorted(byName)
      .map(([feature, messages]) => [
        feature,
        Object.fromEntries([...new Set(messages)].map((message) => [message, message]).toSorted(byName)),
      ]),
  );
}

/** A catalogue as its file has it. */
export const asFile = (catalogue) => `${JSON.stringify(catalogue, null, 2)}\n`;

const lines = (catalogue) =>
  Object.entries(catalogue).flatMap(([feature, messages]) =>
    Object.entries(messages).map(([message, words]) => ({ feature, message, words, line: `${feature}: ${message}` })),
  );

/** What a catalogue lacks of another, what it has beyond it, and which of its translations leave a part of their message out. */
export function compare(wanted, got) {
  const [all, own] = [lines(wanted), lines(got)];
  const [known, had] = [new Set(all.map(({ line }) => line)), new Set(own.map(({ line }) => line))];
  return {
    missing: all.filter(({ line }) => !had.has(line)).map(({ line }) => line),
    gone: own.filter(({ line }) => !known.has(line)).map(({ line }) => line),
    wrong: own.flatMap(({ line, message, words }) => {
      const wrong = wrongWith(message, words);
      return wrong ? [`${line} (${wrong})`] : [];
    }),
  };
}

/** What stands in the place of a message of a feature: the translation, or the message itself where there is none. */
export function translator(language) {
  const file = catalogueFile(language);
  if (!existsSync(file)) throw new Error(`There is no catalogue of texts ${file}.`);
  return translatorOf(JSON.parse(readFileSync(file, 'utf8')));
}

/** The same for a catalogue that is already read. A translation that leaves out a part of its message is refused. */
export const translatorOf = (catalogue) => (feature, message) => {
  const translation = Object.hasOwn(catalogue, feature) ? catalogue[feature][message] : undefined;
  if (typeof translation !== 'string') return message;
  const wrong = wrongWith(message, translation);
  if (wrong) throw new Error(`The translation of "${message}" (${feature}) does not fit: ${wrong}.`);
  return translation;
};
