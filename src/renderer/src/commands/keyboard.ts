import { matches } from './keys';
import { allCommands, type Command, runCommand } from './registry';

/** How long a first key of two ("G" before "H") waits for its second. */
const PAUSE = 1500;

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)));

/** A field that Ctrl Z belongs to: the browser undoes what was typed there. */
const ownsUndo = (target: EventTarget | null): boolean =>
  isText(target) && !(target instanceof HTMLInputElement && target.readOnly);

const inOverlay = (): boolean => document.querySelector('[aria-modal="true"], [role="menu"]') !== null;

/**
 * One listener for every shortcut of the window. Keys without Ctrl or ⌘ rest while something is typed, or
 * while a dialog or a menu is open; undo and redo leave a text field to its own undo. Answers its own undo.
 */
export const listenToKeys = (root: Document = document): (() => void) => {
  let first: { key: string; until: number } | null = null;

  const find = (event: KeyboardEvent): Command | undefined => {
    const sequence = first && Date.now() < first.until ? first.key : null;
    first = null;
    return allCommands().findLast(({ keys }) => {
      if (!keys) return false;
      const [one, two] = keys.split(' ');
      if (one === undefined) return false;
      if (two === undefined) return sequence === null && matches(event, one);
      if (sequence !== null) return one.toLowerCase() === sequence && matches(event, two);
      if (matches(event, one)) first = { key: one.toLowerCase(), until: Date.now() + PAUSE };
      return false;
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && (isText(event.target) || inOverlay())) return;
    const command = find(event);
    if (!command) return;
    if (/^(?:undo|redo)\b/.test(command.id) && ownsUndo(event.target)) return;
    event.preventDefault();
    runCommand(command.id);
  };

  root.addEventListener('keydown', onKeyDown);
  return () => root.removeEventListener('keydown', onKeyDown);
};
