import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { dropFile } from '../e2e/drop';
import { call } from './camera';
import type { Shot } from './shots';

const screen = (name: string): string => resolve(import.meta.dirname, '../fixtures/screens', name);

const openImport = (page: Page): Promise<void> => page.getByRole('button', { name: 'Import files' }).click();

const drop = async (page: Page, file: string): Promise<void> => {
  await openImport(page);
  await dropFile(page, file);
};

/** Brings the companies of a fair in, each doubtful one as new. */
const bringFair = async (page: Page): Promise<void> => {
  await drop(page, screen('fair_companies.csv'));
  await page.getByRole('button', { name: /^Import \d+ rows/ }).click();
  await page.getByRole('button', { name: 'Undo this import' }).waitFor();
};

type Companies = { rows: { id: string; name: string; rev: number }[] };

/** Somebody writes into one of them afterwards. */
const editOne = async (page: Page): Promise<void> => {
  const { rows } = await call<Companies>(page, 'companies.list', { search: 'Lantern Barbers' });
  const row = rows.find(({ name }) => name === 'Lantern Barbers');
  await call(page, 'companies.update', { id: row?.id, rev: row?.rev, notes: 'Three chairs since May' });
};

let large = '';

/** A file that is being tried for as long as the picture takes. */
const dropLarge = async (page: Page): Promise<void> => {
  large = mkdtempSync(join(tmpdir(), 'tandem-large-'));
  const file = join(large, 'orders_all_years.csv');
  const lines = ['order_id,ordered_at,quantity,unit_price,product_sku'];
  for (let at = 0; at < 1_500_000; at += 1) lines.push(`L-${at},2026-0${(at % 9) + 1}-11,1,24.00,HV-ADM-150`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  await drop(page, file);
  await page.getByText(/rows read/).waitFor();
};

/** Each step of an import, from the file to taking it back. */
export const IMPORT_SHOTS: readonly Shot[] = [
  { name: 'import', address: '/data/import' },
  { name: 'import-mapping', address: '/data/import', before: (page) => dropFile(page, screen('market_stall.csv')) },
  {
    name: 'import-preview',
    address: '/data',
    before: async (page) => {
      await drop(page, screen('webshop_october.csv'));
      await page.getByRole('button', { name: /^Skip all/ }).waitFor();
    },
    narrow: true,
  },
  {
    name: 'import-problems',
    address: '/data',
    before: async (page) => {
      await drop(page, screen('webshop_october.csv'));
      await page.getByRole('button', { name: 'Every line' }).click();
    },
  },
  {
    name: 'import-doubts',
    address: '/data',
    before: async (page) => {
      await drop(page, screen('fair_companies.csv'));
      await page.getByRole('list', { name: 'Doubtful matches' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'import-progress',
    address: '/data',
    before: dropLarge,
    after: async (page) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByText('Cancelled. Nothing was changed.').waitFor();
      rmSync(large, { recursive: true, force: true });
    },
  },
  {
    name: 'import-done',
    address: '/data',
    before: async (page) => {
      await drop(page, screen('webshop_october.csv'));
      await page.getByRole('button', { name: /^Skip all/ }).click();
      await page.getByRole('button', { name: /^Import .* without/ }).click();
      await page.getByRole('button', { name: 'Undo this import' }).waitFor();
    },
    after: async (page) => {
      await page.getByRole('button', { name: 'Undo this import' }).click();
      await page.getByText('Taken back').waitFor();
    },
  },
  {
    name: 'import-conflicts',
    address: '/data',
    before: async (page) => {
      await bringFair(page);
      await editOne(page);
      await page.getByRole('button', { name: 'Undo this import' }).click();
      await page.getByRole('dialog').waitFor();
    },
    after: async (page) => {
      await page.getByRole('dialog').getByRole('checkbox').first().check();
      await page.getByRole('button', { name: /^Take back, 1/ }).click();
      await page.getByText('Taken back').waitFor();
    },
  },
  {
    name: 'data-import',
    address: '/data',
    before: (page) => page.locator('[data-row]').first().click(),
  },
];
