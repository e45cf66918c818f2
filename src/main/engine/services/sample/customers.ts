import { addDays, type Day, daysBetween, maxDay, weekday } from '../../../../shared/domain/day';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import { minorFrom } from './csv';
import type { DealScene } from './deals';
import { type Random, randomFrom, seedOf } from './random';
import { CHANNELS, type PersonName, SALON_CHANNEL } from './world/catalogue';
import {
  ACCOUNTS,
  BRANCHES,
  MATERIALS,
  NEEDS,
  NEXT_STEPS,
  SECOND_CONTACTS,
  SHOWS,
  TALKS,
  VISITS,
} from './world/customers';

const SALES: readonly PersonName[] = ['Priya Chandran', 'Maren Oduya'];
const RETAILERS = new Set(CHANNELS.filter(({ type }) => type === 'retail-partner').map(({ name }) => name));

type Company = { key: number; name: string; kind: string; country: string };
type Contact = { key: number; company_key: number | null };
type Look = {
  companies: Map<string, Company>;
  contacts: Contact[];
  people: Map<string, number>;
  channels: Map<string, { key: number; level: string }>;
  products: Map<string, number>;
  deals: Map<number, string>;
};

const lookUp = async (db: WriteDb): Promise<Look> => {
  const companies = await db
    .selectFrom('companies')
    .select(['key', 'name', 'kind', 'country'])
    .orderBy('key')
    .execute();
  const deals = await db
    .selectFrom('deals as d')
    .innerJoin('stages as s', 's.id', 'd.stage_id')
    .select(['d.id', 'd.company_key'])
    .where('s.kind', '=', 'open')
    .orderBy('d.id')
    .execute();
  const named = async (table: 'people' | 'channels') => db.selectFrom(table).select(['key', 'name']).execute();
  const channels = await db.selectFrom('channels').select(['key', 'name', 'level']).execute();
  return {
    companies: new Map(companies.map((row) => [row.name, row])),
    contacts: await db.selectFrom('contacts').select(['key', 'company_key']).orderBy('key').execute(),
    people: new Map((await named('people')).map((row) => [row.name, row.key])),
    channels: new Map(channels.map((row) => [row.name, row])),
    products: new Map(
      (await db.selectFrom('products').select(['key', 'sku']).execute()).map((row) => [row.sku, row.key]),
    ),
    deals: new Map(deals.flatMap((row) => (row.company_key === null ? [] : [[row.company_key, row.id]]))),
  };
};

/** Owners, tags, renewals, places and branches of the companies. */
const putAccounts = async (db: WriteDb, scene: DealScene, look: Look): Promise<void> => {
  const { today } = scene.world.story;
  for (const company of look.companies.values()) {
    const known = ACCOUNTS[company.name] ?? {};
    const retailer = RETAILERS.has(company.name);
    const old = await db
      .selectFrom('companies')
      .select('tags')
      .where('key', '=', company.key)
      .executeTakeFirstOrThrow();
    await db
      .updateTable('companies')
      .set({
        owner_key: look.people.get(known.owner ?? 'Priya Chandran') ?? null,
        tags: [old.tags, known.tags ?? ''].filter(Boolean).join(', '),
        notes: known.notes ?? '',
        address: known.address ?? '',
        reorder_days: known.reorder ?? null,
        renewal_day: known.renewal === undefined ? null : addDays(today, known.renewal),
        channel_key: look.channels.get(retailer ? company.name : SALON_CHANNEL)?.key ?? null,
      })
      .where('key', '=', company.key)
      .execute();
    const doors = retailer ? (CHANNELS.find(({ name }) => name === company.name)?.locations ?? []) : [];
    for (const { name } of doors)
      await db
        .insertInto('company_locations')
        .values({
          id: scene.newId(),
          company_key: company.key,
          name,
          address: '',
          channel_key: look.channels.get(name)?.key ?? null,
          deleted_at: null,
        })
        .execute();
  }
  for (const branch of BRANCHES)
    await db
      .insertInto('companies')
      .values({
        id: scene.newId(),
        name: branch.name,
        natural_key: fold(branch.name),
        kind: 'salon',
        domain: '',
        country: 'United States',
        address: branch.town,
        parent_key: look.companies.get(branch.parent)?.key ?? null,
        owner_key: look.people.get('Priya Chandran') ?? null,
        deleted_at: null,
      })
      .execute();
};

