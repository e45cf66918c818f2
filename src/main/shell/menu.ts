import { app, Menu, type MenuItemConstructorOptions as Item } from 'electron';
import { COMMANDS, type CommandId, digitOf, PLACES } from '../../shared/commands';
import type { Command } from '../../shared/contract/transport';

const mac = process.platform === 'darwin';

const separator: Item = { type: 'separator' };

/** `mod+shift+Z` as Electron writes it. */
const accelerator = (keys: string | undefined): string | undefined =>
  keys
    ?.split('+')
    .map((part) => ({ mod: 'CmdOrCtrl', shift: 'Shift', alt: 'Alt' })[part] ?? part)
    .join('+');

/** Before Electron is ready: keeps it from building a menu of its own, which ours would replace a moment later. */
export const noMenu = (): void => Menu.setApplicationMenu(null);

/**
 * The application menu in each platform's own order. Items of ours only send a command: the page does it, or
 * leaves it to the text field that has the focus (undo). A key that the page takes for itself does not reach
 * the menu.
 */
export const setMenu = (send: (command: Command) => void, options: { developer: boolean }): void => {
  /** What the registry says of a command; only its key may differ by platform. */
  const item = (id: CommandId, more: Partial<Item> = {}): Item => {
    const { title, keys, menuKeys = keys }: { title: string; keys?: string; menuKeys?: string } = COMMANDS[id];
    return { label: title, accelerator: accelerator(menuKeys), click: () => send(id), ...more };
  };
  // In a text field Chromium undoes typing on this key by itself; elsewhere the page listens for it. Only
  // macOS takes menu keys first.
  const shown: Partial<Item> = { registerAccelerator: mac };

  const appMenu: Item = {
    label: app.name,
    submenu: [
      { role: 'about' },
      separator,
      item('settings'),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  const file: Item = {
    label: '&File',
    submenu: [
      item('new'),
      separator,
      item('new-workspace'),
      item('open-workspace'),
      separator,
      item('import'),
      item('export'),
      item('print'),
      item('backup'),
      separator,
      ...(mac ? [{ role: 'close' } satisfies Item] : [item('settings'), separator, { role: 'quit' } satisfies Item]),
    ],
  };
  const edit: Item = {
    label: '&Edit',
    submenu: [
      item('undo', shown),
      item('redo', process.platform === 'win32' ? { ...shown, accelerator: 'Ctrl+Y' } : shown),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      separator,
      { role: 'selectAll' },
    ],
  };
  const go: Item = {
    label: '&Go',
    submenu: [
      item('palette'),
      separator,
      // Settings stand in their platform's own place.
      ...PLACES.filter(({ id }) => id !== 'settings').map(
        ({ id, label }): Item => ({
          label,
          accelerator: accelerator(digitOf(id)),
          click: () => send(`go:${id}`),
        }),
      ),
    ],
  };
  const view: Item = {
    label: '&View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(options.developer
        ? [separator, { role: 'reload' } satisfies Item, { role: 'toggleDevTools' } satisfies Item]
        : []),
    ],
  };
  const help: Item = {
    role: 'help',
    label: '&Help',
    submenu: [item('guide'), item('shortcuts'), ...(mac ? [] : [separator, { role: 'about' } satisfies Item])],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(mac ? [appMenu] : []), file, edit, go, view, { role: 'windowMenu' }, help]),
  );
};
