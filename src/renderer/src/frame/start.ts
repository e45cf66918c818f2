import { createContext, useContext } from 'react';

export type StartActions = {
  /** Shows the first-run page for another workspace. */
  newWorkspace: () => void;
  /** Asks for a workspace file, or opens the one at `path`. */
  openWorkspace: (path?: string) => void;
};

export const StartContext = createContext<StartActions>({
  newWorkspace: () => undefined,
  openWorkspace: () => undefined,
});

/** Opening and making workspaces, from wherever. */
export const useStart = (): StartActions => useContext(StartContext);
