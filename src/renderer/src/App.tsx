import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { followChanges, makeClient } from './api';
import { listenToKeys } from './commands';
import { Start } from './frame/Start';
import { useTheme } from './frame/theme';
import { theme, variables } from './ui/theme';

/** Theme and toasts around whatever is shown; tests of single components use it, too. */
export const Themed = ({ children }: { children: ReactNode }) => {
  const shown = useTheme();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme={shown}>
      <Notifications position="bottom-center" limit={2} transitionDuration={0} zIndex={400} />
      {children}
      {/* Where menus, lists and calendars are drawn while they are open; empty it is no landmark. */}
      <section id="layers" aria-label="Menus, lists and calendars" className="layers" />
    </MantineProvider>
  );
};

/** The whole window. */
export const App = () => {
  const [client] = useState(makeClient);
  useEffect(() => followChanges(client), [client]);
  useEffect(() => listenToKeys(), []);
  return (
    <QueryClientProvider client={client}>
      <Themed>
        <Start />
      </Themed>
    </QueryClientProvider>
  );
};
