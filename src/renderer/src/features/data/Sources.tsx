import type { Output } from '../../../../shared/contract';
import { useWorkspace } from '../../api';
import { age, day, number } from '../../format';
import { Badge, Section } from '../../ui';
import { FORMAT_NAMES } from './importing/words';
import styles from './data.module.css';

type Batch = Output<'imports.list'>[number];

/** The last day that each kind of file speaks of, oldest first: what is stale stands on top. */
const latestOf = (batches: readonly Batch[]): Batch[] => {
  const latest = new Map<Batch['format'], Batch>();
  for (const batch of batches) {
    const known = latest.get(batch.format);
    if (!batch.undone && batch.lastDay !== null && (known?.lastDay ?? '') < batch.lastDay)
      latest.set(batch.format, batch);
  }
  return [...latest.values()].toSorted((a, b) => (a.lastDay ?? '').localeCompare(b.lastDay ?? ''));
};

/** How fresh what came in is, by kind of file. */
export const Sources = ({ batches }: { batches: readonly Batch[] }) => {
  const { today, staleDays } = useWorkspace();
  const sources = latestOf(batches);
  return (
    <Section title="Freshness" sub="how far each source reaches">
      <ul aria-label="Sources">
        {sources.map((batch) => (
          <li key={batch.format} className={styles.source}>
            <div className="row">
              <b>{FORMAT_NAMES[batch.format]}</b>
              <span className="push">
                {(batch.ageDays ?? 0) > staleDays ? (
                  <Badge tone="warn" shape="triangle">
                    Stale
                  </Badge>
                ) : (
                  <span className="s ink3">{age(batch.ageDays ?? 0)}</span>
                )}
              </span>
            </div>
            <div className="s ink3 cut" title={batch.file}>
              to {day(batch.lastDay ?? today, { today })}, from {batch.file}
            </div>
          </li>
        ))}
      </ul>
      <p className="s ink3" style={{ paddingTop: 'var(--space-2)' }}>
        {sources.length === 0
          ? 'Nothing has come in yet.'
          : `A source is stale when it ends more than ${number(staleDays)} days ago.`}
      </p>
    </Section>
  );
};
