import { addDays } from '../../../../shared/domain/day';
import type { WriteDb } from '../../store/dialect';
import { putSampleRow, sampleKeys } from '../../store/repositories/sample';
import { minorFrom } from './csv';
import type { DealScene } from './deals';
import { CREATORS, EVENTS, FLIGHTS, MENTIONS, type SampleCreator } from './world/creators';
import {
  AUDIENCE_NEEDS,
  AUDIENCES,
  CONTENT,
  KEYWORDS,
  MESSAGES,
  PROPOSITIONS,
  type SampleRow,
  SNAPSHOTS,
  TONE,
  WEB_ITEMS,
} from './world/library';

/** Days between two looks at where keywords stand. */
const RANK_EVERY = 30;

/** What stands in a row of the story, as the table has it. */
const makeScribe = async (db: WriteDb, scene: DealScene) => {
  const { today } = scene.world.story;
  const keys = await sampleKeys(db);
  const key = (table: keyof typeof keys, name: unknown): number | null =>
    typeof name === 'string' ? (keys[table].get(name) ?? null) : null;
  const on = (days: unknown): string | null => (typeof days === 'number' ? addDays(today, days) : null);
  const money = (hundredths: unknown): number | null =>
    typeof hundredths === 'number' ? minorFrom(hundredths, scene.currency) : null;
  const put = async (table: string, row: SampleRow): Promise<string> => {
    const id = scene.newId();
    await putSampleRow(db, table, { id, ...row });
    return id;
  };
  return { today, key, on, money, put };
};
type Scribe = Awaited<ReturnType<typeof makeScribe>>;

/** Puts rows of a table and answers their ids by name. */
const putNamed = async (scribe: Scribe, table: string, name: string, rows: readonly SampleRow[]) => {
  const ids = new Map<string, string>();
  for (const row of rows) ids.set(String(row[name]), await scribe.put(table, row));
  return ids;
};

const putHouse = async (scribe: Scribe, scene: DealScene): Promise<Map<string, string>> => {
  const audiences = await putNamed(scribe, 'audiences', 'name', AUDIENCES);
  const theo = scene.people.get('Theo Lindqvist') ?? null;
  for (const { brand, sku, audience, versions } of PROPOSITIONS) {
    const root = scene.newId();
    for (const [index, statement] of versions.entries()) {
      const at = `${scribe.on(-120 + 60 * index)}T09:30:00.000Z`;
      const row = { brand, product_key: scribe.key('products', sku), audience_id: audiences.get(audience) ?? null };
      const own = { root_id: root, version: index + 1, statement, person_id: theo, at };
      if (index === 0) await scribe.put('value_propositions', { ...row, ...own, id: root });
      else await scribe.put('value_propositions', { ...row, ...own });
    }
  }
  for (const row of TONE) await scribe.put('tone_rules', row);
  for (const { sku, audience, ...row } of MESSAGES)
    await scribe.put('messages', {
      ...row,
      product_key: scribe.key('products', sku),
      audience_id: audiences.get(audience) ?? null,
    });
  for (const { audience, text, sku } of AUDIENCE_NEEDS)
    await scribe.put('needs', {
      kind: 'need',
      text,
      audience_id: audiences.get(audience) ?? null,
      product_key: scribe.key('products', sku),
      opened_day: scribe.on(-25),
      person_id: theo,
    });
  return audiences;
};

const putContent = async (scribe: Scribe, audiences: ReadonlyMap<string, string>): Promise<void> => {
  const keywords = new Map<string, string>();
  for (const { ranks, sku, ...row } of KEYWORDS) {
    const id = await scribe.put('keywords', { ...row, product_key: scribe.key('products', sku) });
    keywords.set(row.keyword, id);
    for (const [index, rank] of ranks.entries())
      await scribe.put('keyword_ranks', {
        keyword_id: id,
        day: scribe.on(-3 - RANK_EVERY * (ranks.length - 1 - index)),
        rank,
      });
  }
  const items = new Map<string, string>();
  for (const { sku, audience, keyword, campaign, owner, in: days, ...row } of CONTENT)
    items.set(
      String(row['title']),
      await scribe.put('content_items', {
        ...row,
        day: scribe.on(days),
        product_key: scribe.key('products', sku),
        audience_id: audiences.get(String(audience)) ?? null,
        keyword_id: keywords.get(String(keyword)) ?? null,
        campaign_key: scribe.key('campaigns', campaign),
        owner_key: scribe.key('people', owner),
      }),
    );
  // A campaign speaks to whom its content speaks.
  for (const said of new Set(CONTENT.map(({ campaign, audience }) => JSON.stringify([campaign, audience])))) {
    const [campaign, audience]: unknown[] = JSON.parse(said);
    const key = scribe.key('campaigns', campaign);
    const audienceId = audiences.get(String(audience));
    if (key !== null && audienceId !== undefined)
      await scribe.put('campaign_links', { campaign_key: key, kind: 'audience', audience_id: audienceId });
  }
  for (const { content, in: days, ...row } of SNAPSHOTS)
    await scribe.put('content_snapshots', {
      ...row,
      content_id: items.get(String(content)) ?? null,
      day: scribe.on(days),
    });
  for (const { owner, in: days, ...row } of WEB_ITEMS)
    await scribe.put('web_items', { ...row, owner_key: scribe.key('people', owner), due: scribe.on(days) });
};

