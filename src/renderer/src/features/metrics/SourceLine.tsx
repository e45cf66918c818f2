import { useRead, useWorkspace } from '../../api';
import { moment, number } from '../../format';
import { Await } from '../../ui';
import styles from './metrics.module.css';

/** The line of the imported file, as it was written. */
export const SourceLine = ({ batch, line }: { batch: number; line: number }) => {
  const { today } = useWorkspace();
  const source = useRead('metrics.sourceLine', { batch, line });
  return (
    <Await query={source}>
      {(found) => (
        <div className={styles.source}>
          <b>{found.file}</b>
          <span>line {number(found.line)}</span>
          <span className="ink3">
            import {found.batch}, {moment(found.importedAt, today)}
            {found.by ? `, ${found.by}` : ''}
          </span>
          {found.cells.slice(0, 14).map((cell) => (
            <span key={cell.column}>
              <span className="ink3 s">{cell.column}</span> {cell.value}
            </span>
          ))}
        </div>
      )}
    </Await>
  );
};
