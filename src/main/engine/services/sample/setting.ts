import { CHANNEL_TYPES } from '../../../../shared/domain/channels';
import { fold, initials } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import { minorFrom } from './csv';
import { randomFrom, seedOf } from './random';
import { CHANNELS, PEOPLE, type PersonName } from './world/catalogue';
import { CREATORS } from './world/creators';
import { KIND_OF } from './world/customers';
import { FIRST_NAMES, LAST_NAMES, PROSPECTS, SALONS } from './world/names';
import { textsOf, VISION } from './world/words';
import type { World } from './world';

export type SampleScene = { world: World; currency: string; newId: () => string; at: string };
/** Ids of the three people by name. */
export type SamplePeople = ReadonlyMap<PersonName, string>;

/** Adds the three people; one who is there already (the person who opened the sample) keeps the id and gains the roles. */
const putPeople = async (
  db: WriteDb,
  scene: SampleScene,
): Promise<{ ids: SamplePeople; keys: Map<PersonName, number> }> => {
  const ids = new Map<PersonName, string>();
  const keys = new Map<PersonName, number>();
  for (const { name, roles, email } of PEOPLE) {
    const known = await db
      .selectFrom('people')
      .select(['id', 'key', 'roles'])
      .where('natural_key', '=', fold(name))
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    const row =
      known ??
      (await db
        .insertInto('people')
        .values({
          id: scene.newId(),
          name,
          natural_key: fold(name),
          email,
          roles: JSON.stringify(roles),
          deleted_at: null,
        })
        .returning(['id', 'key', 'roles'])
        .executeTakeFirstOrThrow());
    if (known && known.roles === '[]')
      await db
        .updateTable('people')
        .set({ roles: JSON.stringify(roles), email })
        .where('id', '=', known.id)
        .execute();
    ids.set(name, row.id);
    keys.set(name, row.key);
  }
  return { ids, keys };
};

type Keys = Map<PersonName, number>;

const putChannels = async (db: WriteDb, scene: SampleScene, owners: Keys): Promise<void> => {
  const add = async (
    level: 'type' | 'account' | 'location',
    type: string,
    name: string,
    parent: number | null,
    owner: number | null,
  ): Promise<number> => {
    const row = {
      id: scene.newId(),
      parent_key: parent,
      level,
      type,
      name,
      natural_key: fold(name),
      owner_key: owner,
      deleted_at: null,
    };
    return (await db.insertInto('channels').values(row).returning('key').executeTakeFirstOrThrow()).key;
  };
  const types = new Map<string, number>();
  for (const channel of CHANNELS) {
    const type = types.get(channel.type) ?? (await add('type', channel.type, CHANNEL_TYPES[channel.type], null, null));
    types.set(channel.type, type);
    const account = await add('account', channel.type, channel.name, type, owners.get(channel.owner) ?? null);
    for (const { name } of channel.locations) await add('location', channel.type, name, account, null);
  }
};

const putCampaigns = async (db: WriteDb, scene: SampleScene, owners: Keys): Promise<void> => {
  const money = (hundredths: number): number | null =>
    hundredths === 0 ? null : minorFrom(hundredths, scene.currency);
  for (const campaign of scene.world.campaigns) {
    await db
      .insertInto('campaigns')
      .values({
        id: scene.newId(),
        name: campaign.name,
        natural_key: fold(campaign.name),
        objective: campaign.objective,
        promotion_channel: campaign.promotion,
        platform: campaign.ad?.platform ?? '',
        owner_key: owners.get(campaign.owner) ?? null,
        starts: campaign.starts,
        ends: campaign.ends,
        budget_minor: money(campaign.budget),
        other_cost_minor: money(campaign.other),
        // A creator who holds the code gives the orders to the campaign: it stands in one place.
        code: CREATORS.some(({ code }) => code?.code === campaign.code) ? '' : campaign.code,
        status: campaign.status,
        deleted_at: null,
      })
      .execute();
  }
};

/** Companies that buy or may buy, each with the person one calls. */
const putCompanies = async (db: WriteDb, scene: SampleScene): Promise<void> => {
  const random = randomFrom(seedOf(7, 'contacts'));
  const partners = CHANNELS.filter(({ type }) => type === 'retail-partner').map(({ name }) => ({
    name,
    kind: 'Retail partner',
  }));
  for (const company of [...partners, ...SALONS, ...PROSPECTS]) {
    const domain = `${company.name.toLowerCase().replace(/[^a-z]+/g, '')}.example`;
    const { key } = await db
      .insertInto('companies')
      .values({
        id: scene.newId(),
        name: company.name,
        natural_key: fold(company.name),
        kind: KIND_OF[company.kind] ?? '',
        // What the list of kinds has no word for is kept as a tag.
        tags: company.kind.toLowerCase() === KIND_OF[company.kind] ? '' : company.kind,
        domain,
        country: 'United States',
        deleted_at: null,
      })
      .returning('key')
      .executeTakeFirstOrThrow();
    const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
    const email = `${initials(name).toLowerCase()}@${domain}`;
    await db
      .insertInto('contacts')
      .values({
        id: scene.newId(),
        company_key: key,
        name,
        email,
        phone: '',
        natural_key: email,
        opt_in: null,
        tags: '',
        deleted_at: null,
      })
      .execute();
  }
};

const putTexts = async (db: WriteDb, scene: SampleScene): Promise<void> => {
  const ids = new Map(
    (await db.selectFrom('channels').select(['name', 'id']).execute()).map((row) => [row.name, row.id]),
  );
  for (const { kind, period, texts: written } of textsOf(scene.world.story)) {
    await db
      .insertInto('report_texts')
      .values({
        id: scene.newId(),
        kind,
        period,
        texts: JSON.stringify({ ...written, owners: {} }),
        deleted_at: null,
      })
      .execute();
    for (const [channel, text] of Object.entries(written.owners))
      await db
        .insertInto('report_sections')
        .values({
          id: scene.newId(),
          period,
          section: ids.get(channel) ?? channel,
          text,
          writer: CHANNELS.find(({ name }) => name === channel)?.owner ?? null,
          written_at: scene.at,
          deleted_at: null,
        })
        .execute();
  }
};

/** What people enter by hand before the first file comes in: who they are, where they sell, what they plan. */
export const putSetting = async (db: WriteDb, scene: SampleScene): Promise<SamplePeople> => {
  const { ids, keys } = await putPeople(db, scene);
  await putChannels(db, scene, keys);
  await putCampaigns(db, scene, keys);
  await putCompanies(db, scene);
  await putTexts(db, scene);
  await db
    .updateTable('workspace')
    .set({ vision: VISION, created_at: `${scene.world.story.firstDay}T08:00:00.000Z` })
    .execute();
  return ids;
};
