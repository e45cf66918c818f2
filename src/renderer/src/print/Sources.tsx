import type { Source } from '../../../shared/contract/reports';
import { age, day } from '../format';

const SIDE_BY_SIDE = 4;

const Table = ({ sources, today }: { sources: readonly Source[]; today: string }) => (
  <table>
    <thead>
      <tr>
        <th>Source</th>
        <th>Kind</th>
        <th>Data until</th>
        <th>State</th>
      </tr>
    </thead>
    <tbody>
      {sources.map((source) => (
        <tr key={`${source.format} ${source.source}`}>
          <td className="nw">{source.source}</td>
          <td className="nw">{source.format === source.source ? '' : source.format}</td>
          <td className="nw">{day(source.lastDay, { today, weekday: 'never' })}</td>
          <td className="nw">
            {source.stale ? (
              <b className="warn">Stale, {age(source.ageDays)}</b>
            ) : source.byHand !== undefined ? (
              'Kept by hand'
            ) : source.ageDays === 0 ? (
              'Of today'
            ) : (
              age(source.ageDays)
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** How fresh each source is, the oldest first; a stale one says so in words. Many stand side by side. */
export const SourceTable = ({ sources, today }: { sources: readonly Source[]; today: string }) => {
  if (sources.length <= SIDE_BY_SIDE) return <Table sources={sources} today={today} />;
  const half = Math.ceil(sources.length / 2);
  return (
    <div className="c2 keep" style={{ alignItems: 'start' }}>
      <Table sources={sources.slice(0, half)} today={today} />
      <Table sources={sources.slice(half)} today={today} />
    </div>
  );
};
