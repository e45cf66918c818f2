import { BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { Result, TandemEvent } from '../../shared/contract';
import { LINES, refusal } from '../../shared/contract/transport';
import { Dispatch, type DispatchOptions } from './dispatch';

export { EngineHost } from './engine-host';

type Event = Pick<IpcMainEvent | IpcMainInvokeEvent, 'senderFrame'>;

/** True for the top frame of a page that is ours; `origins` are those that pages of ours have. */
const isOurs = ({ senderFrame }: Event, origins: ReadonlySet<string>): boolean => {
  if (!senderFrame || senderFrame.parent !== null) return false;
  try {
    // A scheme of our own has the opaque origin "null" in URL, so protocol and host are compared.
    const { protocol, host } = new URL(senderFrame.url);
    return origins.has(`${protocol}//${host}`);
  } catch {
    return false;
  }
};

/** Sends an event to every window that shows a page of ours. */
export const pushToWindows = (event: TandemEvent): void => {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(LINES.event, event);
  }
};

/**
 * Opens the only door between windows and the rest: `call`, `cancel` and dropped files, from our own top
 * frames alone. Answers the undo.
 */
export const openBridge = (options: Omit<DispatchOptions, 'push'> & { origins: ReadonlySet<string> }): (() => void) => {
  const dispatch = new Dispatch({ ...options, push: pushToWindows });
  const guarded = (event: Event, line: string): boolean => {
    if (isOurs(event, options.origins)) return true;
    options.log(`bridge: refused a stranger on ${line}`);
    return false;
  };
  ipcMain.handle(
    LINES.call,
    (event, channel: unknown, input: unknown, job: unknown): Promise<Result<unknown>> | Result<unknown> =>
      guarded(event, LINES.call)
        ? dispatch.call(channel, input, job)
        : refusal('unknown-channel', 'Only Tandem’s own pages can ask this.'),
  );
  ipcMain.handle(LINES.cancel, (event, job: unknown) => {
    if (guarded(event, LINES.cancel)) dispatch.cancel(job);
  });
  // Synchronous, so that a call which names the file can follow at once.
  ipcMain.on(LINES.dropped, (event, path: unknown) => {
    if (guarded(event, LINES.dropped) && typeof path === 'string') dispatch.granted.grant(path);
    event.returnValue = null;
  });
  return () => {
    ipcMain.removeHandler(LINES.call);
    ipcMain.removeHandler(LINES.cancel);
    ipcMain.removeAllListeners(LINES.dropped);
  };
};
