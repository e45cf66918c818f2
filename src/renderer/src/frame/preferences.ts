import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Output } from '../../../shared/contract';
import type { Preferences } from '../../../shared/contract/app';
import { call, sentence, useRead } from '../api';
import { showError } from '../ui/toasts';

const KEY = ['app.state', {}];

/** What this computer remembers: theme, who sits here, a narrow navigation. Undefined until it is known. */
export const usePreferences = (): {
  preferences: Preferences | undefined;
  setPreferences: (part: Partial<Preferences>) => void;
} => {
  const client = useQueryClient();
  const preferences = useRead('app.state', {}).data?.preferences;
  const setPreferences = useCallback(
    (part: Partial<Preferences>) => {
      // Shown at once: a theme that answers late feels broken.
      client.setQueryData<Output<'app.state'>>(
        KEY,
        (old) => old && { ...old, preferences: { ...old.preferences, ...part } },
      );
      call('app.setPreferences', part).catch((error: unknown) => {
        showError(sentence(error));
        void client.invalidateQueries({ queryKey: KEY });
      });
    },
    [client],
  );
  return { preferences, setPreferences };
};
