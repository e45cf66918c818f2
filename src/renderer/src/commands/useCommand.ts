import { useEffect, useRef, useSyncExternalStore } from 'react';
import { allCommands, type Command, register, subscribe } from './registry';

/** Every command of this moment, for the palette and the list of shortcuts. */
export const useCommands = (): readonly Command[] => useSyncExternalStore(subscribe, allCommands);

/**
 * Makes commands available while the component is on screen. `run` may change from render to render; what
 * is registered follows the ids, titles and keys.
 *
 * @example useCommand([{ id: 'pipeline.table', title: 'Show as table', group: 'Pipeline', run: () => setView('table') }]);
 */
export const useCommand = (commands: readonly Command[]): void => {
  const newest = useRef(commands);
  useEffect(() => {
    newest.current = commands;
  });
  const shape = JSON.stringify(
    commands.map(({ id, title, group, keys, words, hidden }) => [id, title, group, keys, words, hidden]),
  );
  useEffect(() => {
    const stable = newest.current.map(
      (command, index): Command => ({ ...command, run: () => newest.current[index]?.run() }),
    );
    return register(stable);
  }, [shape]);
};

/**
 * What `N` makes on this page.
 *
 * @example useNewThing('New deal', () => setAdding(true));
 */
export const useNewThing = (title: string, run: () => void): void =>
  useCommand([{ id: 'new', title, group: 'On this page', keys: 'N', run }]);
