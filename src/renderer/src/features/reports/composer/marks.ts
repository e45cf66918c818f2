/** A text with what is selected in it. */
export type Selected = { text: string; from: number; to: number };

/** Puts a mark around what is selected, or takes it away where it stands already. */
export const wrap = ({ text, from, to }: Selected, mark: string): Selected => {
  const inside = text.slice(from, to);
  const around = text.slice(from - mark.length, from) === mark && text.slice(to, to + mark.length) === mark;
  // One star inside two is not a mark of its own.
  const single = mark === '*' && text.slice(from - 2, from) === '**';
  if (around && !single)
    return {
      text: text.slice(0, from - mark.length) + inside + text.slice(to + mark.length),
      from: from - mark.length,
      to: to - mark.length,
    };
  return {
    text: text.slice(0, from) + mark + inside + mark + text.slice(to),
    from: from + mark.length,
    to: to + mark.length,
  };
};

const DOT = /^\s*[-*•]\s+/;

/** Makes the selected lines points of a list, or plain lines where all are points already. */
export const list = ({ text, from, to }: Selected): Selected => {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to);
  const end = next < 0 ? text.length : next;
  const lines = text.slice(start, end).split('\n');
  const all = lines.every((line) => DOT.test(line));
  const changed = lines.map((line) => (all ? line.replace(DOT, '') : DOT.test(line) ? line : `- ${line}`)).join('\n');
  return { text: text.slice(0, start) + changed + text.slice(end), from: start, to: start + changed.length };
};

/** Puts something in place of what is selected, with a blank where it would stick to a word. */
export const insert = ({ text, from, to }: Selected, what: string): Selected => {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const lead = before !== '' && /[\p{L}\p{N}]$/u.test(before) ? ' ' : '';
  const tail = /^[\p{L}\p{N}]/u.test(after) ? ' ' : '';
  const at = from + lead.length + what.length;
  return { text: before + lead + what + tail + after, from: at, to: at };
};
