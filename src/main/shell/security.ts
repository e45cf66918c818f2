import {
  app,
  BrowserWindow,
  dialog,
  type Session,
  session,
  shell,
  type WebContents,
  type WebPreferences,
} from 'electron';
import { ORIGIN } from './pages';

/** Requests that stay inside the app. Everything else is cancelled before it leaves. */
const INSIDE = new Set(['app:', 'data:', 'blob:', 'devtools:']);
/** Copying text on a person's click is the one thing a page may do that Chromium asks leave for. */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write';

/** The preferences of every window: sandboxed, isolated, without Node, without a dictionary download. */
export const webPreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  // Compiled code is kept from the first start on; by default Chromium waits until a page was opened a few times.
  v8CacheOptions: 'bypassHeatCheck',
  // Only macOS checks spelling without fetching a dictionary.
  spellcheck: process.platform === 'darwin',
});

/** Before Chromium starts: no name is ever looked up, not even for its own services. */
export const closeNetwork = (devServer: URL | null): void => {
  const rules = devServer ? `MAP * ~NOTFOUND , EXCLUDE ${devServer.hostname}` : 'MAP * ~NOTFOUND';
  app.commandLine.appendSwitch('host-resolver-rules', rules);
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
};

const isInside = (address: string, devServer: URL | null): boolean => {
  try {
    const url = new URL(address);
    if (INSIDE.has(url.protocol)) return true;
    return devServer !== null && url.host === devServer.host;
  } catch {
    return false;
  }
};

const lockSession = (locked: Session, devServer: URL | null): void => {
  locked.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(permission === ALLOWED_PERMISSION && details.isMainFrame && contents.getURL().startsWith(`${ORIGIN}/`));
  });
  locked.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === ALLOWED_PERMISSION && origin.startsWith(ORIGIN),
  );
  locked.setDevicePermissionHandler(() => false);
  locked.on('will-download', (event) => event.preventDefault());
  locked.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isInside(details.url, devServer) }));
};

/** Opens an https link in the browser after asking; any other address is ignored. */
const offerLink = async (address: string, contents: WebContents): Promise<void> => {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return;
  const options = {
    type: 'question' as const,
    message: `Open ${url.host} in your browser?`,
    detail: url.href.slice(0, 500),
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const window = BrowserWindow.fromWebContents(contents);
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  if (response === 0) await shell.openExternal(url.href);
};

const lockContents = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(({ url }) => {
    void offerLink(url, contents);
    return { action: 'deny' };
  });
};

/**
 * Shuts every way out of the pages: permissions, downloads, requests, navigation, new windows. Call when the
 * app is ready, before the first window.
 */
export const lockDown = (devServer: URL | null): void => {
  lockSession(session.defaultSession, devServer);
  app.on('session-created', (created) => lockSession(created, devServer));
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
};
