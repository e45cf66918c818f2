import type { Source } from '../../../shared/contract/reports';
import { age, day } from '../format';

/** How fresh each source is; a stale one says so in words. */
export const SourceTable = ({ sources, today }: { sources: readonly Source[]; today: string }) => (
  <table>
    <thead>
      <tr>
        <th>Source</th>
        <th>Kind</th>
        <th>Data until</th>
        <th>Age</th>
        <th>State</th>
      </tr>
    </thead>
    <tbody>
      {sources.map((source) => (
        <tr key={`${source.format} ${source.source}`}>
          <td className="name">{source.source}</td>
          <td>{source.format}</td>
          <td className="nw">{day(source.lastDay, { today, year: 'always', weekday: 'never' })}</td>
          <td className="nw">{age(source.ageDays)}</td>
          <td className="nw">{source.stale ? <b className="warn">Stale</b> : 'Up to date'}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
