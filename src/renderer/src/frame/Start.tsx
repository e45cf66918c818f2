import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract';
import { described } from '../../../shared/commands';
import {
  keepAddress,
  takeUpDrafts,
  useForgetEverything,
  useRead,
  useWrite,
  type Workspace,
  WorkspaceContext,
} from '../api';
import { useCommand } from '../commands';
import { followRegion } from '../format';
import { makeRouter } from '../router';
import { Await, showError, showNote } from '../ui';
import { useAppState } from './appState';
import { MenuCommands } from './MenuCommands';
import { useNewDay } from './newDay';
import { StartContext } from './start';
import styles from './Start.module.css';

const FirstRun = lazy(() => import('../features/first-run').then((page) => ({ default: page.FirstRun })));

/** Loads the open workspace before any page is shown, so that pages can take it for granted. */
const Opened = ({ path }: { path: string }) => {
  const workspace = useRead('workspace.get', {});
  const session = useRead('app.session', {});
  return (
    <Await query={session}>
      {(left) => (
        <Await query={workspace}>
          {(data) => (
            <WorkspaceContext value={data}>
              <Pages path={path} session={left} workspace={data} />
            </WorkspaceContext>
          )}
        </Await>
      )}
    </Await>
  );
};

type PagesProps = { path: string; session: Output<'app.session'>; workspace: Workspace };

/** The pages, from the one on which a crash has left the window. */
const Pages = ({ path, session, workspace }: PagesProps) => {
  useNewDay(workspace);
  const [router] = useState(() => {
    takeUpDrafts(path, session.drafts);
    if (session.cutOff && session.address !== '' && ['', '#/'].includes(window.location.hash))
      window.history.replaceState(null, '', session.address);
    return makeRouter();
  });
  useEffect(() => router.subscribe('onResolved', () => keepAddress(window.location.hash)), [router]);
  return <RouterProvider router={router} />;
};

/** What the main process says by itself, and not on anyone's click. */
const useNews = (changed: () => void, again: () => void): void =>
  useCommand([
    { id: 'workspace-changed', title: '', group: '', hidden: true, run: changed },
    {
      id: 'engine-restarted',
      title: '',
      group: '',
      hidden: true,
      run: () => (again(), showNote('Tandem had to restart its engine. What you had saved is safe.')),
    },
    {
      id: 'engine-stopped',
      title: '',
      group: '',
      hidden: true,
      run: () =>
        showError('Tandem’s engine stopped. What you had saved is safe; please close Tandem and open it again.'),
    },
  ]);

/** Chooses between the first run and the open workspace. */
export const Start = () => {
  const state = useRead('app.state', {});
  const forget = useForgetEverything();
  const open = useWrite('app.openWorkspace');
  /** The workspace from which another one is being made; once that is open, this one no longer is. */
  const [left, setLeft] = useState<string | null>(null);
  const openFile = open.mutateAsync;
  /** Where the next workspace opens: what was asked for as it was made, whether its news or its answer comes first. */
  const opensAt = useRef('#/');

  const path = state.data?.workspacePath ?? null;

  const actions = useMemo(
    () => ({
      newWorkspace: () => setLeft(path),
      openWorkspace: (file?: string) => {
        openFile({ path: file }).then(
          (answer) => (answer.path === null ? undefined : forget()),
          () => undefined,
        );
      },
    }),
    [openFile, forget, path],
  );
  useNews(
    () => {
      setLeft(null);
      window.location.hash = opensAt.current;
      opensAt.current = '#/';
      void forget();
    },
    () => void forget(),
  );
  useCommand([
    { ...described('new-workspace'), run: actions.newWorkspace },
    { ...described('open-workspace'), run: () => actions.openWorkspace() },
  ]);
  useAppState();

  return (
    <StartContext value={actions}>
      <MenuCommands />
      <Await query={state}>
        {(data) => {
          followRegion(data.defaults.locale);
          return data.workspacePath === null || data.workspacePath === left ? (
            <main className={styles.start}>
              <Suspense fallback={null}>
                <FirstRun
                  state={data}
                  onBegin={(address) => {
                    opensAt.current = address;
                  }}
                  onCancel={data.workspacePath === null ? undefined : () => setLeft(null)}
                  onDone={() => setLeft(null)}
                />
              </Suspense>
            </main>
          ) : (
            <Opened key={data.workspacePath} path={data.workspacePath} />
          );
        }}
      </Await>
    </StartContext>
  );
};
