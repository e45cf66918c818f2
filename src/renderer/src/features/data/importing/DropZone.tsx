import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { bridge } from '../../../api';
import { cx } from '../../../ui';
import styles from './importing.module.css';

/** Takes files that are dropped anywhere on it. The paths come from the desktop, which lets the engine read just these. */
export const DropZone = ({ onPaths, children }: { onPaths: (paths: string[]) => void; children: ReactNode }) => {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  const enter = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current += 1;
    setOver(true);
  };
  const leave = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    depth.current = Math.max(0, depth.current - 1);
    if (depth.current === 0) setOver(false);
  };
  const drop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    onPaths([...event.dataTransfer.files].map((file) => bridge.pathOf(file)).filter((path) => path !== ''));
  };
  return (
    // Dropping is the second way: the button "Choose files" does the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="Files to import"
      className={styles.zone}
      onDragEnter={enter}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDragLeave={leave}
      onDrop={drop}
    >
      {children}
      <div className={cx(styles.veil, over && styles.over)} aria-hidden={!over}>
        <IconFileImport size={24} aria-hidden />
        Drop the files to look at them. Nothing is written yet.
      </div>
    </section>
  );
};
