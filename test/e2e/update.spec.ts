import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKeys, signedUpdate } from '../../scripts/lib/update-signing.mjs';
import { expect, type Tandem, test } from './app';
import { go, openEmpty } from './world';

const keys = newKeys();
/** The package of this computer: no other would be found. */
const NAME =
  {
    darwin: 'Tandem-99.0.0-mac-universal.dmg',
    win32: 'Tandem-99.0.0-win-x64.exe',
  }[process.platform as string] ?? `Tandem-99.0.0-linux-${process.arch}.deb`;

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-update-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const signed = async (secret: string): Promise<string> => {
  const [keyFile, deb, file] = [join(folder, 'key'), join(folder, NAME), join(folder, 'Tandem-99.0.0.update')];
  writeFileSync(keyFile, secret);
  writeFileSync(deb, 'a package');
  const { text } = await signedUpdate({ packages: [deb], keyFile, released: '2026-11-26' });
  writeFileSync(file, text);
  return file;
};

/** The person will choose this file; what the app shows in the file manager is noted down. */
const choosing = ({ app }: Tandem, file: string): Promise<void> =>
  app.evaluate(({ dialog, shell }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    const seen: string[] = [];
    Reflect.set(globalThis, 'handedOver', seen);
    const note = (one: string): void => void seen.push(one);
    shell.showItemInFolder = note;
    shell.openPath = (one) => (note(one), Promise.resolve(''));
  }, file);
const handedOver = ({ app }: Tandem): Promise<string[]> =>
  app.evaluate(() => Reflect.get(globalThis, 'handedOver') as string[]);

const about = async (tandem: Tandem): Promise<void> => {
  await openEmpty(tandem);
  await go(tandem.page, '/settings?section=about');
};

test.describe('with a publisher’s key', () => {
  test.beforeAll(() => {
    process.env['TANDEM_UPDATE_KEY'] = keys.open;
  });
  test.afterAll(() => {
    delete process.env['TANDEM_UPDATE_KEY'];
  });

  test('an update that its publisher signed is handed over after a question; another is refused with a sentence', async ({
    tandem,
  }) => {
    await about(tandem);
    const { page } = tandem;
    const install = page.getByRole('button', { name: 'Install from file…' });

    await choosing(tandem, await signed(newKeys().secret));
    await install.click();
    await expect(page.getByText('This update is not signed by the publisher of Tandem')).toBeVisible();
    expect(await handedOver(tandem)).toEqual([]);

    await choosing(tandem, await signed(keys.secret));
    await install.press('Enter');
    const question = page.getByRole('dialog', { name: 'Install Tandem 99.0.0?' });
    await expect(question).toContainText(NAME);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toBeHidden();
    expect(await handedOver(tandem)).toEqual([]);

    await install.click();
    // What is opened is what was checked: a package changed in between is not.
    await expect(question).toBeVisible();
    writeFileSync(join(folder, NAME), 'b package');
    await question.getByRole('button', { name: 'Install' }).click();
    await expect(page.getByText(`${NAME} is not the file that the publisher signed`)).toBeVisible();
    expect(await handedOver(tandem)).toEqual([]);

    writeFileSync(join(folder, NAME), 'a package');
    await question.getByRole('button', { name: 'Install' }).click();
    await expect.poll(() => handedOver(tandem)).toEqual([join(tandem.dataDir, 'updates', NAME)]);
    await expect(question).toBeHidden();
  });
});

test('a build without a publisher’s key says that it takes no update from a file', async ({ tandem }) => {
  await about(tandem);
  await expect(tandem.page.getByRole('button', { name: 'Install from file…' })).toBeDisabled();
  await expect(tandem.page.getByText('This build knows no publisher')).toBeVisible();
});
