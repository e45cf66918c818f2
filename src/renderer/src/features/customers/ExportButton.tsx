import { IconDownload } from '@tabler/icons-react';
import { call } from '../../api';
import { plural } from '../../format';
import { Button, showNote } from '../../ui';

type Props = {
  name: string;
  title: string;
  run: (file: string) => Promise<{ rows: number; file: string } | null>;
};

/** Writes what the filters show as CSV, all of it, where the person says. */
export const ExportButton = ({ name, title, run }: Props) => {
  const write = async (): Promise<void> => {
    const { path } = await call('app.chooseSave', { title, name, extension: 'csv' });
    if (path === null) return;
    const written = await run(path);
    if (written) showNote(`Wrote ${plural(written.rows, 'row')} to ${written.file}.`);
  };
  return (
    <Button small icon={IconDownload} onClick={() => void write()}>
      CSV
    </Button>
  );
};