/** Who has what to say, and who may be written to. */
const putContacts = async (db: WriteDb, scene: DealScene, look: Look, random: Random): Promise<void> => {
  const { today } = scene.world.story;
  for (const contact of look.contacts) {
    const opt = random.weighted([5, 1, 4]);
    const since = addDays(today, -random.int(20, 400));
    await db
      .updateTable('contacts')
      .set({
        role: random.pick(['decision-maker', 'decision-maker', 'buyer']),
        title: random.pick(['Owner', 'Manager', 'Buyer']),
        opt_in: opt === 0 ? 'yes' : opt === 1 ? 'no' : null,
        opted_in_on: opt === 2 ? null : since,
        opted_out_on: opt === 1 ? addDays(since, 12) : null,
      })
      .where('key', '=', contact.key)
      .execute();
  }
  for (const { company, name, title, role } of SECOND_CONTACTS) {
    const at = look.companies.get(company);
    if (!at) continue;
    const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@${company.toLowerCase().replace(/[^a-z]+/g, '')}.example`;
    const { key } = await db
      .insertInto('contacts')
      .values({
        id: scene.newId(),
        company_key: at.key,
        name,
        email,
        phone: '',
        natural_key: email,
        title,
        role,
        opt_in: 'yes',
        opted_in_on: addDays(today, -random.int(30, 300)),
        tags: '',
        deleted_at: null,
      })
      .returning('key')
      .executeTakeFirstOrThrow();
    look.contacts.push({ key, company_key: at.key });
  }
};

const putMaterials = async (db: WriteDb, scene: DealScene): Promise<{ id: string; version: string }[]> => {
  const made: { id: string; version: string }[] = [];
  for (const material of MATERIALS) {
    const id = scene.newId();
    await db
      .insertInto('materials')
      .values({ id, ...material, notes: '', deleted_at: null })
      .execute();
    made.push({ id, version: material.version });
  }
  return made;
};

const putNeeds = async (db: WriteDb, scene: DealScene, look: Look): Promise<void> => {
  const { today } = scene.world.story;
  for (const need of NEEDS) {
    const company = look.companies.get(need.company);
    if (!company) continue;
    const opened = addDays(today, -need.ago);
    await db
      .insertInto('needs')
      .values({
        id: scene.newId(),
        kind: need.kind,
        company_key: company.key,
        contact_key: null,
        product_key: need.sku === undefined ? null : (look.products.get(need.sku) ?? null),
        text: need.text,
        solution: need.solution ?? '',
        opened_day: opened,
        solved_day: need.solved === null ? null : addDays(opened, need.solved),
        person_id: scene.people.get('Priya Chandran') ?? null,
        deleted_at: null,
      })
      .execute();
  }
};

type NewActivity = {
  kind: string;
  day: Day;
  by: PersonName;
  company?: number | null;
  contact?: number | null;
  deal?: string | null;
  channel?: number | null;
  product?: number | null;
  material?: { id: string; version: string } | null;
  cost?: number | null;
  text: string;
  outcome: string;
  step?: { text: string; day: Day; done: boolean };
};

/** A working day on or before this one. */
const workday = (day: Day): Day => (weekday(day) > 5 ? addDays(day, 5 - weekday(day)) : day);

const writer =
  (db: WriteDb, scene: DealScene) =>
  async (one: NewActivity, hour: number): Promise<void> => {
    const time = `${String(hour).padStart(2, '0')}:${one.text.length % 2 === 0 ? '00' : '30'}`;
    const by = scene.people.get(one.by);
    await db
      .insertInto('activities')
      .values({
        id: scene.newId(),
        kind: one.kind,
        day: one.day,
        time,
        people: JSON.stringify(by === undefined ? [] : [by]),
        company_key: one.company ?? null,
        contact_key: one.contact ?? null,
        deal_id: one.deal ?? null,
        channel_key: one.channel ?? null,
        product_key: one.product ?? null,
        material_id: one.material?.id ?? null,
        material_version: one.material?.version ?? '',
        cost_minor: one.cost ? minorFrom(one.cost, scene.currency) : null,
        currency: scene.currency,
        text: one.text,
        outcome: one.outcome,
        next_step: one.step?.text ?? '',
        next_step_day: one.step?.day ?? null,
        next_done: one.step?.done ? 1 : 0,
        created_at: `${one.day}T${time}:00.000Z`,
        deleted_at: null,
      })
      .execute();
  };

/** Months of calls, mails, visits and meals, each with a company; store visits at the partners' doors without a deal. */
const putActivities = async (
  db: WriteDb,
  scene: DealScene,
  look: Look,
  random: Random,
  materials: { id: string; version: string }[],
): Promise<void> => {
  const { today, firstDay } = scene.world.story;
  const add = writer(db, scene);
  const products = [...look.products.values()].toSorted((a, b) => a - b);
  const contactsOf = Map.groupBy(look.contacts, (contact) => contact.company_key);
  for (const company of look.companies.values()) {
    const big = ACCOUNTS[company.name] !== undefined;
    // Each is spoken with every few weeks, key accounts more often; the one that slips has gone quiet.
    let ago = company.name === 'Marigold House' ? 101 : random.int(1, big ? 12 : 60);
    const deal = look.deals.get(company.key) ?? null;
    for (let left = big ? 14 : 6; left > 0 && addDays(today, -ago) > firstDay; left -= 1) {
      const talk = TALKS[random.weighted(TALKS.map(({ weight }) => weight))] ?? TALKS[0];
      if (!talk) return;
      const day = workday(maxDay(firstDay, addDays(today, -ago)));
      const fresh = daysBetween(day, today) < 15;
      const contact = random.pick(contactsOf.get(company.key) ?? [{ key: 0, company_key: null }]);
      await add(
        {
          kind: talk.kind,
          day,
          by: ACCOUNTS[company.name]?.owner ?? random.pick(SALES),
          company: company.key,
          contact: contact.key === 0 ? null : contact.key,
          deal: fresh ? deal : null,
          material: talk.kind === 'material-sent' ? random.pick(materials) : null,
          product: talk.kind === 'demo' ? random.pick(products) : null,
          cost: talk.cost === null ? null : random.int(talk.cost[0], talk.cost[1]),
          text: random.pick(talk.texts),
          outcome: random.pick(talk.outcomes),
          ...(random.chance(0.25)
            ? { step: { text: random.pick(NEXT_STEPS), day: addDays(day, random.int(3, 12)), done: !fresh } }
            : {}),
        },
        random.int(9, 16),
      );
      ago += random.int(big ? 9 : 24, big ? 34 : 80);
    }
  }
  for (const channel of CHANNELS)
    for (const { name } of channel.locations) {
      const door = look.channels.get(name);
      if (!door || name.endsWith('.com')) continue;
      for (let ago = random.int(2, 20); ago < 420; ago += random.int(28, 75))
        await add(
          {
            kind: 'store-visit',
            day: maxDay(firstDay, addDays(today, -ago)),
            by: channel.owner,
            company: look.companies.get(channel.name)?.key ?? null,
            channel: door.key,
            product: random.chance(0.6) ? random.pick(products) : null,
            cost: random.chance(0.5) ? random.int(800, 3_200) : null,
            text: random.pick(VISITS),
            outcome: random.pick(['Reordered on the spot', 'Told the buyer', '']),
          },
          random.int(10, 17),
        );
    }
  for (const show of SHOWS)
    await add(
      {
        kind: 'trade-show',
        day: workday(addDays(today, -show.ago)),
        by: 'Maren Oduya',
        text: show.name,
        outcome: show.outcome,
        cost: show.cost,
      },
      9,
    );
};

/** Companies as the team knows them after sixteen months: whose they are, what they need, what was done with them. */
export const putCustomers = async (db: WriteDb, scene: DealScene): Promise<void> => {
  const random = randomFrom(seedOf(7, 'customers'));
  const look = await lookUp(db);
  await putAccounts(db, scene, look);
  await putContacts(db, scene, look, random);
  const materials = await putMaterials(db, scene);
  await putNeeds(db, scene, look);
  await putActivities(db, scene, look, random, materials);
};
