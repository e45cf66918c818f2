import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { makeWorld, type World } from './import-world';
import { workbook, zip } from './zip';

/** Every export that is known says the same whatever the order and casing of its columns, whatever stands beside them and however it is packed. */
const fixtures = resolve(import.meta.dirname, '../fixtures');
const ofFolder = (folder: string): string[] =>
  readdirSync(join(fixtures, folder))
    .filter((name) => name.endsWith('.csv'))
    .map((name) => join(fixtures, folder, name));

/** Headers as imports.md has them, for formats that no other file is of. */
const WRITTEN: Readonly<Record<string, string>> = {
  'mailchimp-audience.csv':
    'Email Address,First Name,Last Name,Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS\nada@beck.example,Ada,Beck,04/12,3,2026-01-02 10:00:00,1.2.3.4,2026-01-02 10:00:00,1.2.3.4,52.5,13.4,1,2,Europe/Berlin,de,be,2026-02-01 09:00:00,1,a1,Met at the fair,"""VIP"",""Salon"""\nbo@lind.example,Bo,Lind,,2,2026-01-03 10:00:00,,2026-01-03 10:00:00,,,,,,,,,2026-02-01 09:00:00,2,b2,,\n',
  'mailchimp-campaigns.csv':
    'Title,Subject,List,Send Date,Send Weekday,Total Recipients,Successful Deliveries,Soft Bounces,Hard Bounces,Total Bounces,Times Forwarded,Forwarded Opens,Unique Opens,Open Rate,Total Opens,Unique Clicks,Click Rate,Total Clicks,Unsubscribes,Abuse Complaints,Unique Id,Total Orders,Total Gross Sales,Total Revenue,Campaign Cost,Bounce Rate\nSpring launch,Your spring,All,"Mar 04, 2026 10:00 am",Wednesday,1000,990,5,5,10,0,0,400,40.40%,520,80,8.08%,95,3,0,abc1,12,480.00,480.00,0,50%\n',
  'klaviyo.csv':
    'Campaign Name,Tags,Subject,List,Send Time,Send Weekday,Total Recipients,Unique Placed Order,Placed Order Rate,Revenue,Unique Opens,Open Rate,Total Opens,Unique Clicks,Click Rate,Total Clicks,Unsubscribes,Spam Complaints,Spam Complaints Rate,Successful Deliveries,Bounces,Bounce Rate,Campaign ID,Campaign Channel\nMousse is back,,Back,All,2026-03-05 09:00:00,Thursday,2000,20,1.0%,812.50,900,45%,1100,150,7.5%,170,4,0,0%,1990,10,0.5%,k1,email\n',
  'google-daily.csv':
    'Campaign report\n"March 1, 2026 - March 2, 2026"\nDay,Campaign,Campaign type,Impr.,Clicks,Cost,Conversions\n2026-03-01,Search,Search,"1,204",50,172.45,3.00\n2026-03-02,Search,Search,900, --,80.00,1.00\n"Total: Campaigns",,,"2,104",50,252.45,4.00\n',
  'meta.csv':
    'Reporting starts,Reporting ends,Campaign name,Campaign delivery,Attribution setting,Results,Result indicator,Reach,Frequency,Cost per results,Amount spent (EGP),Impressions,"CPM (cost per 1,000 impressions) (EGP)",Link clicks,CPC (cost per link click) (EGP),CTR (link click-through rate),Clicks (all)\n2026-03-01,2026-03-31,Reels,active,7-day click,12,actions:offsite_conversion.fb_pixel_purchase,5000,1.4,20,240.50,7000,34.3,210,1.14,3,300\n',
};

type File = { name: string; above: string; header: string[]; rows: string[][] };

