import { momentOf } from '../../../../shared/domain/business-hours';
import { daysBetween } from '../../../../shared/domain/day';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import type { DealScene } from './deals';
import { type LocalTime, type ToldLead, WORKED_DAYS } from './world/lead-story';

const MS_PER_MINUTE = 60_000;

/** People who wrote in this morning, entered by hand: minutes before now. */
const TODAY: readonly { ago: number; name: string; company: string; source: string; content: string }[] = [
  {
    ago: 205,
    name: 'Imani Brooks',
    company: 'Brooks & Daughter',
    source: 'instagram',
    content: 'Reel: ten-minute curls',
  },
  { ago: 96, name: 'Joel Tanaka', company: 'Tanaka Hair', source: 'newsletter', content: 'Trade price list' },
  { ago: 38, name: 'Sofia Marchetti', company: 'Studio Marchetti', source: 'instagram', content: 'Reel: towel test' },
];

type Keys = { people: Map<string, { key: number; id: string }>; helper: { key: number; id: string } | null };

const peopleOf = async (db: WriteDb, scene: DealScene): Promise<Keys> => {
  const rows = await db
    .selectFrom('people')
    .select(['key', 'id', 'name'])
    .where('deleted_at', 'is', null)
    .orderBy('key')
    .execute();
  const three = new Set(scene.people.values());
  return {
    people: new Map(rows.map(({ name, key, id }) => [name, { key, id }])),
    helper: rows.find((row) => !three.has(row.id)) ?? null,
  };
};

/** What the team did in Tandem with the leads of the last weeks: touches, ticks and every step with who and when. */
export const putLeads = async (db: WriteDb, scene: DealScene & { timeZone: string }): Promise<void> => {
  const { people, helper } = await peopleOf(db, scene);
  const theo = people.get('Theo Lindqvist');
  const priya = people.get('Priya Chandran');
  const { today } = scene.world.story;
  const chain = scene.world.wholeChain;
  const stored = new Map(
    (await db.selectFrom('leads').select(['id', 'external_id', 'campaign_key']).execute()).map((row) => [
      row.external_id,
      row,
    ]),
  );
  const criteria = await db.selectFrom('lead_criteria').select(['id', 'needed']).orderBy('position').execute();
  const at = ({ day, time }: LocalTime): string => {
    const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
    return new Date(Math.min(scene.clock, momentOf(day, minutes, scene.timeZone))).toISOString();
  };
  const step = async (
    lead: string,
    name: string,
    day: string,
    by: string | null,
    more: { from?: string | null; to?: string | null; note?: string } = {},
  ) => {
    if (day === '') return;
    const time = `${10 + (name.length % 6)}:1${name.length % 10}`;
    await db
      .insertInto('lead_steps')
      .values({
        id: scene.newId(),
        lead_id: lead,
        step: name,
        at: at({ day, time }),
        person_id: by,
        from_id: more.from ?? null,
        to_id: more.to ?? null,
        note: more.note ?? '',
      })
      .execute();
  };
  const touch = async (
    lead: string,
    when: string,
    kind: string,
    contact: boolean,
    content: string,
    by: string | null,
  ) =>
    db
      .insertInto('lead_touches')
      .values({
        id: scene.newId(),
        lead_id: lead,
        at: when,
        kind,
        contact: contact ? 1 : 0,
        source: '',
        campaign: '',
        content,
        code: '',
        note: '',
        person_id: by,
        deleted_at: null,
      })
      .execute();

  let waiting = 0;
  const tell = async (lead: ToldLead): Promise<void> => {
    const row = stored.get(lead.id);
    if (!row) return;
    const { told } = lead;
    for (const one of told.touches) await touch(row.id, at(one), one.kind, false, one.content, null);
    if (told.contact) await touch(row.id, at(told.contact), told.contact.kind, true, '', theo?.id ?? null);
    if (lead.qualified !== '') {
      for (const criterion of criteria.filter((one) => one.needed === 1))
        await db
          .insertInto('lead_ticks')
          .values({
            id: scene.newId(),
            lead_id: row.id,
            criterion_id: criterion.id,
            at: at({ day: lead.qualified, time: '10:05' }),
            person_id: theo?.id ?? null,
            deleted_at: null,
          })
          .execute();
      await step(row.id, 'qualified', lead.qualified, theo?.id ?? null);
    }
    // Whoever opened the sample finds a few that wait for them to accept.
    const open = told.handed !== '' && told.accepted === '' && told.returned === '';
    if (open) waiting += 1;
    const taker = open && helper && waiting % 2 === 0 ? helper : (people.get(lead.owner) ?? priya);
    await step(row.id, 'handed', told.handed, theo?.id ?? null, {
      from: theo?.id ?? null,
      to: open ? (taker?.id ?? null) : (priya?.id ?? null),
      note: told.note,
    });
    await step(row.id, 'accepted', told.accepted, priya?.id ?? null);
    await step(row.id, 'returned', told.returned, priya?.id ?? null, {
      from: priya?.id ?? null,
      to: theo?.id ?? null,
      note: told.reason,
    });
    const began = chain?.leadId === lead.id ? chain : told.deal;
    const deal = began
      ? await db
          .selectFrom('deals as d')
          .innerJoin('companies as c', 'c.key', 'd.company_key')
          .select(['d.id', 'c.key as company'])
          .where('d.title', '=', began.title)
          .where('c.natural_key', '=', fold(began.company))
          .where('d.closed_day', 'is', chain?.leadId === lead.id ? chain.won : null)
          .executeTakeFirst()
      : undefined;
    if (deal) {
      await step(row.id, 'converted', chain?.leadId === lead.id ? chain.opened : told.opened, priya?.id ?? null);
      await db
        .updateTable('deals')
        .set({ source: lead.source, campaign_key: row.campaign_key })
        .where('id', '=', deal.id)
        .execute();
    }
    await step(row.id, 'closed', told.closed, theo?.id ?? null, { note: told.closedReason });
    await db
      .updateTable('leads')
      .set({
        handed_day: told.handed || null,
        accepted_day: told.accepted || null,
        returned_day: told.returned || null,
        return_reason: told.reason,
        opened_day: (chain?.leadId === lead.id ? chain.opened : told.opened) || null,
        closed_day: told.closed || null,
        closed_reason: told.closedReason,
        ...(open && taker ? { owner_key: taker.key } : {}),
        ...(deal ? { deal_id: deal.id, company_key: deal.company } : {}),
      })
      .where('id', '=', row.id)
      .execute();
  };
  for (const lead of scene.world.leads)
    if (daysBetween(lead.day, today) <= WORKED_DAYS || lead.id === chain?.leadId) await tell(lead);

  for (const { ago, name, company, source, content } of TODAY) {
    const when = scene.clock - ago * MS_PER_MINUTE;
    await db
      .insertInto('leads')
      .values({
        id: scene.newId(),
        external_id: '',
        source_system: '',
        created_day: today,
        signed_up_at: new Date(when).toISOString(),
        name,
        email: `${name.split(' ')[0]?.toLowerCase() ?? ''}@${company.toLowerCase().replace(/[^a-z]+/g, '')}.example`,
        company,
        source,
        content,
        campaign_key: null,
        owner_key: theo?.key ?? null,
        qualified_day: null,
        converted_day: null,
        deal_external_id: '',
        customer_key: null,
        deleted_at: null,
      })
      .execute();
  }
};
