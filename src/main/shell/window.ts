import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { SettingsFile, type SettingsReader } from './files';
import { ORIGIN } from './pages';
import { webPreferences } from './security';

const SIZE = { width: 1280, height: 800 };
const MIN_SIZE = { width: 1024, height: 640 };
/** Moving and resizing come in floods; what counts is where they end. */
const SETTLE_MS = 400;
/** A page that ends twice within this time would only end again. */
const CRASH_WINDOW_MS = 10_000;

type Bounds = { x: number; y: number; width: number; height: number };
type Stored = { bounds: Bounds | null; maximized: boolean };

const boundsIn = (value: unknown): Bounds | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height } = value as Record<string, unknown>;
  const whole = (one: unknown): one is number => Number.isSafeInteger(one);
  return whole(x) && whole(y) && whole(width) && whole(height) && width > 0 && height > 0
    ? { x, y, width, height }
    : null;
};

const stored: SettingsReader<Stored> = ({ bounds, maximized }) => ({
  bounds: boundsIn(bounds),
  maximized: maximized === true,
});

/** The page's own background, so that a window never flashes in the other theme. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#171614' : '#faf9f6');

/** Where the window was, if that place still is on a screen that is connected. */
const onScreen = (saved: Bounds | null): Bounds | null => {
  if (!saved) return null;
  const { workArea } = screen.getDisplayMatching(saved);
  const width = Math.min(Math.max(saved.width, MIN_SIZE.width), Math.max(workArea.width, MIN_SIZE.width));
  const height = Math.min(Math.max(saved.height, MIN_SIZE.height), Math.max(workArea.height, MIN_SIZE.height));
  const within = (value: number, from: number, room: number): number =>
    Math.min(Math.max(value, from), from + Math.max(room, 0));
  return {
    width,
    height,
    x: within(saved.x, workArea.x, workArea.width - width),
    y: within(saved.y, workArea.y, workArea.height - height),
  };
};

/** Keeps the file up to date; answers what writes the last state and waits for it, after which nothing is written. */
const remember = (window: BrowserWindow, file: SettingsFile<Stored>): (() => Promise<void>) => {
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const save = (): void => {
    clearTimeout(timer);
    if (over || window.isDestroyed()) return;
    void file.set({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }).catch(() => undefined);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, SETTLE_MS);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('close', save);
  return () => {
    save();
    over = true;
    return file.settled();
  };
};

/** Loads the page again when its process ends by accident, but not over and over. */
const recover = (window: BrowserWindow, { log, gone }: Pick<WindowOptions, 'log' | 'gone'>): void => {
  let goneAt = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`window: ${reason}`);
    if (reason !== 'clean-exit') gone();
    const again = performance.now() - goneAt > CRASH_WINDOW_MS;
    goneAt = performance.now();
    if (reason !== 'clean-exit' && again && !window.isDestroyed()) window.reload();
  });
};

export type WindowOptions = {
  dataFolder: string;
  preload: string;
  devServer: URL | null;
  log: (message: string) => void;
  /** The page's process has ended by accident. */
  gone: () => void;
};

/** Opens the main window where it was last time, and shows it when there is something to see. */
export const openWindow = async ({
  dataFolder,
  preload,
  devServer,
  log,
  gone,
}: WindowOptions): Promise<{ window: BrowserWindow; settled: () => Promise<void> }> => {
  const file = await SettingsFile.open(join(dataFolder, 'window.json'), stored);
  const saved = onScreen(file.value.bounds);
  const window = new BrowserWindow({
    ...SIZE,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    useContentSize: true,
    show: false,
    title: app.name,
    backgroundColor: background(),
    webPreferences: webPreferences(preload),
  });
  if (saved) window.setBounds(saved);
  if (file.value.maximized) window.maximize();
  const settled = remember(window, file);
  const follow = (): void => window.setBackgroundColor(background());
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
  window.once('ready-to-show', () => window.show());
  recover(window, { log, gone });
  // A window that is closed while it loads is no fault.
  window.loadURL(devServer ? devServer.href : `${ORIGIN}/index.html`).catch((error: unknown) => {
    if (!window.isDestroyed()) log(`window: ${String(error)}`);
  });
  return { window, settled };
};
