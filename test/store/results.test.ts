import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const bring = async (name: string, text: string, more: object = {}) => world.bring(world.file(name, text), more);

test('GA4: the heading says the days, the total and further tables stay out, a period total stays one', async () => {
  const summary = await bring(
    'ga4.csv',
    `# ----------------------------------------
# Traffic acquisition: Session default channel group
# Start date: 20260701
# End date: 20260928
# ----------------------------------------

Session default channel group,Sessions,Engaged sessions,Engagement rate,Average engagement time per session,Events per session,Event count,Key events,Total revenue
Grand total,1000,600,0.6,50,5,5000,30,1500.5
Organic Search,600,400,0.667,50,5,3000,20,1000.5
Direct,400,200,0.5,50,5,2000,10,500
# ----------------------------------------
# Another table
Device,Sessions
mobile,900
`,
  );
  expect(summary).toMatchObject({ format: 'results', created: 2, errorCount: 0 });
  expect(
    world.rows(
      'SELECT from_day, to_day, promotion, source, name, sessions, bounces, revenue_minor FROM result_days ORDER BY key',
    ),
  ).toEqual([
    {
      from_day: '2026-07-01',
      to_day: '2026-09-28',
      promotion: 'seo-content',
      source: 'GA4',
      name: 'Organic Search',
      sessions: 600,
      bounces: 200,
      revenue_minor: 100_050,
    },
    {
      from_day: '2026-07-01',
      to_day: '2026-09-28',
      promotion: '',
      source: 'GA4',
      name: 'Direct',
      sessions: 400,
      bounces: 200,
      revenue_minor: 50_000,
    },
  ]);
});

test('GA4 with semicolons and decimal commas, without engaged sessions, says the same', async () => {
  await bring(
    'ga4.csv',
    `# Start date: 20260701
# End date: 20260731
Session primary channel group (Default Channel Group);Sessions;Engagement rate;Total revenue
Email;200;0,75;12,50
`,
  );
  expect(world.rows('SELECT promotion, sessions, bounces, revenue_minor FROM result_days')).toEqual([
    { promotion: 'email', sessions: 200, bounces: 50, revenue_minor: 1250 },
  ]);
});

