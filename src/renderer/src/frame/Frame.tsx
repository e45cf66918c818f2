import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Palette } from '../commands/Palette';
import { Shortcuts } from '../commands/Shortcuts';
import { LogDialog } from '../features/customers/LogDialog';
import { CaptureDialog } from '../features/notes/CaptureDialog';
import { cx, Progress } from '../ui';
import styles from './Frame.module.css';
import { Nav } from './Nav';
import { usePreferences } from './preferences';
import { Returned } from './Returned';
import { TopBar } from './TopBar';
import { useFrameCommands } from './useFrameCommands';

/** Moves the focus into a page that was gone to, so that Tab and a screen reader go on from its start. */
const useFocusOnArrival = () => {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    // Not on the first page: asking where it stands would have the browser lay it out twice.
    if (before.current !== undefined && before.current !== path) {
      main.current?.focus({ preventScroll: true });
      main.current?.scrollTo({ top: 0 });
    }
    before.current = path;
    // Whose page is on screen, for screenshots and tests, which wait for it.
    document.documentElement.dataset['appPath'] = path ?? '';
  }, [path]);
  return main;
};

/** The bar on top, the navigation at the left, one scrolling page. */
export const Frame = () => {
  const { preferences } = usePreferences();
  const main = useFocusOnArrival();
  const { running } = useFrameCommands();
  return (
    <div className={cx(styles.frame, preferences?.navCollapsed && styles.narrow)}>
      <a
        href="#main"
        className={styles.skip}
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the page
      </a>
      <TopBar />
      <Nav />
      <main className={styles.main} id="main" ref={main} tabIndex={-1}>
        <Returned />
        <Outlet />
      </main>
      {running && (
        <div className={styles.step}>
          <Progress job={running.job} label={running.label} noun="order" />
        </div>
      )}
      <Palette />
      <LogDialog />
      <CaptureDialog />
      <Shortcuts />
    </div>
  );
};
