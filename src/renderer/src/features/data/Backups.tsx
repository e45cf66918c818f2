import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { call, sentence, useJob, useRead, useWorkspace } from '../../api';
import { bytes, moment, number, plural } from '../../format';
import { Await, Button, Card, type Column, DataTable, Progress, showError, showNote } from '../../ui';
import styles from './data.module.css';
import { FolderCopy } from './FolderCopy';
import { SendCopy } from './SendCopy';

/** Why a copy was made, by what its file's name says. */
const REASON_WORDS: Record<string, string> = {
  daily: 'copy of the day',
  'before import': 'before an import',
  'before restore': 'before a restore',
  'before upgrade': 'before an upgrade',
  'by hand': 'made by hand',
};

type Backup = Output<'backup.list'>[number];

const looseWords = (loose: number): string =>
  loose === 0 ? '' : ` ${plural(loose, 'row points', 'rows point')} to what is not there: Check says which.`;

const folderOf = (file: string): string => file.replace(/[/\\][^/\\]*$/, '');

const show = async (path: string): Promise<void> => {
  try {
    await call('app.showItem', { path });
  } catch (error) {
    showError(sentence(error));
  }
};

/** Verified copies of the workspace; going back to one keeps a copy of the present first, so nothing is asked. */
export const Backups = () => {
  const { today, timeZone, path } = useWorkspace();
  const list = useRead('backup.list', {});
  const make = useJob('backup.create');
  const restore = useJob('backup.restore');
  const [chosen, setChosen] = useState<string | null>(null);
  const goBack = async (file: string): Promise<void> => {
    const done = await restore.run({ file }, (error) => showError(error.message));
    if (done) showNote('Restored. What was there before is kept as the newest copy.');
  };
  const fromFile = async (): Promise<void> => {
    try {
      const { paths } = await call('app.chooseFiles', { title: 'Choose a copy to restore', extensions: ['tandem'] });
      if (paths[0] !== undefined) await goBack(paths[0]);
    } catch (error) {
      showError(sentence(error));
    }
  };
  const saveElsewhere = async (): Promise<void> => {
    try {
      const { path: folder } = await call('app.chooseFolder', { title: 'Choose where the copy goes' });
      if (folder === null) return;
      const done = await make.run({ folder, reason: 'copy' });
      if (done) showNote(`Saved and verified: ${done.file}, ${plural(done.rows, 'row')}.${looseWords(done.loose)}`);
    } catch (error) {
      showError(sentence(error));
    }
  };
  const columns: Column<Backup>[] = [
    { key: 'at', header: 'Made', value: (row) => row.at, cell: (row) => moment(row.at, today, timeZone) },
    {
      key: 'reason',
      header: 'Why',
      value: (row) => row.reason,
      cell: (row) => <span className="ink2">{REASON_WORDS[row.reason] ?? row.reason}</span>,
    },
    {
      key: 'name',
      header: 'File',
      cut: true,
      value: (row) => row.name,
      cell: (row) => <span className="ink3">{row.name}</span>,
    },
    {
      key: 'size',
      name: 'Bytes',
      header: 'Size',
      numeric: true,
      value: (row) => row.bytes,
      cell: (row) => bytes(row.bytes),
    },
  ];
  return (
    <div className={styles.narrow}>
      <Card
        title="Backups"
        sub="made by themselves, verified by reading them back"
        pad={false}
        actions={
          <>
            <Button small onClick={() => void fromFile()}>
              Restore from a file
            </Button>
            <Button small onClick={() => void saveElsewhere()}>
              Save a copy to a folder
            </Button>
            <Button
              small
              onClick={() =>
                void make
                  .run({ reason: 'by hand' })
                  .then(
                    (done) =>
                      done && showNote(`Backed up and verified: ${plural(done.rows, 'row')}.${looseWords(done.loose)}`),
                  )
              }
            >
              Back up now
            </Button>
          </>
        }
      >
        <div style={{ padding: '0 var(--space-4)' }}>
          <Progress job={make} label="Backing up" />
          <Progress job={restore} label="Restoring" />
        </div>
        <Await query={list}>
          {(rows) => {
            const backup = rows.find((row) => row.file === chosen);
            return (
              <>
                <DataTable
                  tight
                  columns={columns}
                  rows={rows}
                  rowKey={(row) => row.file}
                  label="Backups"
                  selected={chosen}
                  onOpen={(row) => setChosen(row.file === chosen ? null : row.file)}
                  empty="There is no copy yet. One is made before each upgrade, restore and import that changes something, and one a day."
                  under={(row) =>
                    row.file === backup?.file ? (
                      <div className="row" style={{ padding: 'var(--space-2) 0' }}>
                        <span className="s ink2">
                          The present state is copied first, so that this can be taken back.
                        </span>
                        <span className="push row">
                          <Button small onClick={() => void show(row.file)}>
                            Show in folder
                          </Button>
                          <Button small onClick={() => void goBack(row.file)}>
                            Restore this copy
                          </Button>
                        </span>
                      </div>
                    ) : null
                  }
                />
                <p className="s ink3" style={{ padding: 'var(--space-3) var(--space-4)' }}>
                  {number(rows.length)} {rows.length === 1 ? 'copy' : 'copies'}
                  {rows[0] && ` in ${folderOf(rows[0].file)}`}. The workspace is {path}.
                </p>
              </>
            );
          }}
        </Await>
      </Card>
      <SendCopy />
      <FolderCopy />
    </div>
  );
};
