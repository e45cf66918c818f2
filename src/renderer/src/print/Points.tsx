/** A line of what a person wrote: `Title: what about it` gets its title in strong. */
const split = (line: string): [string, string] => {
  const at = line.indexOf(': ');
  return at > 0 && at < 90 ? [line.slice(0, at), line.slice(at + 2)] : ['', line];
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
    .filter(Boolean);

/** What a person wrote, one point a line; `dir` lets each line run in its own direction. */
export const Points = ({ text, numbered = false }: { text: string; numbered?: boolean }) => {
  const List = numbered ? 'ol' : 'ul';
  return (
    <List className={numbered ? 'pts ask' : 'pts'}>
      {linesOf(text).map((line) => {
        const [title, rest] = split(line);
        return (
          <li key={line} dir="auto">
            {title && <b>{title}</b>}
            {rest}
          </li>
        );
      })}
    </List>
  );
};
