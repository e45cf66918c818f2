import { addDays, daysBetween } from '../../../../shared/domain/day';
import { proposalNumber } from '../../../../shared/domain/proposals';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import type { DealScene } from './deals';
import { DRY_SHAMPOO, MOUSSE, type PersonName } from './world/catalogue';

/** A line: which product, its part of the deal's value, and its discount in hundredths of a percent. */
type Line = { sku: string; part: number; discountBp?: number };
type Version = {
  status: 'draft' | 'sent' | 'accepted';
  issued: number;
  valid: number;
  discountBp: number;
  lines: Line[];
};
type Sample = {
  /** The day on which its deal was won; absent for one that is open. */
  won?: string;
  company: string;
  by: PersonName;
  title: string;
  intro: string;
  /** A line of text beside the products: a name and its price in hundredths. */
  extra?: { text: string; unitMinor: number };
  versions: Version[];
  log?: { ago: number; text: string }[];
};

const TERMS =
  'Payment 30 days from invoice. Delivery within ten working days, freight paid from 500. Shelf prices are yours to set; the recommended price is on every pack. Unsold cases in full cartons come back within 60 days.';
const TAX = 'Prices are before sales tax; resale certificate on file.';
/** Trade buys at half the shelf price. */
const TRADE = 0.5;

const PROPOSALS: readonly Sample[] = [
  {
    company: 'Bellamy Group',
    by: 'Priya Chandran',
    title: 'Nine salons, yearly',
    intro:
      'Nine salons, one range, one delivery a month. You asked for a price that rewards the year rather than the order, and for somebody to train your teams: both are below.',
    extra: { text: 'Training day at a salon, two stylists', unitMinor: 35_000 },
    versions: [
      {
        status: 'sent',
        issued: -24,
        valid: 6,
        discountBp: 0,
        lines: [
          { sku: DRY_SHAMPOO, part: 0.34 },
          { sku: MOUSSE, part: 0.3 },
          { sku: 'HV-RSH-250', part: 0.22 },
          { sku: 'HV-SCD-250', part: 0.2 },
        ],
      },
      {
        status: 'sent',
        issued: -9,
        valid: 21,
        discountBp: 400,
        lines: [
          { sku: DRY_SHAMPOO, part: 0.3, discountBp: 500 },
          { sku: MOUSSE, part: 0.3, discountBp: 500 },
          { sku: 'HV-RSH-250', part: 0.2 },
          { sku: 'HV-SCD-250', part: 0.18 },
          { sku: 'HV-BDO-075', part: 0.06 },
        ],
      },
    ],
    log: [
      { ago: 20, text: 'They want a yearly price, not an order price. Asked for 10% off everything.' },
      { ago: 12, text: 'Offered 5% on the two that sell most and 4% on the year. They bring bond oil in.' },
    ],
  },
  {
    company: 'Meridian Hotels',
    by: 'Maren Oduya',
    title: 'Pilot, 2 hotels',
    intro: 'Two houses, ninety days, refill bottles in every bathroom. After that you decide with your own numbers.',
    versions: [
      {
        status: 'sent',
        issued: -16,
        valid: 14,
        discountBp: 250,
        lines: [
          { sku: 'HV-RFL-500', part: 0.6 },
          { sku: 'HV-SCD-250', part: 0.42 },
        ],
      },
    ],
  },
  {
    company: 'Harbour Cuts',
    by: 'Priya Chandran',
    title: 'Reorder, Style line',
    intro: '',
    versions: [
      {
        status: 'sent',
        issued: -40,
        valid: -4,
        discountBp: 0,
        lines: [
          { sku: 'HV-SSM-150', part: 0.5 },
          { sku: 'HV-TXC-100', part: 0.5 },
        ],
      },
    ],
  },
  {
    company: 'Oak & Ivory',
    by: 'Maren Oduya',
    title: 'Next mousse reorder',
    intro: '',
    versions: [{ status: 'draft', issued: -1, valid: 29, discountBp: 0, lines: [{ sku: MOUSSE, part: 1 }] }],
  },
];

type Deal = { id: string; value_minor: number | null; company_key: number | null; contact_key: number | null };

/** The proposal that won the deal of the lead who went the whole way. */
const wonOf = ({ wholeChain, story }: DealScene['world']): Sample[] => {
  if (!wholeChain) return [];
  const { company, title, sent, won } = wholeChain;
  const issued = -daysBetween(sent, story.today);
  const lines = [
    { sku: MOUSSE, part: 0.5 },
    { sku: 'HV-SSM-150', part: 0.3 },
    { sku: 'HV-TXC-100', part: 0.2 },
  ];
  const version = { status: 'accepted', issued, valid: issued + 30, discountBp: 300, lines } as const;
  return [{ won, company, by: 'Priya Chandran', title, intro: '', versions: [version] }];
};

