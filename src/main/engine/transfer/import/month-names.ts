import { fold } from '../../../../shared/domain/text';

/**
 * What the names of the twelve months begin with, without accents, in English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Polish and the Nordic languages, shortened or in full.
 */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['jan', 'gen', 'ene', 'sty'],
  ['feb', 'fev', 'lut'],
  ['mar', 'mae', 'mrz', 'mrt', 'maa'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'mag', 'mei', 'maj'],
  ['jun', 'juin', 'giu', 'cze'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aou', 'ago', 'sie'],
  ['sep', 'set', 'wrz'],
  ['oct', 'okt', 'ott', 'out', 'paz'],
  ['nov', 'lis'],
  ['dec', 'dez', 'des', 'dic', 'gru'],
];

/**
 * The month that a word names, from 1; 0 where it names none.
 *
 * @example monthOf('März') // 3
 */
export const monthOf = (word: string): number => {
  const folded = fold(word);
  return BEGINNINGS.findIndex((beginnings) => beginnings.some((beginning) => folded.startsWith(beginning))) + 1;
};
