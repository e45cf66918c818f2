import { pieces } from './message.mjs';

const inTemplate = (text) => text.replaceAll(/[\\`]|\$\{/g, '\\$&');

/**
 * A source file with its texts, as `textsIn` finds them, in other words. `translate` takes a message and answers what stands in its place, with the
 * same marks in whatever order. What is no text stays as it is, to the letter.
 */
export function withTexts(code, texts, translate) {
  /** A span of the source, the texts in it written anew. */
  const span = (start, end, without) => {
    let out = '';
    let at = start;
    for (const text of texts) {
      if (text === without || text.start < at || text.end > end) continue;
      out += code.slice(at, text.start) + written(text);
      at = text.end;
    }
    return out + code.slice(at, end);
  };
  const whole = (node) => span(node.start, node.end);
  const opening = (element) => whole(element.openingElement ?? element.openingFragment);
  const closing = (element) => whole(element.closingElement ?? element.closingFragment);

  const written = (text) => {
    const { kind, before, after, parts } = text;
    const words = `${before}${translate(text.message)}${after}`;
    switch (kind) {
      case 'string':
        return JSON.stringify(words);
      case 'attribute':
        return `{${JSON.stringify(words)}}`;
      case 'count':
        // As the sources have it where it would be the same.
        return words === `${translate(text.one)}s` ? '' : `, ${JSON.stringify(words)}`;
      case 'template':
        return `\`${pieces(words)
          .map((piece) => ('text' in piece ? inTemplate(piece.text) : `\${${whole(parts[piece.index])}}`))
          .join('')}\``;
      case 'children':
        return pieces(words)
          .map((piece) => {
            if ('text' in piece) return `{${JSON.stringify(piece.text)}}`;
            const part = parts[piece.index];
            if (piece.mark === 'open') return opening(part);
            return piece.mark === 'close' ? closing(part) : whole(part);
          })
          .join('');
    }
  };
  return span(0, code.length);
}
