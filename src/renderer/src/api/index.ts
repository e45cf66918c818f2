/** How the window talks to the engine. Features import from here. */
export { bridge } from './bridge';
export { call, sentence } from './call';
export { followChanges, makeClient } from './client';
export { keepAddress, takeUpDrafts, useDraft, useDraftForm } from './drafts';
export type { ReadChannel } from './topics';
export { type Job, type JobProgress, type JobState, useJob } from './useJob';
export { useForgetEverything, useRead } from './useRead';
export { useRows } from './useRows';
export { useWrite, type WriteChannel } from './useWrite';
export { useWorkspace, type Workspace, WorkspaceContext } from './workspace';
