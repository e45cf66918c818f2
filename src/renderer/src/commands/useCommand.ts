import { useEffect, useRef, useSyncExternalStore } from 'react';
import { described } from '../../../shared/commands';
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
  const shape = JSON.stringify(commands.map(({ run: _run, ...rest }) => rest));
  useEffect(() => {
    // Read back from the shape, so that a render that changes nothing registers nothing.
    const listed = JSON.parse(shape) as Omit<Command, 'run'>[];
    return register(listed.map((command, index) => ({ ...command, run: () => newest.current[index]?.run() })));
  }, [shape]);
};

/**
 * What `N` makes on this page.
 *
 * @example useNewThing('New deal', () => setAdding(true));
 */
export const useNewThing = (title: string, run: () => void): void => useCommand([{ ...described('new'), title, run }]);