test('Mailchimp and Klaviyo mailings stand on the day they were sent, and an import again changes nothing', async () => {
  const mailchimp = `Title,Subject,List,Send Date,Send Weekday,Total Recipients,Successful Deliveries,Soft Bounces,Hard Bounces,Total Bounces,Unique Opens,Open Rate,Total Opens,Unique Clicks,Click Rate,Total Clicks,Unsubscribes,Total Orders,Total Revenue,Bounce Rate
May letter,Hair,All,"May 05, 2026 10:00 am",Tuesday,"1,020",1000,10,10,20,420,42.0%,500,80,8.0%,90,4,6,$312.40,33%
`;
  const first = await bring('mailchimp.csv', mailchimp);
  expect(first).toMatchObject({ format: 'results', created: 1, errorCount: 0 });
  await bring(
    'klaviyo.csv',
    `Campaign Name,Tags,Subject,List,Send Time,Send Weekday,Total Recipients,Unique Placed Order,Placed Order Rate,Revenue,Unique Opens,Open Rate,Total Opens,Unique Clicks,Click Rate,Total Clicks,Unsubscribes,Spam Complaints,Spam Complaints Rate,Successful Deliveries,Bounces,Bounce Rate,Campaign ID,Campaign Channel
June letter,,Sun,All,2026-06-02 09:00:00,Tuesday,500,5,1.0%,250.00,200,40%,240,20,4%,25,2,0,0%,490,10,2%,abc,email
`,
  );
  expect(
    world.rows(
      'SELECT from_day, to_day, source, name, sent, delivered, opened, email_clicks, unsubscribed, orders, revenue_minor FROM result_days ORDER BY from_day',
    ),
  ).toEqual([
    {
      from_day: '2026-05-05',
      to_day: '2026-05-05',
      source: 'Mailchimp',
      name: 'May letter',
      sent: 1020,
      delivered: 1000,
      opened: 420,
      email_clicks: 80,
      unsubscribed: 4,
      orders: 6,
      revenue_minor: 31_240,
    },
    {
      from_day: '2026-06-02',
      to_day: '2026-06-02',
      source: 'Klaviyo',
      name: 'June letter',
      sent: 500,
      delivered: 490,
      opened: 200,
      email_clicks: 20,
      unsubscribed: 2,
      orders: 5,
      revenue_minor: 25_000,
    },
  ]);
  const before = world.checksum();
  expect(await bring('mailchimp.csv', mailchimp)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  expect(world.checksum()).toBe(before);
  await world.ask('imports.undo', { batch: first.batch });
  expect(world.rows('SELECT name FROM result_days')).toEqual([{ name: 'June letter' }]);
});

test('Google Ads: a period total is never put on one day, and one without days is asked for', async () => {
  const head = 'Campaign status,Campaign,Currency code,Campaign type,Conv. value,Impr.,Conversions,Clicks,CTR,Cost';
  const rows = `Enabled,Search,USD,Search,"1,200.00","10,000",12, 300,3.0%,450.00
Paused,Display,USD,Display, --,0, --,0,0.0%,0
Total: Campaigns,Search,USD,Search,"1,200.00","10,000",12,300,3.0%,450.00
Total: Account, --, --, --,"1,200.00","10,000",12,300,3.0%,450.00`;
  const refused = await world.refusal('imports.run', {
    path: world.file('all.csv', `Campaign report\nAll time\n${head}\n${rows}\n`),
  });
  expect(refused.message).toContain('does not say which days');
  const summary = await bring('google.csv', `Campaign report\n"January 1, 2026 - March 31, 2026"\n${head}\n${rows}\n`);
  expect(summary).toMatchObject({ format: 'ad-days', created: 2, errorCount: 0 });
  expect(
    world.rows(
      'SELECT from_day, to_day, platform, spend_minor, impressions, clicks, revenue_minor FROM ad_days ORDER BY key',
    ),
  ).toEqual([
    {
      from_day: '2026-01-01',
      to_day: '2026-03-31',
      platform: 'Google Ads',
      spend_minor: 45_000,
      impressions: 10_000,
      clicks: 300,
      revenue_minor: 120_000,
    },
    {
      from_day: '2026-01-01',
      to_day: '2026-03-31',
      platform: 'Google Ads',
      spend_minor: 0,
      impressions: 0,
      clicks: 0,
      revenue_minor: null,
    },
  ]);
});

test('Meta: the currency of the header counts, link clicks are the clicks, the account total stays out', async () => {
  const header =
    'Reporting starts,Reporting ends,Campaign name,Campaign delivery,Results,Result indicator,Reach,Amount spent (EGP),Impressions,Link clicks,Clicks (all)';
  await bring(
    'meta.csv',
    `${header}
2026-05-01,2026-05-01,Curls,active,3,actions:lead,900,120.50,1000,40,70
2026-05-01,2026-05-31,,,3,,900,120.50,1000,40,70
`,
  );
  await bring(
    'meta-fr.csv',
    `Début des rapports;Fin des rapports;Nom de la campagne;Couverture;Montant dépensé (USD);Impressions;Clics sur un lien
2026-05-02;2026-05-31;Boucles;800;1 234,50;2000;30
`,
  );
  expect(world.rows('SELECT from_day, to_day, currency, spend_minor, reach, clicks FROM ad_days ORDER BY key')).toEqual(
    [
      { from_day: '2026-05-01', to_day: '2026-05-01', currency: 'EGP', spend_minor: 12_050, reach: 900, clicks: 40 },
      { from_day: '2026-05-02', to_day: '2026-05-31', currency: 'USD', spend_minor: 123_450, reach: 800, clicks: 30 },
    ],
  );
});

test('Meta: results are what their indicator says: leads, orders, reach, clicks, or conversions of another kind', async () => {
  const header =
    'Reporting starts,Reporting ends,Campaign name,Results,Result indicator,Amount spent (USD),Impressions';
  const rows = `
2026-05-01,2026-05-01,Form,3,actions:lead,30.00,900
2026-05-02,2026-05-02,Form,5,actions:onsite_conversion.lead_grouped,20.00,800
2026-05-02,2026-05-02,Pixel,2,actions:offsite_conversion.fb_pixel_lead,10.00,100
2026-05-02,2026-05-02,Shop,7,actions:offsite_conversion.fb_pixel_purchase,70.00,700
2026-05-02,2026-05-02,Reach,640,reach,5.00,650
2026-05-02,2026-05-02,Visit,30,actions:link_click,5.00,900
2026-05-02,2026-05-02,Watch,55,video_thruplay_watched_actions,5.00,900
`;
  await bring('meta.csv', `${header}${rows}`);
  const [none, said] = [{ leads: null, orders: null, reach: null, clicks: null }, 'leads, orders, reach, clicks'];
  expect(world.rows(`SELECT ${said}, conversions FROM ad_days ORDER BY key`)).toEqual([
    { ...none, leads: 3, conversions: 3 },
    { ...none, leads: 5, conversions: 5 },
    { ...none, leads: 2, conversions: 2 },
    { ...none, orders: 7, conversions: 7 },
    { ...none, reach: 640, conversions: null },
    { ...none, clicks: 30, conversions: null },
    { ...none, conversions: 55 },
  ]);
  const figure = async (metric: string) =>
    (await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', { metrics: [metric], period: '2026-05' }))[0];
  // Ten leads for 60.00; what was spent on sales and reach bought none and is not in it. Own leads are not touched.
  expect(await figure('leads.reported')).toMatchObject({ value: 10 });
  expect(await figure('orders.reported')).toMatchObject({ value: 7 });
  expect(await figure('conversions.reported')).toMatchObject({ value: 72 });
  expect((await figure('orders'))?.value ?? null).toBeNull();
  expect(await figure('cost-per-lead.reported')).toMatchObject({ value: 600, numerator: 6_000, denominator: 10 });
  expect((await figure('leads'))?.value ?? null).toBeNull();
  const behind = await world.ask<Output<'metrics.rows'>>('metrics.rows', {
    metric: 'leads.reported',
    period: '2026-05',
  });
  expect([behind.total, behind.sum]).toEqual([3, 10]);
  // The same file without a word of leads takes them back from nobody; with them mended it changes them.
  await bring('mended.csv', `${header}${rows.replace('Form,3,', 'Form,4,')}`);
  expect(await figure('leads.reported')).toMatchObject({ value: 11 });
});

test('Meta in French says what its results are as well: by its indicator, and in columns of their own', async () => {
  const days = 'Début des rapports;Fin des rapports;Nom de la campagne';
  await bring(
    'meta-fr.csv',
    `${days};Résultats;Indicateur de résultats;Montant dépensé (USD);Impressions
2026-05-01;2026-05-01;Formulaire;3;actions:lead;30,00;900
2026-05-02;2026-05-02;Boutique;7;actions:offsite_conversion.fb_pixel_purchase;70,00;700
`,
  );
  await bring(
    'meta-fr-colonnes.csv',
    `${days};Prospects;Achats;Montant dépensé (USD);Impressions\n2026-05-03;2026-05-03;Mixte;4;2;10,00;100\n`,
  );
  expect(world.rows('SELECT leads, orders FROM ad_days ORDER BY key')).toEqual([
    { leads: 3, orders: null },
    { leads: null, orders: 7 },
    { leads: 4, orders: 2 },
  ]);
});

test('a part is never more than its whole: typed it is refused, in a file it is said and kept', async () => {
  const row = {
    id: null,
    day: '2026-05-04',
    toDay: '2026-05-04',
    campaignId: null,
    promotion: 'social',
    contentId: null,
    name: 'Reel',
  };
  const refused = await world.refusal('results.save', { rows: [{ ...row, values: { reach: 900, impressions: 800 } }] });
  expect(refused.message).toContain('Reach (900) cannot be more than impressions (800).');
  const path = world.file(
    'reels.csv',
    'day,name,reach,impressions\n2026-05-04,Reel,900,800\n2026-05-05,Reel,700,800\n',
  );
  const { errors } = await world.bring(path, { format: 'results' });
  expect(errors.map(({ problem }) => problem)).toEqual([
    '1 row counts more of a part than of its whole, such as reach above impressions or opened above delivered: kept as in the file.',
  ]);
  expect(world.rows('SELECT reach FROM result_days ORDER BY from_day')).toEqual([{ reach: 900 }, { reach: 700 }]);
});

test('typed rows are saved all or none, changed in place, and undone as one', async () => {
  const row = { id: null, toDay: '2026-05-04', campaignId: null, promotion: 'social', contentId: null, name: 'Reel' };
  const bad = await world.refusal('results.save', {
    rows: [
      { ...row, day: '2026-05-04', values: { likes: 3 } },
      { ...row, day: '2026-05-04', name: 'Other', values: { sent: 1, delivered: 2 } },
    ],
  });
  expect(bad.message).toBe('Row 2: Delivered (2) cannot be more than sent (1). Nothing was saved.');
  expect(world.rows('SELECT 1 FROM result_days')).toEqual([]);
  const { ids } = await world.ask<{ ids: string[] }>('results.save', {
    rows: [
      { ...row, day: '2026-05-04', values: { likes: 3 } },
      { ...row, day: '2026-05-04', name: 'Story', values: { likes: 4 } },
    ],
  });
  await world.ask('results.save', { rows: [{ ...row, id: ids[0], day: '2026-05-04', values: { likes: 9 } }] });
  expect(world.rows('SELECT name, likes, rev FROM result_days ORDER BY name')).toEqual([
    { name: 'Reel', likes: 9, rev: 2 },
    { name: 'Story', likes: 4, rev: 1 },
  ]);
  const twin = await world.refusal('results.save', { rows: [{ ...row, day: '2026-05-04', values: { likes: 1 } }] });
  expect(twin.message).toContain('already');
  await world.ask('history.undo');
  await world.ask('history.undo');
  expect(world.rows('SELECT 1 FROM result_days')).toEqual([]);
});

test('a span that ends before it begins is refused in words', async () => {
  await bring('ads.csv', 'day,campaign,spend\n2026-05-01,Curls,10\n');
  const { campaigns } = await world.ask<{ campaigns: { id: string }[] }>('results.choices');
  const saved = await world
    .ask<{ warnings: string[] }>('results.save', {
      rows: [
        {
          id: null,
          day: '2026-05-04',
          toDay: '2026-05-03',
          campaignId: null,
          promotion: '',
          contentId: null,
          name: '',
          values: {},
        },
      ],
    })
    .catch((error: Error) => error.message);
  expect(saved).toBe('The last day 2026-05-03 is before the first, 2026-05-04.');
  expect(campaigns).toHaveLength(1);
});

test('results outside the days of their campaign are kept, with a warning in words', async () => {
  const { id } = await world.ask<{ id: string }>('campaigns.create', {
    name: 'Curls',
    starts: '2026-04-01',
    ends: '2026-04-30',
  });
  const row = (day: string) => ({
    id: null,
    day,
    toDay: day,
    campaignId: id,
    promotion: 'social',
    contentId: null,
    name: '',
    values: { likes: 4 },
  });
  const inside = await world.ask<Output<'results.save'>>('results.save', { rows: [row('2026-04-30')] });
  expect(inside.warnings).toEqual([]);
  const outside = await world.ask<Output<'results.save'>>('results.save', { rows: [row('2026-05-02')] });
  expect(outside.ids).toHaveLength(1);
  expect(outside.warnings).toHaveLength(1);
  expect(outside.warnings[0]).toContain('Curls');
  // Many rows are said once for each side, and a span that begins before the campaign is outside of it, too.
  const span = { ...row('2026-03-20'), toDay: '2026-04-02' };
  const days = ['2026-05-03', '2026-05-09', '2026-05-04', '2026-05-05'].map(row);
  const many = await world.ask<Output<'results.save'>>('results.save', { rows: [span, ...days] });
  expect(many.warnings).toEqual([
    '2026-03-20 is before Curls starts, 2026-04-01. Saved all the same.',
    '4 rows, 2026-05-03 to 2026-05-09, are after Curls ended, 2026-04-30. Saved all the same.',
  ]);
});

test('a row is of a content item and a creator: it shows their names, follows a new title, and counts for the item', async () => {
  const add = async (kind: string, values: object): Promise<string> =>
    (await world.ask<{ id: string }>('library.create', { kind, values })).id;
  const contentId = await add('content', { title: 'Reel', kind: 'social' });
  const creatorId = await add('creator', { name: 'Lena Waves' });
  const row = {
    id: null,
    day: '2026-05-04',
    toDay: '2026-05-04',
    campaignId: null,
    promotion: 'social',
    contentId,
    creatorId,
    name: 'ignored, the item has a title',
    values: { likes: 30, comments: 2, impressions: 900 },
  };
  await world.ask('results.save', { rows: [row] });
  // The same post by nobody in particular is a row of its own; the same one twice is not.
  await world.ask('results.save', { rows: [{ ...row, creatorId: null, values: { shares: 5 } }] });
  const twin = await world.refusal('results.save', { rows: [row] });
  expect(twin.message).toBe('There is a row for Reel on 2026-05-04 already. Change that one.');
  await world.ask('library.update', { kind: 'content', id: contentId, values: { title: 'Reel: curls' } });
  const { rows } = await world.ask<Output<'results.list'>>('results.list', { period: '2026-05', measures: ['likes'] });
  expect(rows).toMatchObject([{ content: 'Reel: curls', creator: 'Lena Waves', name: '' }]);
  const [item] = await world.ask<Output<'library.list'>>('library.list', { kind: 'content' });
  expect(item?.figures).toMatchObject({ shown: 900, reactions: 37, clicks: null });
  const byContent = await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
    metrics: ['engagement'],
    period: '2026-05',
    by: 'content',
  });
  expect(byContent.map(({ group, value }) => [group, value])).toEqual([['Reel: curls', 37]]);
  await world.ask('library.remove', { kind: 'creator', ids: [creatorId] });
  const gone = await world.refusal('results.save', { rows: [{ ...row, day: '2026-05-05', toDay: '2026-05-05' }] });
  expect(gone.message).toContain('creator was removed');
});

