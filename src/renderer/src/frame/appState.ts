import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useEffect } from 'react';
import { forgetAhead } from '../api';

/** The shortest time in which a page that has just come asks its first question. */
const SETTLE = 60;

/**
 * Says on <html data-app-state> whether what is on screen is complete: `loaded` when no first answer is
 * awaited, `loading` before and while another page or period comes. Screenshots and tests wait for it.
 */
export const useAppState = (): void => {
  const awaited = useIsFetching({ predicate: (query) => query.state.status === 'pending' });
  const writing = useIsMutating();
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['appState'] = 'loading';
    if (awaited + writing > 0) return undefined;
    let timer = 0;
    const settle = (): void => {
      // The code of the first page may still be on its way: every page has a heading.
      if (document.querySelector('h1')) {
        dataset['appState'] = 'loaded';
        forgetAhead();
      } else timer = window.setTimeout(settle, SETTLE);
    };
    timer = window.setTimeout(settle, SETTLE);
    return () => window.clearTimeout(timer);
  }, [awaited, writing]);
};
