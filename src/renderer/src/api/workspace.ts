import { createContext, useContext } from 'react';
import type { Output } from '../../../shared/contract';

export type Workspace = Output<'workspace.get'>;

/** The open workspace, known to every page: the frame loads it before it shows one. */
export const WorkspaceContext = createContext<Workspace | null>(null);

/** The company: its currency, calendar, today. Only inside the frame, where there always is one. */
export const useWorkspace = (): Workspace => {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace outside the frame');
  return workspace;
};
