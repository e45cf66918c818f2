import { useState } from 'react';
import { useRead } from '../../api';
import { Button, Card, type Column, DataTable, Dialog, Empty } from '../../ui';
import { useLater } from '../../ui/useLater';
import { Setting } from './Setting';
import styles from './Settings.module.css';
import { UpdateSetting } from './UpdateSetting';

type Licence = { name: string; version: string; licence: string; text: string };

const load = () => import('virtual:licences');

const COLUMNS: Column<Licence>[] = [
  { key: 'name', header: 'Package', value: ({ name }) => name, cell: ({ name }) => name, cut: true },
  { key: 'version', header: 'Version', width: 96, value: ({ version }) => version, cell: ({ version }) => version },
  { key: 'licence', header: 'Licence', width: 144, value: ({ licence }) => licence, cell: ({ licence }) => licence },
];

/** Which Tandem this is, where it keeps its things, and whose work it stands on. */
export const AboutSection = () => {
  const state = useRead('app.state', {}).data;
  const all = useLater(load, true)?.LICENCES;
  const [open, setOpen] = useState<Licence | null>(null);
  return (
    <>
      <Card title="About Tandem">
        <Setting name="Version">{state?.version}</Setting>
        <Setting name="Licence" hint="Sales and marketing as one, offline.">
          MIT
        </Setting>
        <Setting name="Data folder" hint="Settings, logs, workspaces and their copies.">
          <code className={styles.path}>{state?.dataFolder}</code>
        </Setting>
        <UpdateSetting takes={state?.takesUpdates ?? false} />
      </Card>
      <Card
        title="Made with"
        sub="open a package for the words of its licence; those of Electron and Chromium lie beside the program"
        pad={false}
      >
        <DataTable
          label="Packages and their licences"
          columns={COLUMNS}
          rows={all ?? []}
          rowKey={({ name }) => name}
          onOpen={setOpen}
          empty={<Empty inline>The list is on its way.</Empty>}
        />
      </Card>
      <Dialog
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open ? `${open.name} ${open.version}, ${open.licence}` : ''}
        width={680}
        actions={<Button onClick={() => setOpen(null)}>Close</Button>}
      >
        <pre className={styles.words}>
          {open?.text || `The package names its licence only: ${open?.licence ?? ''}.`}
        </pre>
      </Dialog>
    </>
  );
};
