import { test } from '../e2e/app';
import { openEmpty } from '../e2e/world';
import { call, go, one, wanted } from './camera';

const PAGES = [
  ['home', '/'],
  ['pipeline', '/pipeline'],
  ['leads', '/leads'],
  ['leads-funnel', '/leads?view=funnel'],
  ['customers', '/customers'],
  ['campaigns', '/campaigns'],
  ['results', '/campaigns/results'],
  ['budget', '/campaigns/budget'],
  ['content', '/campaigns/content'],
  ['creators', '/campaigns/creators'],
  ['four-ps', '/four-ps'],
  ['products', '/products'],
  ['targets', '/targets'],
  ['metrics', '/metrics'],
  ['metric', '/metrics/net-sales'],
  ['field-notes', '/field-notes'],
  ['meetings', '/meetings'],
  ['reports', '/reports'],
  ['weekly', '/reports/weekly'],
  ['investor', '/reports/investor'],
  ['data', '/data'],
  ['settings', '/settings?section=channels'],
] as const;

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