/** A file as its header and rows; lines above the header stay as they are. */
const cut = (name: string, text: string): File => {
  const records: string[][] = parse(text.replace(/^\uFEFF/, ''), {
    delimiter: text.split('\n').some((line) => (line.match(/;/g) ?? []).length > 3) ? ';' : ',',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const width = Math.max(...records.map((record) => record.length));
  const at = records.findIndex((record) => record.length === width);
  return {
    name,
    above: stringify(records.slice(0, at)),
    header: records[at] ?? [],
    // A header that stands again, and a total that only its place tells, have tests of their own.
    rows: records
      .slice(at + 1)
      .filter((record) => record.length === width && record[0] !== records[at]?.[0] && record[0] !== 'Total'),
  };
};

const FILES: File[] = [
  ...[...ofFolder('exports'), ...ofFolder('imports')].map((path) => cut(basename(path), readFileSync(path, 'utf8'))),
  ...Object.entries(WRITTEN).map(([name, text]) => cut(name, text)),
  // Without any day it is refused; what says so has a test of its own.
].filter(({ name }) => name !== 'google-ads-all-time.csv');

const text = ({ above, header, rows }: File, delimiter = ',', lines: 'unix' | 'windows' = 'unix'): string =>
  above + stringify([header, ...rows], { delimiter, record_delimiter: lines, quoted_string: true });

/** Files whose columns are places or stages, so that the casing of a header is that of a name. */
const NAMING: ReadonlySet<string> = new Set(['inventory_export_2026-05-01.csv', 'hubspot-deals.csv']);

const EXTRA = ['Zq own column', 'Xk memo', 'Vj score'];
const turned = (file: File): File => {
  const order = file.header.map((_, at) => at).toReversed();
  const put = (cells: readonly string[], extra: readonly string[]): string[] => {
    const moved = order.map((at) => cells[at] ?? '');
    // Where any column may be a place, one more is one more place.
    if (!file.name.startsWith('inventory_export')) moved.splice(Math.floor(moved.length / 2), 0, ...extra);
    return moved;
  };
  return { ...file, header: put(file.header, EXTRA), rows: file.rows.map((row) => put(row, ['7', 'said', ''])) };
};
const cased = (file: File, how: 'toUpperCase' | 'toLowerCase'): File =>
  NAMING.has(file.name) ? file : { ...file, header: file.header.map((name) => name[how]()) };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;
const LEFT_OUT = /^(?:sqlite_|kysely_|search_|import_|source_blocks|batch_changes|history|workspace$)/;

/** Everything that came in, without ids; of rows that came from another file also without where they stand in it. */
const everything = (world: World): unknown =>
  world
    .rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .map(({ name }) => String(name))
    .filter((name) => !LEFT_OUT.test(name))
    .map((name) => [
      name,
      world
        .rows(`SELECT * FROM ${name}`)
        .map((row) =>
          JSON.stringify(
            Object.entries(row).filter(
              ([column, value]) =>
                !(typeof value === 'string' && UUID.test(value)) &&
                !/_at$|^at$|^source_line$|^position$|^key$/.test(column),
            ),
          ),
        )
        .toSorted(),
    ]);

const broughtIn = async (name: string, content: string | Buffer): Promise<{ counts: unknown; data: unknown }> => {
  const world = await makeWorld();
  try {
    const { errors, format, rows, created, errorCount } = await world.bring(world.file(name, content));
    expect(errors.filter(({ level }) => level === 'error')).toEqual([]);
    return { counts: { format, rows, created, errorCount }, data: everything(world) };
  } finally {
    await world.close();
  }
};

describe.each(FILES)('$name', (file) => {
  test('says the same in any order and casing, with columns of its own beside, tabs between, in a workbook or a ZIP', async () => {
    const wanted = await broughtIn(file.name, text(file));
    expect(wanted.counts).not.toMatchObject({ created: 0 });
    const upper = cased(turned(file), 'toUpperCase');
    const lower = cased(turned(file), 'toLowerCase');
    const xlsx = file.name.replace('.csv', '.xlsx');
    const rows = [...parse(upper.above, { relax_column_count: true }), upper.header, ...upper.rows];
    const cells = rows.map((row) => row.map((cell) => ({ v: cell, t: 'inlineStr' })));
    const ways: Record<string, [name: string, content: string | Buffer]> = {
      'upper case, turned round': [file.name, text(upper)],
      'lower case, turned round': [file.name, text(lower)],
      'tabs, UTF-16': [file.name, Buffer.from(`\uFEFF${text(lower, '\t', 'windows')}`, 'utf16le')],
      'a workbook': [xlsx, workbook([{ name: 'Export', rows: cells }])],
      'a ZIP': [file.name.replace('.csv', '.zip'), zip([{ name: file.name, content: text(upper) }])],
    };
    for (const [way, [name, content]] of Object.entries(ways))
      expect(await broughtIn(name, content), way).toEqual(wanted);
  });
});
