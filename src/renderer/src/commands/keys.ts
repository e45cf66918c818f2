/** Whether this computer's command key is ⌘. */
export const isMac = (): boolean => typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);

const NAMES: Record<string, [string, string]> = { mod: ['Ctrl', '⌘'], shift: ['Shift', '⇧'], alt: ['Alt', '⌥'] };

/**
 * A shortcut as it is printed. Written `mod+Z` (with Ctrl or ⌘), `G H` (one key after the other), `?`.
 *
 * @example keyLabel('mod+shift+Z') // "Ctrl Shift Z", on a Mac "⌘ ⇧ Z"
 */
export const keyLabel = (keys: string, mac = isMac()): string =>
  keys
    .split(/[+ ]/)
    .map((part) => NAMES[part]?.[mac ? 1 : 0] ?? part)
    .join(' ');

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean };

/** Whether a pressed key is this one (`mod+shift+Z`, `G`, `?`). */
export const matches = (pressed: Pressed, keys: string, mac = isMac()): boolean => {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = mac ? pressed.metaKey : pressed.ctrlKey;
  const other = mac ? pressed.ctrlKey : pressed.metaKey;
  if (mod !== parts.includes('mod') || other || pressed.altKey !== parts.includes('alt')) return false;
  // `?` needs Shift on some keyboards and not on others: for signs the sign itself decides.
  if (/^[a-z]$/i.test(key) && pressed.shiftKey !== parts.includes('shift')) return false;
  return pressed.key.toLowerCase() === key.toLowerCase();
};