const putCreator = async (scribe: Scribe, creator: SampleCreator): Promise<string> => {
  const { handles, deliverables, sends, code, owner, from, to, rate_minor: rate, ...row } = creator;
  const id = await scribe.put('creators', {
    ...row,
    rate_minor: scribe.money(rate),
    owner_key: scribe.key('people', owner),
    contract_from: scribe.on(from),
    contract_to: scribe.on(to),
  });
  for (const [platform, handle, followers] of handles)
    await scribe.put('creator_handles', { creator_id: id, platform, handle, followers });
  for (const { title, in: due, fee, done, paid, campaign, brief = '' } of deliverables)
    await scribe.put('deliverables', {
      creator_id: id,
      title,
      due: scribe.on(due),
      fee_minor: scribe.money(fee),
      done,
      paid,
      campaign_key: scribe.key('campaigns', campaign),
      brief,
    });
  for (const [days, sku, quantity, cost] of sends)
    await scribe.put('product_sends', {
      creator_id: id,
      day: scribe.on(days),
      product_key: scribe.key('products', sku),
      quantity,
      cost_minor: scribe.money(cost),
    });
  if (code)
    await scribe.put('codes', {
      creator_id: id,
      code: code.code,
      commission: code.rate === undefined ? 'fixed' : 'rate',
      rate: code.rate ?? null,
      fixed_minor: scribe.money(code.fixed),
      starts: scribe.on(code.from),
      ends: scribe.on(code.to),
      campaign_key: scribe.key('campaigns', code.campaign),
    });
  return id;
};

const putPlaces = async (scribe: Scribe): Promise<void> => {
  for (const { channel, campaign, owner, from, to, cost, ...row } of EVENTS)
    await scribe.put('events', {
      ...row,
      starts: scribe.on(from),
      ends: scribe.on(to),
      cost_minor: scribe.money(cost),
      channel_key: scribe.key('channels', channel),
      campaign_key: scribe.key('campaigns', campaign),
      owner_key: scribe.key('people', owner),
      window_days: 7,
    });
  for (const { campaign, from, to, cost, ...row } of FLIGHTS)
    await scribe.put('flights', {
      ...row,
      starts: scribe.on(from),
      ends: scribe.on(to),
      cost_minor: scribe.money(cost),
      campaign_key: scribe.key('campaigns', campaign),
    });
};

/** The message house, content, keywords, the website, creators with their codes, press, events and offline media. */
export const putLibrary = async (db: WriteDb, scene: DealScene): Promise<void> => {
  const scribe = await makeScribe(db, scene);
  await putContent(scribe, await putHouse(scribe, scene));
  const creators = new Map<string, string>();
  for (const creator of CREATORS) creators.set(creator.name, await putCreator(scribe, creator));
  const curl = creators.get('Ines Park, Curl Club');
  if (curl)
    await scribe.put('commission_payments', {
      creator_id: curl,
      day: scribe.on(-35),
      amount_minor: scribe.money(20_000),
      note: 'First quarter',
    });
  for (const { sku, campaign, creator, in: days, ...row } of MENTIONS)
    await scribe.put('press_mentions', {
      ...row,
      day: scribe.on(days),
      product_key: scribe.key('products', sku),
      campaign_key: scribe.key('campaigns', campaign),
      creator_id: creators.get(String(creator)) ?? null,
    });
  await putPlaces(scribe);
};
