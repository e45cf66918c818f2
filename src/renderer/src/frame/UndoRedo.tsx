import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useRead } from '../api';
import { keyLabel, runCommand } from '../commands';
import { IconButton } from '../ui';
import styles from './TopBar.module.css';

/** Undo and redo for everything; the tooltip says what they would change. */
export const UndoRedo = () => {
  const { data } = useRead('history.state', {});
  return (
    <div className={styles.undo}>
      <IconButton
        icon={IconArrowBackUp}
        label="Undo"
        tip={data?.undo ? `Undo: ${data.undo}` : 'Nothing to undo'}
        shortcut={keyLabel('mod+Z')}
        disabled={!data?.undo}
        onClick={() => runCommand('undo')}
      />
      <IconButton
        icon={IconArrowForwardUp}
        label="Redo"
        tip={data?.redo ? `Redo: ${data.redo}` : 'Nothing to redo'}
        shortcut={keyLabel('mod+shift+Z')}
        disabled={!data?.redo}
        onClick={() => runCommand('redo')}
      />
    </div>
  );
};
