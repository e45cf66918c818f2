import { pointsOf } from '../../../shared/domain/investor';
import { parseInline } from '../../../shared/domain/rich-text';
import { Runs } from './Rich';

/** A line of what a person wrote: `Title: what about it` gets its title in strong, unless it is formatted already. */
const split = (line: string): [string, string] => {
  const at = line.indexOf(': ');
  const title = at > 0 && at < 90 ? line.slice(0, at) : '';
  return title === '' || /[*{}[\]]/.test(title) ? ['', line] : [title, line.slice(at + 2)];
};

/** What a person wrote, one point a line; `dir` lets each line run in its own direction. */
export const Points = ({ text, numbered = false }: { text: string; numbered?: boolean }) => {
  const List = numbered ? 'ol' : 'ul';
  return (
    <List className={numbered ? 'pts ask' : 'pts'}>
      {pointsOf(text).map((line, index) => {
        const [title, rest] = split(line);
        return (
          <li key={`${index} ${line}`} dir="auto">
            {title && <b>{title}</b>}
            <Runs runs={parseInline(rest)} />
          </li>
        );
      })}
    </List>
  );
};
