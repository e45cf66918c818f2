import { Fragment } from 'react';
import { type Inline, parseText } from '../../../shared/domain/rich-text';
import { useSheet } from './context';
import { figureText } from './figures';
import { Notes, Opens } from './parts';

/** A number in a sentence: live, with the footnote of its figure. What is no figure of ours says so. */
const Bound = ({ raw }: { raw: string }) => {
  const number = useSheet().bound?.get(raw);
  if (!number) return <span className="warn">[no such figure]</span>;
  const { value, note } = number;
  return (
    <span className="bound">
      <span data-figure={value.metric} data-period={value.period} title={number.label}>
        <Opens metric={value.metric} period={value.period}>
          {value.status === 'withheld' ? '[not shared]' : figureText(value)}
        </Opens>
      </span>
      <Notes to={[note]} mark={value.smallN ? '*' : undefined} />
    </span>
  );
};

/** Runs of text in a line. Addresses were checked where the text was read; nothing here is markup. */
export const Runs = ({ runs }: { runs: readonly Inline[] }) => (
  <>
    {runs.map((run, index) => {
      const key = `${index} ${run.kind}`;
      switch (run.kind) {
        case 'text':
          return <Fragment key={key}>{run.text}</Fragment>;
        case 'strong':
          return (
            <strong key={key}>
              <Runs runs={run.children} />
            </strong>
          );
        case 'em':
          return (
            <em key={key}>
              <Runs runs={run.children} />
            </em>
          );
        case 'link':
          return (
            <a key={key} className="out" href={run.href} target="_blank" rel="noreferrer noopener">
              <Runs runs={run.children} />
            </a>
          );
        case 'number':
          return <Bound key={key} raw={run.raw} />;
      }
    })}
  </>
);

/** What a person wrote, as paragraphs and lists; each runs in the direction of its own letters. */
export const Rich = ({ text, className }: { text: string; className?: string }) => (
  <div className={className ? `rich ${className}` : 'rich'}>
    {parseText(text).map((block, index) => {
      const key = `${index} ${block.kind}`;
      if (block.kind === 'paragraph')
        return (
          <p key={key} dir="auto">
            {block.lines.map((line, at) => (
              <Fragment key={`${key} ${at}`}>
                {at > 0 && <br />}
                <Runs runs={line} />
              </Fragment>
            ))}
          </p>
        );
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List key={key} className={block.ordered ? 'nums' : 'dots'}>
          {block.items.map((item, at) => (
            <li key={`${key} ${at}`} dir="auto">
              <Runs runs={item.inlines} />
            </li>
          ))}
        </List>
      );
    })}
  </div>
);
