import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead, useWorkspace } from '../../api';
import { moment, number } from '../../format';
import { Await, Button } from '../../ui';
import styles from './metrics.module.css';

const FIRST = 10;

/** The line of the imported file, as it was written, under the row that came from it. */
export const SourceLine = ({ batch, line }: { batch: number; line: number }) => {
  const { today, timeZone } = useWorkspace();
  const [all, setAll] = useState(false);
  const source = useRead('metrics.sourceLine', { batch, line }, { keep: false });
  return (
    <div className={styles.source}>
      <Await query={source}>
        {(found) => (
          <>
            <div className="row s" style={{ flexWrap: 'wrap' }}>
              <IconFileText size={16} aria-hidden className="ink3" />
              <b className="cut">{found.file}</b>
              <span className="ink2 nowrap">line {number(found.line)}</span>
              <span className="push ink3 nowrap">
                import {found.batch}, {moment(found.importedAt, today, timeZone)}
                {found.by ? `, ${found.by}` : ''}
              </span>
            </div>
            <dl>
              {found.cells.slice(0, all ? undefined : FIRST).map((cell) => (
                <div key={cell.column}>
                  <dt>{cell.column}</dt>
                  <dd>{cell.value}</dd>
                </div>
              ))}
            </dl>
            {found.cells.length > FIRST && !all && (
              <Button small kind="quiet" onClick={() => setAll(true)}>
                All {number(found.cells.length)} columns
              </Button>
            )}
          </>
        )}
      </Await>
    </div>
  );
};
