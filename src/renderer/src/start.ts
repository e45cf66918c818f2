import { askAhead } from './api/ahead';

/**
 * What index.html runs. The frame and Home ask their first questions here, while the code that draws them is still being
 * read: it comes to four fifths of a megabyte, and the engine has nothing else to do meanwhile. What nobody takes is
 * forgotten when the page stands (`frame/appState.ts`).
 */
const askFirst = async (): Promise<void> => {
  const state = await askAhead('app.state', {});
  const open = (state as { value?: { workspacePath?: string | null } }).value?.workspacePath;
  if (typeof open !== 'string') return;
  void askAhead('workspace.get', {});
  void askAhead('app.session', {});
  // A window that comes back to another page asks that page's questions itself.
  if (['', '#/'].includes(window.location.hash)) void askAhead('home.get', {});
  void askAhead('people.list', {});
  void askAhead('history.state', {});
  void askAhead('imports.sources', {});
  void askAhead('leads.waiting', {});
  void askAhead('notes.waiting', {});
};

void askFirst();
void import('./main');
