import type { TandemBridge } from '../../../shared/contract';

declare global {
  interface Window {
    readonly tandem: TandemBridge;
  }
}

/** The one door out of the window. Nothing else in the renderer touches `window.tandem`. */
export const bridge: TandemBridge = {
  call: (channel, input, job) => window.tandem.call(channel, input, job),
  cancel: (job) => window.tandem.cancel(job),
  on: (listener) => window.tandem.on(listener),
  pathOf: (file) => window.tandem.pathOf(file),
};
