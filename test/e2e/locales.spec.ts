import type { Page } from '@playwright/test';
import { expect, loaded, test } from './app';
import { everyAddress } from './pages';
import { go, openSample } from './world';

/**
 * A reader whose digits are none of ours. Words, and dates with their English months, are written as everywhere;
 * every amount, share and decimal that still stands in ASCII was not written by the formats' one module.
 */
const ODD = 'ar-EG';

/**
 * What is kept as it was written for whoever was there (the agenda of a held meeting), the rules and formulas that the engine
 * declares, what the sample's people typed, and licences: English, figures too.
 */
const SAID = [
  /outlook ends|of the shortage is not covered/,
  /÷ (?:ad )?impressions × 1,000/,
  /2\.1M views|(?:over|under) plan|Cost per order fell|Offered 5%|They want a yearly price|They ask for 5%/,
  /^td\.null: (Apache|OFL|MIT|\()|Apache-2\.0|OFL-1\.1|CC0-1\.0/,
];

/** Amounts in ASCII that stand on the page, outside of what people typed and of addresses in code. */
const plainAmounts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const amount = /[$€£¥]\s?\d|\d[\d.,]*\s?[$€£¥%×]|\d,\d{3}\b|(?<![\d.])\d+\.\d+(?![\d.])/;
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement;
      if (!around?.checkVisibility() || around.closest('textarea, code, pre, article[data-guide], .guide, blockquote'))
        continue;
      const text = (around.closest('p, td, li, th, button')?.textContent ?? around.textContent).trim();
      if (amount.test(node.nodeValue ?? ''))
        found.add(`${around.tagName.toLowerCase()}.${around.getAttribute('class')}: ${text.slice(0, 200)}`);
    }
    return [...found];
  });

test('under digits that are not ours no amount, share or decimal is left that the formats did not write', async ({
  tandem,
}) => {
  test.setTimeout(300_000);
  const { page } = tandem;
  await openSample(tandem);
  await tandem.app.evaluate(({ app }, locale) => {
    app.getSystemLocale = () => locale;
  }, ODD);
  await page.reload();
  await loaded(page);
  const problems: string[] = [];
  let odd = 0;
  for (const address of await everyAddress(page)) {
    if (address.startsWith('#/guide')) continue;
    await go(page, address);
    odd += await page.evaluate(() => (document.querySelector('main')?.innerText.match(/[٠-٩]/g) ?? []).length);
    const left = (await plainAmounts(page)).filter((one) => !SAID.some((known) => known.test(one)));
    problems.push(...left.map((one) => `${address}: ${one}`));
  }
  expect(odd, 'the pages are written in the odd digits').toBeGreaterThan(1000);
  expect(problems).toEqual([]);
});
