import { useNavigate } from '@tanstack/react-router';
import { shiftPeriod } from '../../../shared/domain/period';
import { call, sentence, useWrite } from '../api';
import { type Command, useCommand } from '../commands';
import { showError, showNote } from '../ui';
import { PLACES } from './pages';
import { usePeriod } from './period';
import { usePreferences } from './preferences';

/** Pages that stand under another one in the navigation. */
const PARTS = [
  { to: '/campaigns/content', title: 'Content', words: 'campaigns posts calendar keywords seo website' },
  { to: '/campaigns/creators', title: 'Creators', words: 'campaigns influencers codes press events deliverables' },
  { to: '/campaigns/message', title: 'Message house', words: 'campaigns audiences propositions tone' },
] as const;

/** What can be done on every page: going places, undo and redo, the period, the colours, a backup. */
export const useFrameCommands = (): void => {
  const navigate = useNavigate();
  const { period, calendar, setPeriod } = usePeriod();
  const { preferences, setPreferences } = usePreferences();
  const undo = useWrite('history.undo', { done: () => null });
  const redo = useWrite('history.redo');
  const said = (word: string) => ({
    onSuccess: ({ label }: { label: string | null }) =>
      showNote(label ? `${word}: ${label}` : `Nothing to ${word === 'Undone' ? 'undo' : 'redo'}`),
  });
  const backUp = async (): Promise<void> => {
    try {
      await call('backup.create', { reason: 'by hand' });
      showNote('Backed up.');
    } catch (error) {
      showError(sentence(error));
    }
  };

  const go = PLACES.map(
    ({ id, label, to, key }): Command => ({
      id: `go:${id}`,
      title: label,
      group: 'Pages',
      keys: `G ${key}`,
      run: () => void navigate({ to }),
    }),
  );
  useCommand([
    ...go,
    ...PARTS.map(
      ({ to, title, words }): Command => ({
        id: `go:${to}`,
        title,
        group: 'Pages',
        words,
        run: () => void navigate({ to }),
      }),
    ),
    {
      id: 'settings',
      title: 'Settings',
      group: 'Pages',
      keys: 'mod+,',
      hidden: true,
      run: () => void navigate({ to: '/settings' }),
    },
    { id: 'undo', title: 'Undo', group: 'Changes', keys: 'mod+Z', run: () => undo.mutate({}, said('Undone')) },
    { id: 'redo', title: 'Redo', group: 'Changes', keys: 'mod+shift+Z', run: () => redo.mutate({}, said('Redone')) },
    {
      id: 'import',
      title: 'Import a file',
      group: 'Data',
      keys: 'mod+I',
      words: 'csv orders shopify',
      run: () => void navigate({ to: '/data/import' }),
    },
    {
      id: 'export',
      title: 'Export tables',
      group: 'Data',
      keys: 'mod+E',
      words: 'csv',
      run: () => void navigate({ to: '/data' }),
    },
    { id: 'backup', title: 'Back up now', group: 'Data', run: () => void backUp() },
    {
      id: 'print',
      title: 'Print a report',
      group: 'Data',
      keys: 'mod+P',
      words: 'pdf investor weekly',
      run: () => void navigate({ to: '/reports' }),
    },
    {
      id: 'report.weekly',
      title: 'Weekly report',
      group: 'Pages',
      run: () => void navigate({ to: '/reports/weekly' }),
    },
    {
      id: 'report.investor',
      title: 'Investor update',
      group: 'Pages',
      run: () => void navigate({ to: '/reports/investor' }),
    },
    {
      id: 'period.previous',
      title: 'Previous period',
      group: 'Period',
      keys: '[',
      run: () => setPeriod(shiftPeriod(period, -1, calendar).id),
    },
    {
      id: 'period.next',
      title: 'Next period',
      group: 'Period',
      keys: ']',
      run: () => setPeriod(shiftPeriod(period, 1, calendar).id),
    },
    {
      id: 'theme.light',
      title: 'Light colours',
      group: 'View',
      words: 'theme',
      run: () => setPreferences({ theme: 'light' }),
    },
    {
      id: 'theme.dark',
      title: 'Dark colours',
      group: 'View',
      words: 'theme',
      run: () => setPreferences({ theme: 'dark' }),
    },
    {
      id: 'theme.system',
      title: 'Colours as the system',
      group: 'View',
      words: 'theme',
      run: () => setPreferences({ theme: 'system' }),
    },
    {
      id: 'nav.toggle',
      title: preferences?.navCollapsed ? 'Widen the navigation' : 'Narrow the navigation',
      group: 'View',
      keys: 'mod+B',
      run: () => setPreferences({ navCollapsed: !preferences?.navCollapsed }),
    },
  ]);
};
