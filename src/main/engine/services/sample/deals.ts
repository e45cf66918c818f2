import { addDays, type Day } from '../../../../shared/domain/day';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import { minorFrom } from './csv';
import type { SamplePeople } from './setting';
import { BRIGHTWELL, CHANNELS, OAK, SALON_CHANNEL } from './world/catalogue';
import { DISCOVERY, REQUIRED_BY_STAGE, SHARED_CREDIT } from './world/deals-details';
import { CARED_FOR, OPEN_DEALS } from './world/deals-table';
import type { World } from './world';

export type DealScene = { world: World; currency: string; newId: () => string; clock: number; people: SamplePeople };

type Stage = { id: string; pipeline: string; name: string; kind: string; position: number; playbook: string };
type Look = {
  stages: Stage[];
  companies: Map<string, number>;
  owners: Map<string, number>;
  channels: Map<string, number>;
  helper: number | null;
};

/** Keys by name, read once. `helper` is somebody beside the three: whoever opened the sample gets some deals too. */
const lookUp = async (db: WriteDb, scene: DealScene): Promise<Look> => {
  const stages = await db
    .selectFrom('stages as s')
    .innerJoin('pipelines as p', 'p.id', 's.pipeline_id')
    .select(['s.id', 's.name', 's.kind', 's.position', 's.playbook', 'p.name as pipeline'])
    .orderBy('p.position')
    .orderBy('s.position')
    .execute();
  const companies = await db.selectFrom('companies').select(['key', 'natural_key']).execute();
  const people = await db
    .selectFrom('people')
    .select(['key', 'name', 'id'])
    .where('deleted_at', 'is', null)
    .orderBy('key')
    .execute();
  const channels = await db.selectFrom('channels').select(['key', 'name']).where('level', '=', 'account').execute();
  const three = new Set(scene.people.values());
  return {
    stages,
    companies: new Map(companies.map((row) => [row.natural_key, row.key])),
    owners: new Map(people.map((row) => [row.name, row.key])),
    channels: new Map(channels.map((row) => [row.name, row.key])),
    helper: people.find((row) => !three.has(row.id))?.key ?? null,
  };
};

const HELPED = new Set(['North Pier Spa', 'Hotel Verity', 'Sundry Goods', 'Meridian Hotels']);

type NewDeal = {
  company: string;
  title: string;
  stage: Stage;
  value: number;
  owner: string;
  created: Day;
  entered: Day;
  close: Day | null;
  closed: Day | null;
  reason: string;
  source: string;
  step: readonly [string, string, number] | null;
};

const itemsOf = (stage: Stage): string[] => (JSON.parse(stage.playbook) as { id: string }[]).map((item) => item.id);

/** What is ticked: everything of the stages behind it, and the first lines of the one it stands in. */
const ticked = (deal: NewDeal, way: readonly Stage[]): string[] => {
  const own = itemsOf(deal.stage);
  const done = deal.closed === null ? (deal.value / 100) % (own.length + 1) : own.length;
  return [...way.flatMap(itemsOf), ...own.slice(0, done)];
};

