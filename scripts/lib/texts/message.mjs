/** What stands for parts in a message: `{0}` for an expression, `<0>…</0>` or `<0/>` for an element. */
const MARK = /\{(\d+)\}|<(\d+)\/>|<(\d+)>|<\/(\d+)>/g;

const marks = (message) => [...message.matchAll(MARK)].map(([mark]) => mark);

/** What is wrong with a translation: a part is missing, new or doubled, or elements overlap. Null when nothing is. */
export function wrongWith(message, translation) {
  const [wanted, got] = [marks(message), marks(translation)];
  const missing = wanted.find((mark) => !got.includes(mark));
  if (missing) return `${missing} is missing`;
  const other = got.find((mark, index) => !wanted.includes(mark) || got.indexOf(mark) !== index);
  if (other) return `${other} stands where it should not`;
  const open = [];
  for (const mark of got) {
    if (/^<\d+>$/.test(mark)) open.push(mark);
    else if (mark.startsWith('</') && open.pop() !== mark.replace('/', '')) return `${mark} closes what is not open`;
  }
  return null;
}

/** A message in pieces: texts, and marks as `{mark: 'part' | 'whole' | 'open' | 'close', index}`. */
export function pieces(message) {
  const found = [];
  let from = 0;
  for (const match of message.matchAll(MARK)) {
    if (match.index > from) found.push({ text: message.slice(from, match.index) });
    const at = [1, 2, 3, 4].find((group) => match[group] !== undefined);
    found.push({ mark: ['part', 'whole', 'open', 'close'][at - 1], index: Number(match[at]) });
    from = match.index + match[0].length;
  }
  if (from < message.length) found.push({ text: message.slice(from) });
  return found;
}
