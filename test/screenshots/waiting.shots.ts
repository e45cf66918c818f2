import type { ElectronApplication } from '@playwright/test';
import { test } from '../e2e/app';
import { openSample } from '../e2e/world';
import { one, wanted } from './camera';
import { PAGES } from './every-page';

/** What the frame itself asks, which is answered as ever: only the page's own data waits or fails. */
const FRAME = ['app.', 'workspace.', 'history.state', 'people.', 'views.list', 'pipelines.list', 'updates.'];

/** From now on the pages' questions are not answered, or are refused. */
const answers = (app: ElectronApplication, mode: 'wait' | 'fail'): Promise<void> =>
  app.evaluate(
    ({ ipcMain }, [how, frame]) => {
      const line = 'tandem:call';
      const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (...given: unknown[]) => unknown>;
      const own = Reflect.get(globalThis, 'ownHandler') ?? handlers.get(line);
      // What is never answered must be held: Electron refuses a question whose answer nobody can give any more.
      const held: unknown[] = [];
      Object.assign(globalThis, { ownHandler: own, held });
      handlers.set(line, (event: unknown, channel: unknown, ...more: unknown[]) => {
        if (frame.some((start) => String(channel).startsWith(start)))
          return (own as (...given: unknown[]) => unknown)(event, channel, ...more);
        if (how === 'wait') return new Promise((answer) => held.push(answer));
        return { ok: false, error: { code: 'internal', message: 'The disk did not answer. Nothing was changed.' } };
      });
    },
    [mode, FRAME] as const,
  );

test('every page while it waits for its data, and when that fails', async ({ tandem }) => {
  test.skip(wanted.length > 0 && !wanted.includes('waiting'), 'not asked for');
  test.setTimeout(600_000);
  const { app, page } = tandem;
  await openSample(tandem);
  for (const mode of ['wait', 'fail'] as const) {
    await answers(app, mode);
    for (const [name, address] of PAGES) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, address);
      await page.reload();
      await page.waitForTimeout(mode === 'wait' ? 1500 : 700);
      await one(page, `state-${mode}-${name}`);
    }
  }
});
