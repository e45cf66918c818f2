import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { Result, TandemBridge, TandemEvent } from '../shared/contract';
import { LINES, refusal } from '../shared/contract/transport';

/** Names of the contract's channels, put here by the build, so that no schema is loaded into every page. */
declare const __TANDEM_CHANNELS__: readonly string[];
const channels = new Set(__TANDEM_CHANNELS__);

const isName = (text: unknown): text is string => typeof text === 'string' && channels.has(text);

/** All that a page can reach: calls by name, cancel, events, and the path of a file the person dropped. */
const bridge: TandemBridge = {
  call: async (channel, input, job): Promise<Result<unknown>> => {
    if (!isName(channel)) return refusal('unknown-channel', 'Tandem has no such command.');
    try {
      return (await ipcRenderer.invoke(LINES.call, channel, input, job)) as Result<unknown>;
    } catch {
      // Functions and the like do not cross; nor does anything once the app is closing.
      return refusal('bad-input', 'This entry cannot be used: it holds something other than data.');
    }
  },
  cancel: async (job) => {
    await ipcRenderer.invoke(LINES.cancel, job);
  },
  on: (listener) => {
    const receive = (_: IpcRendererEvent, event: TandemEvent): void => listener(event);
    ipcRenderer.on(LINES.event, receive);
    return () => {
      ipcRenderer.removeListener(LINES.event, receive);
    };
  },
  pathOf: (file) => {
    const path = webUtils.getPathForFile(file);
    if (path !== '') ipcRenderer.sendSync(LINES.dropped, path);
    return path;
  },
};

contextBridge.exposeInMainWorld('tandem', bridge);
