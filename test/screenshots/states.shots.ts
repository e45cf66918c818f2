import { test } from '../e2e/app';
import { openEmpty } from '../e2e/world';
import { call, go, one, wanted } from './camera';
import { PAGES } from './every-page';

test('every page of a company without data, and what a page says that fails, waits or is not there', async ({
  tandem,
}) => {
  test.skip(wanted.length > 0 && !wanted.includes('states'), 'not asked for');
  test.setTimeout(600_000);
  const { page } = tandem;
  await openEmpty(tandem);
  for (const [name, address] of PAGES) {
    await go(page, address);
    await one(page, `empty-${name}`);
  }
  await go(page, '/nowhere');
  await one(page, 'state-missing');
  await call(page, 'deals.create', { title: 'Only one' });
  await go(page, '/pipeline');
  await one(page, 'state-tiny-pipeline');
});