test('imported results outside the dates of their campaign are said in the preview and the import, and kept', async () => {
  await world.ask('campaigns.create', { name: 'Curls', starts: '2026-05-01', ends: '2026-05-10' });
  const file = world.file(
    'late.csv',
    'day,campaign,channel,clicks\n2026-04-30,Curls,email,1\n2026-05-10,Curls,email,2\n2026-05-11,Curls,email,3\n',
  );
  const said = ['2 rows lie outside the dates of Curls: kept all the same.'];
  const tried = await world.ask<Output<'imports.dryRun'>>('imports.dryRun', { path: file, format: 'results' });
  expect(tried.summary.errors.map(({ problem }) => problem)).toEqual(said);
  const done = await world.bring(file, { format: 'results' });
  expect(done).toMatchObject({ created: 3, noticeCount: 1, errors: [{ problem: said[0] }] });
});

test('ads outside the dates of their campaign, and money without an exchange rate, are said and kept', async () => {
  await world.ask('campaigns.create', { name: 'Curls', starts: '2026-05-01', ends: '2026-05-10' });
  const done = await bring(
    'ads.csv',
    'day,campaign,spend,currency,clicks\n2026-04-30,Curls,10,USD,1\n2026-05-02,Curls,20,EUR,2\n2026-05-03,Curls,30,EUR,3\n',
  );
  expect(done).toMatchObject({ created: 3, errorCount: 0, noticeCount: 2 });
  expect(done.errors.map(({ problem }) => problem)).toEqual([
    '1 row lies outside the dates of Curls: kept all the same.',
    '2 rows are in EUR, which has no exchange rate yet: kept, and left out of sums in USD until you add a rate in Settings.',
  ]);
  const typed = await bring(
    'results.csv',
    'day,campaign,channel,spend,currency\n2026-05-04,Curls,email,5,GBP\n2026-05-05,Curls,email,5,USD\n',
    {
      format: 'results',
    },
  );
  expect(typed.errors.map(({ problem }) => problem)).toEqual([
    '1 row is in GBP, which has no exchange rate yet: kept, and left out of sums in USD until you add a rate in Settings.',
  ]);
  const spend = async () =>
    (await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', { metrics: ['ad-spend'], period: '2026' }))[0];
  expect(await spend()).toMatchObject({
    status: 'mixed_currency',
    value: 1000,
    reason: 'Amounts in EUR, GBP have no exchange rate and are left out.',
  });
  // The rows are there: with a rate they count. 10 + 2 × (20 + 30) of ads.
  await world.ask('rates.set', { day: '2026-01-01', currency: 'EUR', rate: 2 });
  expect((await spend())?.value).toBe(11_000);
});

test('a total without days is never put on one day: refused as a whole, spread evenly once its days are said, and called estimated', async () => {
  const rows = `Campaign report
All time
Campaign status,Campaign,Currency code,Impr.,Clicks,Cost
Enabled,Search,USD,1000,30,310.00
Total: Account,Search,USD,1000,30,310.00
`;
  const path = world.file('all-time.csv', rows);
  const before = world.checksum();
  const refused = await world.refusal('imports.run', { path });
  expect(refused.message).toBe(
    'This report has no column for the day, and its heading does not say which days it covers. Download it by day, or with a first and last day; or give both under The same for every row: Day and To day.',
  );
  expect((await world.refusal('imports.dryRun', { path })).message).toBe(refused.message);
  expect(world.checksum()).toBe(before);
  await bring('march.csv', rows.replace('All time', '"March 1, 2026 - March 31, 2026"'));
  await bring(
    'site.csv',
    '# Start date: 20260301\n# End date: 20260331\nSession default channel group,Sessions,Engaged sessions\nEmail,62,31\n',
  );
  const on = async (metric: string, period: string, by?: string) =>
    (
      await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
        metrics: [metric],
        period,
        ...(by ? { by } : {}),
      })
    ).map(({ group, value, status, reason }) => [group, value, status, reason]);
  const spread = 'A total for a longer span is spread over its days.';
  // $310 of 31 days is $10 a day, 1,000 impressions sum to themselves, 31 of 62 visits bounced on any of the days.
  expect((await on('ad-spend', '2026-03-01')).at(0)).toEqual([null, 1000, 'estimated', spread]);
  const daily = await on('impressions', '2026-03', 'day');
  expect(daily).toHaveLength(31);
  expect(daily.reduce((sum, [, value]) => sum + Number(value), 0)).toBe(1000);
  expect(daily.every(([, value, status]) => Number(value) <= 33 && status === 'estimated')).toBe(true);
  expect((await on('web-bounce-rate', '2026-03-07')).at(0)).toEqual([null, 0.5, 'estimated', spread]);
  // The whole span is no estimate.
  expect((await on('ad-spend', '2026-03')).at(0)?.slice(0, 3)).toEqual([null, 31_000, 'ok']);
  expect((await on('web-bounce-rate', '2026-03')).at(0)?.slice(0, 3)).toEqual([null, 0.5, 'ok']);
});
