import { useEffect } from 'react';
import { bridge } from '../api';
import { runCommand } from '../commands';

/** Runs what the main menu says through the same registry as keys and palette. */
export const MenuCommands = () => {
  useEffect(
    () =>
      bridge.on((event) => {
        if (event.type !== 'command') return;
        // macOS menus take Ctrl Z before the page does; inside a field it stays the field's own.
        const field = document.activeElement;
        const own =
          (event.command === 'undo' || event.command === 'redo') &&
          (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement);
        if (own) document.execCommand(event.command);
        else runCommand(event.command);
      }),
    [],
  );
  return null;
};
