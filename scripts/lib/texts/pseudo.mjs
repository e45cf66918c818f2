import { pieces } from './message.mjs';

const FROM = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const TO = 'åƀçđëƒğĥïĵķļɱñöþɋŕšţüṽŵẋýžÅɃÇĐËƑĞĤÏĴĶĻṀÑÖÞɊŔŠŢÜṼŴẊÝŽ';
const accented = (text) => text.replaceAll(/[a-z]/gi, (letter) => TO[FROM.indexOf(letter)]);

/**
 * A message in the pseudo-locale: each letter with an accent, a third longer, between brackets. Who reads English can
 * still read it, and whatever stands on a page without accents did not come from a text.
 *
 * @example pseudo('Save {0}') // '⟦Šåṽë {0} ẋẋ⟧'
 */
export function pseudo(message) {
  const words = pieces(message)
    .map((piece) => {
      if ('text' in piece) return accented(piece.text);
      const { mark, index } = piece;
      return { part: `{${index}}`, whole: `<${index}/>`, open: `<${index}>`, close: `</${index}>` }[mark];
    })
    .join('');
  const length = pieces(message).reduce((sum, piece) => sum + (piece.text?.length ?? 0), 0);
  // Words of six letters, so that what may break into lines still may.
  const longer = 'ẋ'.repeat(Math.ceil(length / 3)).replaceAll(/ẋ{6}(?=ẋ)/g, '$& ');
  return `⟦${words} ${longer}⟧`;
}
