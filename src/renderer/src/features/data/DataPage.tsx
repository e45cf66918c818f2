import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconFileImport } from '@tabler/icons-react';
import { useNewThing } from '../../commands';
import { Button, Page, Segmented } from '../../ui';
import { Backups } from './Backups';
import { Check } from './Check';
import styles from './data.module.css';
import { Exports } from './Exports';
import { History } from './History';
import { Imports } from './Imports';
import { Together } from './Together';

const TABS = [
  { value: 'imports', label: 'Imports' },
  { value: 'export', label: 'Export' },
  { value: 'backups', label: 'Backups' },
  { value: 'together', label: 'Bring together' },
  { value: 'history', label: 'History' },
  { value: 'check', label: 'Check' },
] as const;
type Tab = (typeof TABS)[number]['value'];

/** Everything that comes in and goes out, one thing at a time: imports with undo, exports, backups, teammates' changes, the history, the check. */
export const DataPage = () => {
  const navigate = useNavigate();
  const { tab } = useSearch({ from: '/data' });
  const shown: Tab = TABS.find((one) => one.value === tab)?.value ?? 'imports';
  const show = (next: Tab): void =>
    void navigate({
      to: '/data',
      search: (kept) => ({ ...kept, tab: next === 'imports' ? undefined : next }),
      replace: true,
    });
  const openImport = (): void => void navigate({ to: '/data/import' });
  useNewThing('Import files', openImport);
  return (
    <Page
      flush
      title="Data"
      beside={<Segmented label="What to see" value={shown} options={TABS} onChange={show} />}
      actions={
        <Button kind="primary" icon={IconFileImport} shortcut="N" onClick={openImport}>
          Import files
        </Button>
      }
    >
      <div className={styles.body}>
        {shown === 'imports' && <Imports />}
        {shown === 'export' && <Exports />}
        {shown === 'backups' && <Backups />}
        {shown === 'together' && <Together />}
        {shown === 'history' && <History />}
        {shown === 'check' && <Check />}
      </div>
    </Page>
  );
};
