import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, open, type Tandem, test } from './app';
import { agrees, call, go, openSample } from './world';

/** What the desktop's dialogs answer. */
const dialogs = ({ app }: Pick<Tandem, 'app'>, paths: { save: string; open: string }): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen.save });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen.open] });
  }, paths);

test('a section is asked for on one laptop, written and signed on another, and brought into the report of the first', async ({
  tandem,
}) => {
  test.setTimeout(240_000);
  const { page, dataDir } = tandem;
  await openSample(tandem);
  const { file } = await call<{ file: string }>(page, 'backup.create', { reason: 'for a teammate' });
  const there = await mkdtemp(join(tmpdir(), 'tandem-e2e-'));
  const paper = (name: string): string => join(dataDir, name);
  copyFileSync(file, join(there, 'copy.tandem'));

  // Here: asked for.
  await dialogs(tandem, { save: paper('request.json'), open: paper('filled.json') });
  await go(page, '/reports/close');
  const row = page.getByRole('listitem', { name: 'Brightwell Beauty' });
  await row.getByRole('button', { name: 'More for Brightwell Beauty' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Ask for it on another laptop…' }).press('Enter');
  await expect(page.getByText('The request for Brightwell Beauty is written.')).toBeVisible();

  // There: another Tandem with a copy of the workspace.
  const errors: string[] = [];
  const laptop = await open(there, errors);
  try {
    await dialogs(laptop, { save: paper('filled.json'), open: join(there, 'copy.tandem') });
    await call(laptop.page, 'app.openWorkspace', {});
    await dialogs(laptop, { save: paper('filled.json'), open: paper('request.json') });
    await laptop.page.reload();
    await go(laptop.page, '/reports/close');
    await laptop.page.getByRole('button', { name: 'Open a section’s file' }).press('Enter');
    const form = laptop.page.getByRole('dialog', { name: 'A section of a weekly report' });
    await expect(form).toContainText('Net sales');
    await form.getByRole('textbox', { name: 'What there is to say' }).fill('End caps are up in four doors.');
    await expect(form.getByRole('button', { name: 'Sign and save' })).toBeDisabled();
    await form.getByRole('textbox', { name: 'Signed by' }).fill('Priya Chandran');
    await agrees(laptop.page, 'filling', '[role=dialog]');
    await form.getByRole('button', { name: 'Sign and save' }).press('Enter');
    await expect(laptop.page.getByText('The section is filled and signed.')).toBeVisible();
  } finally {
    await laptop.app.close();
    await rm(there, { recursive: true, force: true, maxRetries: 5 });
  }
  expect(errors).toEqual([]);

  // Here: checked, brought in, undone.
  await page.getByRole('button', { name: 'Open a section’s file' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'A section of a weekly report' });
  await expect(dialog).toContainText('End caps are up in four doors.');
  await expect(dialog.getByRole('list', { name: 'What does not fit' })).toBeHidden();
  await agrees(page, 'bringing in', '[role=dialog]');
  await dialog.getByRole('button', { name: 'Bring it in' }).press('Enter');
  await expect(row.getByRole('textbox', { name: 'Words on Brightwell Beauty' })).toHaveValue(
    'End caps are up in four doors.',
  );
  await expect(row).toContainText('Priya Chandran');
  await go(page, '/reports/weekly');
  await expect(page.getByText('End caps are up in four doors.')).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(page.getByText('End caps are up in four doors.')).toBeHidden();
});
