import type { Page } from '@playwright/test';

/** Drops files on the page as a person does from the desktop: the files have a path, and the page gets to know it. */
export const dropFile = async (page: Page, ...paths: string[]): Promise<void> => {
  await page.getByRole('region', { name: 'Files to import' }).waitFor();
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.id = 'dropped-files';
    input.hidden = true;
    document.body.append(input);
  });
  await page.locator('#dropped-files').setInputFiles(paths);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#dropped-files');
    const zone = document.querySelector('section[aria-label="Files to import"]');
    const dataTransfer = new DataTransfer();
    for (const file of input?.files ?? []) dataTransfer.items.add(file);
    for (const type of ['dragenter', 'dragover', 'drop'])
      zone?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    input?.remove();
  });
};
