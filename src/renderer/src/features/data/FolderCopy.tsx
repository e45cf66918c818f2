import { call, sentence, useJob } from '../../api';
import { number, plural } from '../../format';
import { useStart } from '../../frame/start';
import { Button, Card, Progress, showError, showNote } from '../../ui';

/** The whole workspace as a folder that any program reads, and the way back. */
export const FolderCopy = () => {
  const write = useJob('export.folder');
  const read = useJob('backup.fromFolder');
  const { openWorkspace } = useStart();
  const writeFolder = async (): Promise<void> => {
    try {
      const { path } = await call('app.chooseFolder', { title: 'Write the workspace into a folder' });
      if (path === null) return;
      const written = await write.run({ folder: path }, (error) => showError(error.message));
      if (written)
        showNote(`Wrote ${plural(written.tables, 'table')}, ${number(written.rows)} rows, to ${written.folder}.`);
    } catch (error) {
      showError(sentence(error));
    }
  };
  const readFolder = async (): Promise<void> => {
    try {
      const { path: folder } = await call('app.chooseFolder', { title: 'Choose a folder that Tandem wrote' });
      if (folder === null) return;
      const name = folder.split(/[/\\]/).at(-1) ?? 'Workspace';
      const { path: to } = await call('app.chooseSave', {
        title: 'Save the workspace',
        name: `${name}.tandem`,
        extension: 'tandem',
      });
      if (to === null) return;
      const made = await read.run({ folder, to }, (error) => showError(error.message));
      if (!made) return;
      showNote(`Made a workspace of ${number(made.rows)} rows; every checksum is as it was.`);
      openWorkspace(made.file);
    } catch (error) {
      showError(sentence(error));
    }
  };
  return (
    <Card
      title="Take everything along"
      sub="the whole workspace as one documented folder of CSV files"
      actions={
        <>
          <Button small onClick={() => void readFolder()}>
            Open a folder
          </Button>
          <Button small onClick={() => void writeFolder()}>
            Write a folder
          </Button>
        </>
      }
    >
      <p className="s ink2">
        With a description of every table and a checksum of each. Opened again, it becomes a workspace with the same
        checksums, history and undo included.
      </p>
      <Progress job={write} label="Writing" />
      <Progress job={read} label="Reading" />
    </Card>
  );
};
