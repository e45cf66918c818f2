import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect } from 'react';
import { usePreferences } from './preferences';

/** The colours to show now: what the person chose on this computer, or what the system says. */
export const useTheme = (): 'light' | 'dark' => {
  const { preferences } = usePreferences();
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', undefined, { getInitialValueInEffect: false });
  const choice = preferences?.theme ?? 'system';
  const shown = choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;
  // Before paint, so that no page is seen in the other colours first.
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = shown;
  }, [shown]);
  return shown;
};
