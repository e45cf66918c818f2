import { notifications } from '@mantine/notifications';
import { keyLabel } from '../commands/keys';
import { runCommand } from '../commands/registry';
import styles from './toasts.module.css';

const UNDO = 'undo';
const ACTION = 'action';
const ERROR = 'error';

const base = {
  withCloseButton: false,
  withBorder: false,
  classNames: { root: styles.toast, body: styles.body, description: styles.text },
} as const;

/** Says what was done, with Undo and its key beside it, for eight seconds. */
export const showUndo = (text: string): void => {
  notifications.hide(UNDO);
  notifications.show({
    ...base,
    id: UNDO,
    role: 'status',
    autoClose: 8000,
    message: (
      <>
        <span className="cut">{text}</span>
        <button
          type="button"
          onClick={() => {
            hideUndo();
            runCommand('undo');
          }}
        >
          Undo
        </button>
        <kbd>{keyLabel('mod+Z')}</kbd>
      </>
    ),
  });
};

/** Takes the Undo toast away: it would no longer undo what it names. */
export const hideUndo = (): void => {
  notifications.hide(UNDO);
};

/** Says something that needs no answer. */
export const showNote = (text: string): void => {
  notifications.show({ ...base, role: 'status', autoClose: 4000, message: text });
};

/** Says what was done, with what one may want to do next beside it: 'Show in folder'. */
export const showAction = (text: string, label: string, run: () => void): void => {
  notifications.hide(ACTION);
  notifications.show({
    ...base,
    id: ACTION,
    role: 'status',
    autoClose: 12_000,
    message: (
      <>
        <span className="cut">{text}</span>
        <button
          type="button"
          onClick={() => {
            notifications.hide(ACTION);
            run();
          }}
        >
          {label}
        </button>
      </>
    ),
  });
};

/** Says in a sentence what went wrong. It stays until it is closed or another comes. */
export const showError = (text: string): void => {
  notifications.hide(ERROR);
  notifications.show({
    ...base,
    id: ERROR,
    role: 'alert',
    autoClose: 12_000,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': 'Close' },
    message: text,
  });
};
