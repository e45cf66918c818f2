import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Output, TandemEvent } from '../shared/contract';
import { TandemError } from '../shared/contract/errors';
import { TOPICS } from '../shared/contract/topics';
import type { Command } from '../shared/contract/transport';
import { EngineHost, openBridge, pushToWindows } from './bridge';
import { Dialogs, sayGoodbye } from './shell/dialogs';
import { openForPerson, shellHandlers, type ShellParts } from './shell/handlers';
import { region } from './shell/locale';
import { bringToFront, onSecondInstance, takeInstanceLock } from './shell/instance';
import { openLog } from './shell/log';
import { noMenu, setMenu } from './shell/menu';
import { allowListOf, ORIGIN } from './shell/pages';
import { PreferenceStore } from './shell/preferences';
import { printRequestFile } from './shell/print-request';
import { PrintAhead } from './shell/print-ahead';
import type { PrintEnvironment } from './shell/printing';
import { registerScheme, servePages } from './shell/protocol';
import { closeNetwork, lockDown } from './shell/security';
import { Sessions } from './shell/sessions';
import { openWindow } from './shell/window';
import { workspaceIn, Workspaces } from './shell/workspaces';

/** The composition root: joins shell, bridge and engine, in the order in which they need each other. */

const built = (...parts: string[]): string => join(import.meta.dirname, '..', ...parts);
const WORKER = built('main', 'engine-worker.js');

const devAddress = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
const devServer = devAddress === undefined ? null : new URL(`${devAddress}/`);
const print: PrintEnvironment = { preload: built('preload', 'index.cjs'), devServer };
const origins = new Set([ORIGIN, ...(devServer ? [devServer.origin] : [])]);
const printFile = printRequestFile(process.argv);
// A package has the one driver it was tested with; only a checkout may be told of another.
if (app.isPackaged) delete process.env['TANDEM_SQLITE_DRIVER'];

/** Tandem's own files and Chromium's live in one folder, Chromium's in a corner of it. */
const settleDataFolder = (): string => {
  const named = process.env['TANDEM_DATA_DIR'] ?? app.getPath('userData');
  const folder = printFile === null ? resolve(named) : join(dirname(resolve(printFile)), 'print-data');
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
  app.setPath('sessionData', join(folder, 'session'));
  return folder;
};

const dataFolder = settleDataFolder();
const log = openLog(printFile === null ? dataFolder : null);

