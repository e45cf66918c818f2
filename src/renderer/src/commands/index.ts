/** One registry of what can be done: it feeds the palette, the keyboard, the list of shortcuts and the main menu. */
export { listenToKeys } from './keyboard';
export { keyLabel } from './keys';
export { type Command, runCommand } from './registry';
export { useCommand, useNewThing } from './useCommand';