const writer = (db: WriteDb, scene: DealScene, look: Look) => {
  let position = 0;
  const moment = (day: Day, hour: number): string =>
    new Date(Math.min(scene.clock, Date.parse(`${day}T${String(hour).padStart(2, '0')}:20:00.000Z`))).toISOString();
  return async (deal: NewDeal): Promise<void> => {
    position += 1;
    const id = scene.newId();
    const { today } = scene.world.story;
    const owner =
      look.helper !== null && HELPED.has(deal.company) ? look.helper : (look.owners.get(deal.owner) ?? null);
    const channel = CHANNELS.some(({ name }) => name === deal.company && (name === BRIGHTWELL || name === OAK))
      ? deal.company
      : SALON_CHANNEL;
    const entered = moment(deal.entered, 9 + (position % 8));
    const way = look.stages.filter(
      (stage) =>
        stage.pipeline === deal.stage.pipeline && stage.kind === 'open' && stage.position < deal.stage.position,
    );
    const known = DISCOVERY[deal.company];
    await db
      .insertInto('deals')
      .values({
        id,
        external_id: '',
        source_system: '',
        title: deal.title,
        company_key: look.companies.get(fold(deal.company)) ?? null,
        contact_key: null,
        owner_key: owner,
        stage_id: deal.stage.id,
        value_minor: minorFrom(deal.value * 100, scene.currency),
        currency: scene.currency,
        probability: null,
        channel_key: look.channels.get(channel) ?? null,
        product_key: null,
        campaign_key: null,
        source: deal.source,
        created_day: deal.created,
        expected_close: deal.close,
        closed_day: deal.closed,
        lost_reason: deal.reason,
        entered_stage_at: entered,
        next_step: deal.step?.[0] ?? '',
        next_step_kind: deal.step?.[1] ?? '',
        next_step_day: deal.step ? addDays(today, deal.step[2]) : null,
        position,
        batch_id: null,
        source_line: null,
        deleted_at: null,
        needs: known?.needs ?? '',
        decision_maker: known?.decisionMaker ?? '',
        budget_minor: known?.budget ? minorFrom(known.budget * 100, scene.currency) : null,
        labels: JSON.stringify(known?.labels ?? []),
        playbook_done: JSON.stringify(ticked(deal, way)),
        credits: JSON.stringify(
          (SHARED_CREDIT[`${deal.company}, ${deal.title}`] ?? []).flatMap(([name, share]) => {
            const personId = scene.people.get(name);
            return personId === undefined ? [] : [{ personId, share }];
          }),
        ),
      })
      .execute();
    const span = Math.max(1, way.length);
    const days = Math.max(0, (Date.parse(deal.entered) - Date.parse(deal.created)) / 86_400_000);
    for (const [index, stage] of [...way, deal.stage].entries()) {
      const at = index === way.length ? entered : moment(addDays(deal.created, Math.floor((days * index) / span)), 9);
      await db
        .insertInto('deal_stages')
        .values({
          id: scene.newId(),
          deal_id: id,
          stage_id: stage.id,
          entered_at: at,
          person_id: scene.people.get('Priya Chandran') ?? null,
        })
        .execute();
    }
  };
};

/** Deals as the team entered them in Tandem: what is open today, and what was won or lost since it moved here. */
export const putDeals = async (db: WriteDb, scene: DealScene): Promise<void> => {
  const look = await lookUp(db, scene);
  const stageOf = (name: string): Stage => {
    const found = look.stages.find((stage) => stage.name === name);
    if (!found) throw new Error(`There is no stage ${name}.`);
    return found;
  };
  const add = writer(db, scene, look);
  const { today } = scene.world.story;
  for (const deal of OPEN_DEALS) {
    const stage = stageOf(deal.stage);
    const entered = addDays(today, -deal.age);
    await add({
      ...deal,
      stage,
      created: addDays(entered, -7 * (stage.position - 1) - (deal.value % 5)),
      entered,
      close: deal.close === null ? null : addDays(today, deal.close),
      closed: null,
      reason: '',
      step: deal.step,
    });
  }
  for (const deal of scene.world.closedDeals) {
    if (deal.old) continue;
    await add({
      ...deal,
      stage: stageOf(deal.won ? 'Won' : 'Lost'),
      entered: deal.closed,
      close: deal.closed,
      step: null,
    });
  }
  const chain = scene.world.wholeChain;
  if (chain)
    await add({
      ...chain,
      value: chain.value / 100,
      stage: stageOf('Won'),
      owner: 'Priya Chandran',
      created: chain.opened,
      entered: chain.won,
      close: chain.won,
      closed: chain.won,
      reason: '',
      step: null,
    });
  for (const { ago, ...deal } of CARED_FOR) {
    const closed = addDays(today, -ago);
    await add({
      ...deal,
      stage: stageOf(deal.stage),
      created: addDays(closed, -60),
      entered: closed,
      close: closed,
      closed,
      source: 'referral',
      step: null,
    });
  }
  for (const [name, required] of Object.entries(REQUIRED_BY_STAGE))
    await db
      .updateTable('stages')
      .set({ required: JSON.stringify(required) })
      .where('id', '=', stageOf(name).id)
      .execute();
};