const note = (error: unknown): void =>
  log(`main: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
const fatal = (error: unknown): void => {
  note(error);
  if (printFile === null && app.isPackaged) sayGoodbye();
  app.exit(1);
};
process.on('unhandledRejection', note);
process.on('uncaughtException', fatal);

const sendCommand = (command: Command): void => pushToWindows({ type: 'command', command } satisfies TandemEvent);

/** Told by the engine when its open file is damaged; there are no workspaces yet when the engine is made. */
let foundDamaged = (_path: string, _message: string): void => undefined;

const engine = new EngineHost(WORKER, {
  damaged: (path, message) => foundDamaged(path, message),
  changed: (topics) => {
    ahead.changed();
    pushToWindows({ type: 'data-changed', topics });
  },
  log,
  region: () => region().toString(),
  crashed: (again) => sendCommand(again ? 'engine-restarted' : 'engine-stopped'),
});

/** Of the open file, by the engine; see `workspace.version`. */
const fileVersion = async (): Promise<string | null> => {
  const answer = await engine.call('workspace.version', {}, { personId: null });
  return answer.ok ? (answer.value as Output<'workspace.version'>).version : null;
};
const ahead = new PrintAhead({ environment: print, version: fileVersion });

/** Another workspace is open: everything on the page is out of date. */
const sayOpened = (): void => {
  ahead.changed();
  sendCommand('workspace-changed');
  pushToWindows({ type: 'data-changed', topics: [...TOPICS] });
};

/** Prints one report for the command line and ends. */
const printOnly = async (file: string): Promise<void> => {
  app.on('window-all-closed', () => undefined);
  await app.whenReady();
  lockDown(devServer);
  servePages(await allowListOf(built('renderer')));
  const preferences = await PreferenceStore.load(dataFolder);
  const workspaces = await Workspaces.load(dataFolder, engine);
  const shell = shellHandlers({
    dataFolder,
    dialogs: new Dialogs(() => null),
    preferences,
    sessions: await Sessions.load(dataFolder),
    workspaces,
    print,
    ahead,
    opened: () => undefined,
  });
  openBridge({ engine, shell, personId: () => null, log, origins });
  const open = async (workspacePath: string): Promise<() => Promise<void>> => {
    const opened = await engine.open(workspacePath);
    if (!opened.ok) throw new TandemError(opened.error.code, opened.error.message);
    return () => engine.close();
  };
  const { runPrintMode } = await import('./shell/print-mode');
  await runPrintMode(file, print, open, log);
};

/** After the first page, so that a copy never stands in its way; then once an hour, and when the workspace is left. */
const FIRST_COPY_MS = 15_000;
const COPY_EVERY_MS = 3_600_000;
/** A large file takes longer: what is half copied then is no copy, and the next start makes one. */
const LAST_COPY_MS = 20_000;

let copying: Promise<unknown> | null = null;

/** Asks for the copy of the day; whether it is due, the engine knows. Who asks while one is being made waits for that one. */
const askForCopy = (): Promise<unknown> => {
  copying ??= engine.call('backup.auto', {}, { personId: null }).finally(() => {
    copying = null;
  });
  return copying;
};

/** Asks for it, and for the outlooks that are to be kept, now and then. */
const keepCopies = (): void => {
  const ask = (): void => {
    void engine.call('targets.keepOutlooks', {}, { personId: null });
    void askForCopy();
  };
  setTimeout(ask, FIRST_COPY_MS).unref();
  setInterval(ask, COPY_EVERY_MS).unref();
};

/** Makes the copy of the day, if one is due, before a workspace is left that somebody had open for a minute only. */
const copyBeforeLeaving = (): Promise<unknown> => {
  const patience = new Promise<void>((done) => setTimeout(done, LAST_COPY_MS).unref());
  return Promise.race([askForCopy(), patience]);
};

const closeEngine = async (): Promise<void> => {
  await copyBeforeLeaving();
  await engine.close();
};

/** Opens Tandem as people know it. */
const openApp = async (): Promise<void> => {
  let main: BrowserWindow | null = null;
  let windowSettled = (): Promise<void> => Promise.resolve();
  const dialogs = new Dialogs(() => main);
  // macOS names the file of a double click in an event, which may come before anything is ready.
  let named = workspaceIn(process.argv, process.cwd());
  let openNamed = (path: string): void => {
    named = path;
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openNamed(path);
  });

  // The engine opens the file of last time while Chromium still starts. A file that was named may need a question
  // first, and so a window system.
  const pages = allowListOf(built('renderer'));
  const workspaces = await Workspaces.load(dataFolder, engine, copyBeforeLeaving);
  foundDamaged = (path, message) => {
    workspaces.foundDamaged(path, message);
    sayOpened();
  };
  if (named === null) workspaces.start();
  await app.whenReady();
  lockDown(devServer);
  servePages(await pages);
  const preferences = await PreferenceStore.load(dataFolder);
  const sessions = await Sessions.load(dataFolder);
  const parts: ShellParts = {
    dataFolder,
    dialogs,
    preferences,
    sessions,
    workspaces,
    print,
    ahead,
    opened: sayOpened,
  };
  const path = named;
  if (path !== null) workspaces.start(() => openForPerson(path, parts), path);
  openBridge({ engine, shell: shellHandlers(parts), personId: () => workspaces.personId, log, origins });
  setMenu(sendCommand, { developer: !app.isPackaged });

  const showWindow = async (): Promise<BrowserWindow> => {
    const { window, settled } = await openWindow({
      dataFolder,
      preload: print.preload,
      devServer,
      log,
      gone: () => sessions.cutOff(workspaces.path),
    });
    main = window;
    windowSettled = settled;
    window.once('closed', () => {
      main = null;
      // Nobody is there who could ask for it, and an app with a window does not end.
      void ahead.want(null);
    });
    return window;
  };

  openNamed = (path) => {
    openForPerson(path, parts).catch((error: unknown) => dialogs.showProblem(error));
  };
  let quitting: Promise<void> | null = null;
  onSecondInstance((commandLine, workingFolder) => {
    // A window of a Tandem that is about to end would vanish: the one that was asked for starts when this is gone.
    if (quitting) return app.relaunch({ args: commandLine.slice(1) });
    if (main) bringToFront(main);
    else void showWindow();
    const file = workspaceIn(commandLine, workingFolder);
    if (file !== null) openNamed(file);
  });
  app.on('activate', () => {
    if (quitting) app.relaunch();
    else if (!main) void showWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    // First the engine: what it is writing is finished or taken back before anything else goes.
    const settled = () => [closeEngine(), preferences.settled(), sessions.end(), workspaces.settled(), windowSettled()];
    quitting ??= Promise.allSettled(settled()).then(() => {
      closed = true;
      app.quit();
    });
  });

  const window = await showWindow();
  keepCopies();
  const picture = process.env['TANDEM_SCREENSHOT'];
  if (picture !== undefined && picture !== '') {
    const { takeScreenshot } = await import('./shell/screenshot');
    await takeScreenshot(window, resolve(picture));
    if (process.env['TANDEM_EXIT_AFTER_SCREENSHOT'] === '1') app.quit();
  }
};

app.userAgentFallback = `${app.name} ${app.getVersion()}`;
registerScheme();
noMenu();
closeNetwork(devServer);
if (printFile !== null) printOnly(printFile).catch(fatal);
else if (takeInstanceLock()) openApp().catch(fatal);
else app.quit();
