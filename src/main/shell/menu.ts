import { app, Menu, type MenuItemConstructorOptions as Item } from 'electron';
import type { Command, Place } from '../../shared/contract/transport';

const mac = process.platform === 'darwin';

/** Names of the places in the menu, with the digit that opens the first nine. */
const GO: readonly [Place, string][] = [
  ['home', 'Home'],
  ['pipeline', 'Pipeline'],
  ['leads', 'Leads'],
  ['customers', 'Customers'],
  ['campaigns', 'Campaigns'],
  ['four-ps', 'Four Ps'],
  ['products', 'Products'],
  ['targets', 'Targets'],
  ['metrics', 'Metrics'],
  ['field-notes', 'Field notes'],
  ['meetings', 'Meetings'],
  ['reports', 'Reports'],
  ['data', 'Data'],
];

const separator: Item = { type: 'separator' };

/** Before Electron is ready: keeps it from building a menu of its own, which ours would replace a moment later. */
export const noMenu = (): void => Menu.setApplicationMenu(null);

/**
 * The application menu in each platform's own order. Items of ours only send a command: the page does it, or
 * leaves it to the text field that has the focus (undo). A key that the page takes for itself does not reach
 * the menu.
 */
export const setMenu = (send: (command: Command) => void, options: { developer: boolean }): void => {
  const item = (label: string, command: Command, accelerator?: string, more: Partial<Item> = {}): Item => ({
    label,
    accelerator,
    click: () => send(command),
    ...more,
  });
  // In a text field Chromium undoes typing on this key by itself; elsewhere the page listens for it. Only
  // macOS takes menu keys first.
  const shown: Partial<Item> = { registerAccelerator: mac };

  const appMenu: Item = {
    label: app.name,
    submenu: [
      { role: 'about' },
      separator,
      item('Settings…', 'settings', 'Command+,'),
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
      item('New…', 'new', 'CmdOrCtrl+N'),
      separator,
      item('New Workspace…', 'new-workspace'),
      item('Open Workspace…', 'open-workspace', 'CmdOrCtrl+O'),
      separator,
      item('Import…', 'import', 'CmdOrCtrl+I'),
      item('Export…', 'export', 'CmdOrCtrl+E'),
      item('Print Report…', 'print', 'CmdOrCtrl+P'),
      item('Back Up Now', 'backup'),
      separator,
      ...(mac
        ? [{ role: 'close' } satisfies Item]
        : [item('Settings…', 'settings', 'Ctrl+,'), separator, { role: 'quit' } satisfies Item]),
    ],
  };
  const edit: Item = {
    label: '&Edit',
    submenu: [
      item('Undo', 'undo', 'CmdOrCtrl+Z', shown),
      item('Redo', 'redo', process.platform === 'win32' ? 'Ctrl+Y' : 'CmdOrCtrl+Shift+Z', shown),
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
      item('Search and Commands…', 'palette', 'CmdOrCtrl+K'),
      separator,
      ...GO.map(([place, label], index) =>
        item(label, `go:${place}`, index < 9 ? `CmdOrCtrl+${index + 1}` : undefined),
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
    submenu: [
      item('Keyboard Shortcuts', 'shortcuts', 'CmdOrCtrl+/'),
      ...(mac ? [] : [separator, { role: 'about' } satisfies Item]),
    ],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(mac ? [appMenu] : []), file, edit, go, view, { role: 'windowMenu' }, help]),
  );
};
