import { useNavigate } from '@tanstack/react-router';
import { IconFileImport } from '@tabler/icons-react';
import { useJob, useRead } from '../../api';
import { Await, Button, Card, Page } from '../../ui';
import styles from './data.module.css';
import { Backups } from './Backups';
import { Exports } from './Exports';
import { Imports } from './Imports';

/** Everything that comes in and goes out: imports with undo, exports, backups, the check. */
export const DataPage = () => {
  const navigate = useNavigate();
  const check = useJob('check.run');
  const found = check.output;
  const batches = useRead('imports.list', {});
  return (
    <Page
      title="Data"
      sub="What came in, and how to take it out"
      actions={
        <Button kind="primary" icon={IconFileImport} onClick={() => void navigate({ to: '/data/import' })}>
          Import files
        </Button>
      }
    >
      <div className={styles.stack}>
        <Await query={batches}>{(rows) => <Imports rows={rows} />}</Await>
        <Exports />
        <Backups />
        <Card
          title="Check"
          sub="the file, its keys, and the daily sums against the lines"
          actions={
            <Button small onClick={() => void check.run({})}>
              Check now
            </Button>
          }
        >
          <output className="ink2">
            {check.state === 'running'
              ? 'Checking…'
              : found
                ? found.ok
                  ? 'All is well.'
                  : found.problems.join(' ')
                : 'Not checked in this session.'}
          </output>
        </Card>
      </div>
    </Page>
  );
};
