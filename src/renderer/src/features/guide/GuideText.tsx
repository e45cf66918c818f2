import { useEffect, useState } from 'react';
import type { Inline } from '../../../../shared/domain/rich-text';
import styles from './Guide.module.css';
import { pictureAt } from './pages';
import type { GuideBlock } from './read';

const Runs = ({ runs }: { runs: readonly Inline[] }) =>
  runs.map((run, index) => {
    const key = `${index} ${run.kind}`;
    if (run.kind === 'text') return <span key={key}>{run.text}</span>;
    if (run.kind === 'number') return <span key={key}>{run.raw}</span>;
    const inner = <Runs runs={run.children} />;
    return run.kind === 'strong' ? <strong key={key}>{inner}</strong> : <em key={key}>{inner}</em>;
  });

const Picture = ({ name, shows }: { name: string; shows: string }) => {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    void pictureAt(name).then((found) => here && setAddress(found));
    return () => {
      here = false;
    };
  }, [name]);
  // Its room is kept while it comes.
  return <div className={styles.picture}>{address !== null && <img src={address} alt={shows} />}</div>;
};

/** One part of a page. */
export const GuideText = ({ block }: { block: GuideBlock }) => {
  switch (block.kind) {
    case 'picture':
      return <Picture name={block.name} shows={block.shows} />;
    case 'command':
      return <pre>{block.text}</pre>;
    case 'text':
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((runs, index) => (
            <li key={String(index)}>
              <Runs runs={runs} />
            </li>
          ))}
        </List>
      );
    }
  }
};
