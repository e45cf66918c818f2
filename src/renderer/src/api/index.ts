/** How the window talks to the engine. Features import from here. */
export { forgetAhead } from './ahead';
export { bridge } from './bridge';
export { call, callStep, sentence } from './call';
export { followChanges, makeClient } from './client';
export { discardDraft, keepAddress, takeUpDrafts, useWaiting } from './drafts';
export type { ReadChannel } from './topics';
export { draftWords, hasDraft, useDraft, useDraftForm, useSavedDraft } from './useDraft';
export { type Job, type JobProgress, type JobState, useJob } from './useJob';
export { readKey, useForgetEverything, useRead, useReadAnew } from './useRead';
export { useRows } from './useRows';
export { sayDone, useWrite, type WriteChannel } from './useWrite';
export { useWorkspace, type Workspace, WorkspaceContext } from './workspace';
