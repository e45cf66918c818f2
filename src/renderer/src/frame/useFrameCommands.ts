import { useNavigate } from '@tanstack/react-router';
import { described, digitOf } from '../../../shared/commands';
import { shiftPeriod } from '../../../shared/domain/period';
import { call, sentence } from '../api';
import { type Command, useCommand } from '../commands';
import { showError, showNote } from '../ui';
import { PLACES } from './pages';
import { usePeriod } from './period';
import { usePreferences } from './preferences';
import { type RunningStep, useSteps } from './useSteps';

/** Pages that stand under another one in the navigation. */
const PARTS = [
  { to: '/campaigns/content', title: 'Content', words: 'campaigns posts calendar keywords seo website' },
  { to: '/campaigns/creators', title: 'Creators', words: 'campaigns influencers codes press events deliverables' },
  { to: '/campaigns/message', title: 'Message house', words: 'campaigns audiences propositions tone' },
] as const;

/**
 * What can be done on every page: going places, undo and redo, the period, the colours, a backup. Answers the step that
 * is being taken back or put on again.
 */
export const useFrameCommands = (): { running: RunningStep | null } => {
  const navigate = useNavigate();
  const { period, calendar, setPeriod } = usePeriod();
  const { preferences, setPreferences } = usePreferences();
  const { undo, redo, running } = useSteps();
  const backUp = async (): Promise<void> => {
    try {
      await call('backup.create', { reason: 'by hand' });
      showNote('Backed up.');
    } catch (error) {
      showError(sentence(error));
    }
  };

  /** The page of the guide that is about the place one stands on. */
  const openGuide = (): void => {
    const path = window.location.hash.replace(/^#\/?/, '').replace(/[/?].*/, '');
    const page = path === '' ? 'home' : PLACES.some(({ to }) => to === `/${path}`) ? path : 'start';
    void navigate({ to: '/guide', search: (old) => ({ period: old.period, page: page === 'data' ? 'import' : page }) });
  };

  const go = PLACES.flatMap(({ id, label, to, key }): Command[] => {
    const place = { title: label, group: 'Pages', run: () => void navigate({ to }) };
    const digit = digitOf(id);
    return [
      { ...place, id: `go:${id}`, keys: `G ${key}` },
      ...(digit === undefined ? [] : [{ ...place, id: `go:${id}, digit`, keys: digit, hidden: true }]),
    ];
  });
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
    { ...described('settings'), run: () => void navigate({ to: '/settings' }) },
    { ...described('undo'), run: undo },
    { ...described('redo'), run: redo },
    // The key of Windows, known to hands everywhere.
    { ...described('redo'), id: 'redo, too', keys: 'mod+Y', hidden: true, run: redo },
    { ...described('import'), run: () => void navigate({ to: '/data/import' }) },
    {
      ...described('export'),
      run: () => void navigate({ to: '/data', search: (old) => ({ period: old.period, tab: 'export' }) }),
    },
    { ...described('guide'), run: openGuide },
    { ...described('backup'), run: () => void backUp() },
    { ...described('print'), run: () => void navigate({ to: '/reports' }) },
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
  return { running };
};
