import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDriver } from '../../src/main/engine/store/driver';
import { rounds, say } from '../faults/bars';
import { spoil } from '../faults/spoil';
import { SCRIPTS } from '../faults/texts';
import { SHOTS } from '../screenshots/shots';
import { expect, test } from './app';
import { readPdf } from './pdf';
import { call, go, openSample } from './world';

test.describe.configure({ retries: 0 });

test('scripts in every field of every record run nowhere: on no page, on no paper, and they fetch nothing', async ({
  tandem,
}) => {
  test.setTimeout(900_000);
  const { app, page } = tandem;
  await openSample(tandem);
  const ask = <T>(channel: string, input: unknown = {}): Promise<T> => call<T>(page, channel, input);
  const addresses = new Set<string>();
  // A quick run looks at every fourth page.
  for (const { address } of SHOTS.filter((_, index) => index % rounds(1, 4) === 0))
    addresses.add(typeof address === 'string' ? address : await address(ask));

  const { workspacePath } = await ask<{ workspacePath: string }>('app.state');
  const driver = openDriver(workspacePath);
  const fields = spoil(driver, SCRIPTS);
  driver.close();
  expect(fields).toBeGreaterThan(1000);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.reload();

  let shown = 0;
  for (const address of addresses) {
    await test.step(address, async () => {
      await go(page, address);
      const found = await page.evaluate(() => ({
        ran: Reflect.has(window, 'scriptRan'),
        text: document.body.innerText.includes('scriptRan'),
        foreign: document.querySelectorAll(
          'iframe, object, embed, base, form[action], meta[http-equiv="refresh"], script:not([src])',
        ).length,
        handlers: [...document.querySelectorAll('*')].filter((one) =>
          one.getAttributeNames().some((name) => name.startsWith('on')),
        ).length,
      }));
      expect(found).toMatchObject({ ran: false, foreign: 0, handlers: 0 });
      shown += found.text ? 1 : 0;
    });
  }
  // What cannot be seen proves nothing.
  expect(shown).toBeGreaterThan(addresses.size / 3);
  expect(dialogs).toEqual([]);

  let papers = 0;
  for (const [kind, period, format] of [
    ['weekly', '2026-W46', 'pdf'],
    ['investor', '2026-Q2', 'pdf'],
    ['investor', '2026-Q2', 'html'],
  ] as const) {
    const file = join(tandem.dataDir, `${kind}.${format}`);
    await app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, file);
    await ask('app.printReport', { kind, period, paper: 'A4', snapshot: 'live', format });
    if (format === 'html') {
      const html = readFileSync(file, 'utf8');
      expect(html).not.toMatch(/<script|<iframe|<object|<embed|<base|\son\w+\s*=\s*["'][^"']*scriptRan/i);
      continue;
    }
    const pdf = await readPdf(file);
    expect(pdf.raw).not.toMatch(/\/JavaScript|\/JS\s*[(<]|\/Launch|\/URI\s*\(https:\/\/far/);
    if (process.env['TANDEM_DEBUG']) say(pdf.pages.map(({ text }) => text).join('\n'));
    papers += pdf.pages.some(({ text }) => text.replaceAll(' ', '').includes('scriptRan')) ? 1 : 0;
  }
  // Which words a paper shows depends on the day of the sample; one that shows them proves the reading.
  expect(papers, 'papers that show such a text').toBeGreaterThan(0);
  say(
    `scripts: ${SCRIPTS.length} texts in ${fields} fields, seen on ${shown} of ${addresses.size} pages and ${papers} of 2 papers`,
  );
});
