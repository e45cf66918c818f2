import { IconSearch } from '@tabler/icons-react';
import { keyLabel, runCommand } from '../commands';
import { PeriodPicker } from './PeriodPicker';
import styles from './TopBar.module.css';
import { UndoRedo } from './UndoRedo';
import { WhoMenu } from './WhoMenu';
import { WorkspaceMenu } from './WorkspaceMenu';

/** What belongs to the whole app: workspace, period, search, undo, who I am. */
export const TopBar = () => (
  <header className={styles.bar}>
    <WorkspaceMenu />
    <PeriodPicker />
    <button
      type="button"
      className={styles.search}
      onClick={() => runCommand('palette')}
      aria-keyshortcuts="Control+K Meta+K"
    >
      <IconSearch size={16} aria-hidden />
      <span className="cut">Search or run a command</span>
      <kbd className="push" aria-hidden>
        {keyLabel('mod+K')}
      </kbd>
    </button>
    <UndoRedo />
    <WhoMenu />
  </header>
);