const dealOf = (db: WriteDb, { company, title, won }: Sample): Promise<Deal | undefined> =>
  db
    .selectFrom('deals as d')
    .innerJoin('companies as c', 'c.key', 'd.company_key')
    .select(['d.id', 'd.value_minor', 'd.company_key', 'd.contact_key'])
    .where('c.natural_key', '=', fold(company))
    .where('d.title', 'like', `%${title}%`)
    .where('d.closed_day', 'is', won ?? null)
    .executeTakeFirst();

/** Says in the deal's activities that a version was sent, or what was said about it. */
const putActivity = async (
  db: WriteDb,
  scene: DealScene,
  deal: Deal,
  row: {
    kind: string;
    day: string;
    text: string;
    by: PersonName;
    rootId: string;
    material?: { id: string; version: string };
  },
): Promise<void> => {
  const person = scene.people.get(row.by);
  await db
    .insertInto('activities')
    .values({
      id: scene.newId(),
      kind: row.kind,
      day: row.day,
      time: '',
      people: JSON.stringify(person === undefined ? [] : [person]),
      company_key: deal.company_key,
      contact_key: deal.contact_key,
      deal_id: deal.id,
      proposal_id: row.rootId,
      channel_key: null,
      product_key: null,
      material_id: row.material?.id ?? null,
      material_version: row.material?.version ?? '',
      cost_minor: null,
      currency: scene.currency,
      text: row.text,
      outcome: '',
      next_step: '',
      next_step_day: null,
      next_done: 0,
      created_at: `${row.day}T15:00:00.000Z`,
      deleted_at: null,
    })
    .execute();
};

/** Proposals for some of the open deals: one in its second version, one waiting, one whose day has passed, a draft. */
export const putProposals = async (db: WriteDb, scene: DealScene): Promise<void> => {
  const { today } = scene.world.story;
  const products = await db.selectFrom('products').select(['key', 'sku', 'price_minor']).execute();
  let count = 0;
  for (const sample of [...PROPOSALS, ...wonOf(scene.world)]) {
    const deal = await dealOf(db, sample);
    if (!deal) continue;
    count += 1;
    const number = proposalNumber(count);
    const ids = sample.versions.map(() => scene.newId());
    const rootId = ids[0] ?? '';
    const sent = sample.versions.filter((version) => version.status !== 'draft').length;
    const materialId = sent > 0 ? scene.newId() : null;
    if (materialId !== null)
      await db
        .insertInto('materials')
        .values({
          id: materialId,
          title: `${number} ${sample.title}`,
          kind: 'proposal',
          link: '',
          version: String(sent),
          notes: '',
          deleted_at: null,
        })
        .execute();
    for (const [index, version] of sample.versions.entries()) {
      const id = ids[index] ?? '';
      const day = addDays(today, version.issued);
      const out = version.status !== 'draft';
      await db
        .insertInto('proposals')
        .values({
          id,
          root_id: rootId,
          version: index + 1,
          deal_id: deal.id,
          number,
          title: sample.title,
          status: version.status,
          currency: scene.currency,
          issue_day: day,
          valid_until: addDays(today, version.valid),
          sent_day: out ? day : null,
          decided_day: version.status === 'accepted' ? (sample.won ?? null) : null,
          discount_bp: version.discountBp,
          tax_note: TAX,
          intro: sample.intro,
          terms: TERMS,
          material_id: out ? materialId : null,
          person_id: scene.people.get(sample.by) ?? null,
          created_at: `${day}T14:00:00.000Z`,
          deleted_at: null,
        })
        .execute();
      const lines = version.lines.flatMap(({ sku, part, discountBp = 0 }) => {
        const product = products.find((one) => one.sku === sku);
        if (!product) return [];
        const unitMinor = Math.round((product.price_minor ?? 0) * TRADE);
        const quantity = Math.max(6, Math.round(((deal.value_minor ?? 0) * part) / unitMinor / 6) * 6);
        return [{ product_key: product.key, text: '', quantity, unitMinor, discountBp }];
      });
      const all = sample.extra
        ? [
            ...lines,
            {
              product_key: null,
              text: sample.extra.text,
              quantity: 1,
              unitMinor: sample.extra.unitMinor,
              discountBp: 0,
            },
          ]
        : lines;
      for (const [position, { quantity, unitMinor, discountBp, ...line }] of all.entries())
        await db
          .insertInto('proposal_lines')
          .values({
            id: scene.newId(),
            proposal_id: id,
            position,
            ...line,
            quantity_thousandths: quantity * 1000,
            unit_minor: unitMinor,
            discount_bp: discountBp,
            deleted_at: null,
          })
          .execute();
      if (out && materialId !== null)
        await putActivity(db, scene, deal, {
          kind: 'material-sent',
          day,
          by: sample.by,
          rootId,
          text: 'Proposal sent',
          material: { id: materialId, version: String(index + 1) },
        });
    }
    for (const { ago, text } of sample.log ?? [])
      await putActivity(db, scene, deal, {
        kind: 'negotiation',
        day: addDays(today, -ago),
        by: sample.by,
        rootId,
        text,
      });
  }
};
