import { app, type BrowserWindow } from 'electron';

/** Shows a window that may be minimised, hidden or behind others. */
export const bringToFront = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

/**
 * One Tandem a data folder: the lock lies in it, so set `userData` first. Answers false when another one has
 * it; that one comes to the front and is told what this one was started with.
 */
export const takeInstanceLock = (): boolean => app.requestSingleInstanceLock();

/** Calls back in the first Tandem when a second is started. */
export const onSecondInstance = (listener: (commandLine: string[], workingFolder: string) => void): void => {
  app.on('second-instance', (_event, commandLine, workingFolder) => listener(commandLine, workingFolder));
};
