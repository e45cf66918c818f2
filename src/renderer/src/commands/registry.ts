/** Something that can be done now, from wherever: the palette, a key, the main menu, a button. */
export type Command = {
  /** Stable; the main menu names it: `undo`, `go.pipeline`, `new`. */
  id: string;
  title: string;
  /** Heading in the palette and in the list of shortcuts. */
  group: string;
  /** `mod+K`, `G P` (one after the other), `N`. */
  keys?: string;
  /** More words to find it by. */
  words?: string;
  run: () => void;
  /** Left out of the palette: it makes no sense there. */
  hidden?: boolean;
};

let commands: readonly Command[] = [];
const listeners = new Set<() => void>();

const set = (next: readonly Command[]): void => {
  commands = next;
  for (const listener of listeners) listener();
};

/** Makes commands available; of two with the same id the later one counts. Answers its own undo. */
export const register = (added: readonly Command[]): (() => void) => {
  set([...commands, ...added]);
  return () => set(commands.filter((command) => !added.includes(command)));
};

const latest = (id: string): Command | undefined => commands.findLast((command) => command.id === id);

/** Runs a command by its id; false when there is none now. */
export const runCommand = (id: string): boolean => {
  const command = latest(id);
  command?.run();
  return command !== undefined;
};

let shown: { from: readonly Command[]; list: readonly Command[] } = { from: commands, list: [] };

/** All commands of this moment, each id once. The same array until something changes. */
export const allCommands = (): readonly Command[] => {
  if (shown.from !== commands)
    shown = { from: commands, list: commands.filter((command) => latest(command.id) === command) };
  return shown.list;
};

export const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
