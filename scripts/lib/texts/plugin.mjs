import path from 'node:path';
import { inside } from '../paths.mjs';
import { featureOf, textsIn, translator } from './catalogue.mjs';
import { pseudo } from './pseudo.mjs';
import { withTexts } from './write.mjs';

/**
 * A Vite plugin that writes the texts of another language in the place of the English ones while the app is built;
 * `pseudo` is the language of the tests. Without a language there is no plugin, and the sources are built as they stand.
 */
export const texts = (language) => {
  if (!language) return undefined;
  const translate = language === 'pseudo' ? (_feature, message) => pseudo(message) : translator(language);
  return {
    name: 'tandem-texts',
    enforce: 'pre',
    transform: (code, id) => {
      const file = path.relative(inside(), id.split('?')[0]);
      const feature = file.startsWith('..') ? null : featureOf(file);
      if (feature === null) return undefined;
      // The map of the source would point beside it: such a build is read by people, not by a debugger.
      return { code: withTexts(code, textsIn(code, file), (message) => translate(feature, message)), map: null };
    },
  };
};
