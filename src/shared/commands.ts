/**
 * What can be done from everywhere: one list for the main menu, the keys, the palette and the list of shortcuts.
 * Pages add what only they can do to the window's registry (`renderer/src/commands`).
 */

/** The places of the navigation, in its order; those of a group stand together. `key` follows G; the first nine have a digit with Ctrl or ⌘, too. */
export const PLACES = [
  { id: 'home', label: 'Home', key: 'H', group: 'sell' },
  { id: 'pipeline', label: 'Pipeline', key: 'P', group: 'sell' },
  { id: 'leads', label: 'Leads', key: 'L', group: 'sell' },
  { id: 'customers', label: 'Customers', key: 'C', group: 'sell' },
  { id: 'campaigns', label: 'Campaigns', key: 'A', group: 'plan' },
  { id: 'four-ps', label: 'Four Ps', key: 'F', group: 'plan' },
  { id: 'products', label: 'Products', key: 'O', group: 'plan' },
  { id: 'targets', label: 'Targets', key: 'T', group: 'know' },
  { id: 'metrics', label: 'Metrics', key: 'M', group: 'know' },
  { id: 'notes', label: 'Field notes', key: 'N', group: 'know' },
  { id: 'meetings', label: 'Meetings', key: 'E', group: 'tell' },
  { id: 'reports', label: 'Reports', key: 'R', group: 'tell' },
  { id: 'data', label: 'Data', key: 'D', group: 'tell' },
  { id: 'settings', label: 'Settings', key: 'S', group: 'tell' },
] as const;
export type PlaceId = (typeof PLACES)[number]['id'];

const DIGITS = 9;

/** `mod+3` for the third place; undefined past the ninth. */
export const digitOf = (place: PlaceId): string | undefined => {
  const index = PLACES.findIndex(({ id }) => id === place);
  return index < DIGITS ? `mod+${index + 1}` : undefined;
};

type Entry = {
  title: string;
  /** Heading in the palette and in the list of shortcuts. */
  group: string;
  /** `mod+Z` is Ctrl or ⌘ with Z. */
  keys?: string;
  /** The key that the menu shows where it is another one. */
  menuKeys?: string;
  /** More words to find it by. */
  words?: string;
  /** Left out of the palette: it makes no sense there. */
  hidden?: boolean;
};

/** Menu items and palette entries by id. `new` is what N makes on the page that is open, which names it itself. */
export const COMMANDS = {
  new: { title: 'New…', group: 'On this page', keys: 'N', menuKeys: 'mod+N' },
  'new-workspace': { title: 'New workspace…', group: 'Workspace' },
  'open-workspace': { title: 'Open workspace…', group: 'Workspace', keys: 'mod+O', words: 'another file' },
  import: { title: 'Import…', group: 'Data', keys: 'mod+I', words: 'file csv orders shopify' },
  export: { title: 'Export…', group: 'Data', keys: 'mod+E', words: 'tables csv' },
  print: { title: 'Print a report…', group: 'Data', keys: 'mod+P', words: 'pdf investor weekly' },
  backup: { title: 'Back up now', group: 'Data' },
  settings: { title: 'Settings…', group: 'Pages', keys: 'mod+,', hidden: true },
  undo: { title: 'Undo', group: 'Changes', keys: 'mod+Z' },
  redo: { title: 'Redo', group: 'Changes', keys: 'mod+shift+Z' },
  palette: { title: 'Search and commands…', group: 'Help', keys: 'mod+K', hidden: true },
  guide: { title: 'User guide', group: 'Help', keys: 'F1', words: 'help manual how' },
  shortcuts: { title: 'Keyboard shortcuts', group: 'Help', keys: '?', menuKeys: 'mod+/' },
} as const satisfies Record<string, Entry>;
export type CommandId = keyof typeof COMMANDS;

/** The part of a command that is not its doing, as the window's registry takes it. */
export const described = <I extends CommandId>(id: I): { id: I } & Entry => ({ id, ...COMMANDS[id] });
