import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, createWorkspace } from '../../src/main/engine';

const COMPANY = { currency: 'USD', timeZone: 'UTC', weekStart: 1, fiscalYearStart: 1 };
/** One word of a hundred letters, which no line can be broken in, and a name of many words. */
const WORD = 'Unzerbrechlichkeitsversicherungsgesellschaft'.repeat(3).slice(0, 100);
const NAME = 'The extraordinarily long name of something that somebody named without ever thinking of a table';

type Files = Record<string, { format: string; text: string }>;
const rows = (head: string, count: number, row: (at: number) => string): string =>
  `${head}\n${Array.from({ length: count }, (_, at) => row(at)).join('\n')}\n`;
const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

/** Many records, long names, one unbreakable word in each list, and amounts of hundreds of millions. */
export const HUGE: Files = {
  orders: {
    format: 'order-lines',
    text: rows(
      'order_id,ordered_at,product_sku,product_name,quantity,unit_price,customer_id,customer_name,channel',
      12_000,
      (at) =>
        `O${at},${day(at % 400)},${at % 7 === 0 ? WORD : `SKU-${at % 3000}`},${at % 7 === 0 ? WORD : `${NAME} ${at % 3000}`},${1 + (at % 9)},${at % 50 === 0 ? '99999999.99' : '1234.50'},C${at % 5000},${at % 11 === 0 ? WORD : `${NAME} ${at % 5000}`},${at % 3 === 0 ? WORD : `${NAME} ${at % 12}`}`,
    ),
  },
  deals: {
    format: 'deals',
    text: rows(
      'deal_id,stage,title,value,account,owner,created_at',
      3_000,
      (at) =>
        `D${at},${['Lead', 'Qualified', 'Proposal', 'Negotiation'][at % 4]},${at % 9 === 0 ? WORD : `${NAME} ${at}`},${at % 40 === 0 ? '123456789.00' : '25000.00'},${at % 8 === 0 ? WORD : `${NAME} ${at % 400}`},${at % 5 === 0 ? WORD.slice(0, 60) : `Person ${at % 20}`},${day(at % 120)}`,
    ),
  },
  leads: {
    format: 'leads',
    text: rows(
      'lead_id,created_at,name,email,company,source,campaign',
      5_000,
      (at) =>
        `L${at},${day(at % 200)},${at % 9 === 0 ? WORD : `${NAME} ${at}`},${at % 9 === 0 ? WORD.toLowerCase() : `somebody.${at}`}@example.com,${NAME} ${at % 300},${at % 4 === 0 ? WORD : 'web'},${NAME} ${at % 60}`,
    ),
  },
  ads: {
    format: 'ad-days',
    text: rows(
      'day,campaign,platform,spend,impressions,clicks,revenue',
      6_000,
      (at) =>
        `${day(at % 100)},${at % 60 === 0 ? WORD : `${NAME} ${at % 60}`},${at % 2 === 0 ? 'Google Ads' : 'Meta'},${at % 30 === 0 ? '9999999.99' : '250.00'},${123_456_789 + at},${98_765 + at},12345.00`,
    ),
  },
};

/** A company whose sources stopped: orders two and a half months ago, ads seven weeks ago, leads a month ago. */
export const BEHIND: Files = {
  orders: {
    format: 'order-lines',
    text: rows(
      'order_id,ordered_at,product_sku,product_name,quantity,unit_price,customer_id,channel',
      900,
      (at) => `O${at},${day(75 + (at % 300))},HV-0${at % 6},Serum ${at % 6},${1 + (at % 3)},48.00,C${at % 120},D2C web`,
    ),
  },
  ads: {
    format: 'ad-days',
    text: rows(
      'day,campaign,platform,spend,impressions,clicks,revenue',
      200,
      (at) => `${day(50 + at)},Autumn glow,Meta,80.00,9000,210,240.00`,
    ),
  },
  leads: {
    format: 'leads',
    text: rows('lead_id,created_at,name,source', 60, (at) => `L${at},${day(31 + at * 3)},Lead ${at},web`),
  },
};

/** A company with one of everything. */
export const TINY: Files = {
  orders: {
    format: 'order-lines',
    text: rows(
      'order_id,ordered_at,product_sku,product_name,quantity,unit_price,customer_id,customer_name,channel',
      1,
      () => `O1,${day(1)},HV-01,Serum,1,48.00,C1,Nadia Park,D2C web`,
    ),
  },
  deals: {
    format: 'deals',
    text: rows(
      'deal_id,stage,title,value,account,created_at',
      1,
      () => `D1,Proposal,Retail trial,900.00,Corner,${day(2)}`,
    ),
  },
  leads: { format: 'leads', text: rows('lead_id,created_at,name,source', 1, () => `L1,${day(1)},Ada Blum,web`) },
  ads: {
    format: 'ad-days',
    text: rows(
      'day,campaign,platform,spend,impressions,clicks,revenue',
      1,
      () => `${day(1)},Glow,Meta,20.00,900,21,24.00`,
    ),
  },
};

/** Makes a workspace of some files, hands it on, and takes it away. */
export const withWorkspace = async (
  files: Files,
  use: (made: { file: string; personId: string | null }) => Promise<void>,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-extremes-'));
  try {
    const path = join(folder, 'world.tandem');
    const me = { name: 'Maya Ortiz', roles: ['founder'] };
    const made = await createWorkspace({ ...COMPANY, name: 'Halo & Vine', path, me, sample: false, clock: Date.now });
    const engine = await createEngine({ workspacePath: path, clock: Date.now });
    for (const [name, { format, text }] of Object.entries(files)) {
      const csv = join(folder, `${name}.csv`);
      writeFileSync(csv, text);
      const answer = await engine.call('imports.run', { path: csv, format, skipProblems: false });
      if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
      const { errors } = answer.value as { errors: { level: string; problem: string }[] };
      const refused = errors.find(({ level }) => level === 'error');
      if (refused) throw new Error(`${name}: ${refused.problem}`);
    }
    await engine.close();
    await use({ file: path, ...made });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
