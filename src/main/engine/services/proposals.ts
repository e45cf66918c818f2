import { TandemError } from '../../../shared/contract/errors';
import { addDays } from '../../../shared/domain/day';
import { proposalNumber } from '../../../shared/domain/proposals';
import type { Context, ServiceOf } from '../context';
import type { ReadDb } from '../store/dialect';
import { lastWords, listProposals, nextProposal, proposalLines } from '../store/repositories/proposals';
import { change, changeMany } from './people';
import { draftOf, findProposal, named } from './proposals/find';
import { copyLines, linesService } from './proposals/lines';
import { sendProposal } from './proposals/send';
import { detailOf, rowsOf, totalsOf } from './proposals/shapes';
import { settingsOf } from './settings';

/** How long a new proposal is valid unless somebody says otherwise. */
const VALID_DAYS = 30;
const DECIDED = { accepted: 'Accepted', declined: 'Declined', sent: 'Took back the answer to' } as const;

const assertDays = (issueDay: string, validUntil: string): void => {
  if (validUntil < issueDay)
    throw new TandemError(
      'bad-input',
      `A proposal is valid from the day of its issue on: ${validUntil} is before ${issueDay}.`,
    );
};

const touchedAll = (context: Context): void => context.touched('proposals', 'deals', 'activities');

/** What the deal's product costs, as the first line of a proposal; nothing where the deal names none. */
const firstLine = async (db: ReadDb, dealId: string) =>
  db
    .selectFrom('deals as d')
    .innerJoin('products as p', 'p.key', 'd.product_key')
    .select(['p.key', 'p.price_minor', 'd.currency'])
    .where('d.id', '=', dealId)
    .where('p.deleted_at', 'is', null)
    .executeTakeFirst();

/** Proposals for deals: drafts are edited, sent versions kept, answers recorded. */
export const proposalsService: ServiceOf<'proposals'> = {
  ...linesService,
  'proposals.list': async ({ limit, ...wanted }, context) => {
    const { today } = await settingsOf(context);
    const rows = await listProposals(context.store.read, wanted);
    const lines = await proposalLines(
      context.store.read,
      rows.map((row) => row.id),
    );
    return rowsOf(rows, lines, today).slice(0, limit);
  },
  'proposals.get': async ({ id }, context) => {
    const { today } = await settingsOf(context);
    const db = context.store.read;
    const row = await findProposal(db, id);
    const all = await listProposals(db, { rootId: row.root_id });
    const lines = await proposalLines(
      db,
      all.map((one) => one.id),
    );
    return detailOf(row, all, lines, today);
  },
  'proposals.create': async ({ dealId, title }, context) => {
    const { today, currency } = await settingsOf(context);
    const db = context.store.read;
    const deal = await db
      .selectFrom('deals')
      .select(['title', 'currency'])
      .where('id', '=', dealId)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!deal) throw new TandemError('not-found', 'This deal was removed in the meantime.');
    const words = await lastWords(db);
    const product = await firstLine(db, dealId);
    const number = proposalNumber(await nextProposal(db));
    const id = context.newId();
    await change(context, `Began proposal ${number}`, 'proposals', id, async (edit) => {
      await edit.insert('proposals', {
        id,
        root_id: id,
        version: 1,
        deal_id: dealId,
        number,
        title: title ?? deal.title,
        status: 'draft',
        currency: deal.currency,
        issue_day: today,
        valid_until: addDays(today, VALID_DAYS),
        sent_day: null,
        decided_day: null,
        discount_bp: 0,
        tax_note: words?.tax_note ?? '',
        intro: '',
        terms: words?.terms ?? '',
        material_id: null,
        person_id: context.personId,
        created_at: context.at(),
        deleted_at: null,
      });
      if (product)
        await edit.insert('proposal_lines', {
          id: context.newId(),
          proposal_id: id,
          position: 0,
          product_key: product.key,
          text: '',
          quantity_thousandths: 1000,
          // List prices are in the workspace's currency.
          unit_minor: deal.currency === currency ? (product.price_minor ?? 0) : 0,
          discount_bp: 0,
          deleted_at: null,
        });
    });
    touchedAll(context);
    return { id };
  },
  'proposals.update': async ({ id, rev, ...fields }, context) => {
    const db = context.store.read;
    const row = await draftOf(db, id, 'change it');
    if (rev !== undefined && rev !== row.rev)
      throw new TandemError(
        'conflict',
        `"${row.title}" was changed in the meantime. Look at it again, then repeat your change.`,
      );
    assertDays(fields.issueDay ?? row.issue_day, fields.validUntil ?? row.valid_until);
    const given = {
      title: fields.title,
      currency: fields.currency,
      issue_day: fields.issueDay,
      valid_until: fields.validUntil,
      discount_bp: fields.discountBp,
      tax_note: fields.taxNote?.trim(),
      intro: fields.intro?.trim(),
      terms: fields.terms?.trim(),
    };
    await change(context, `Changed ${named(row)}`, 'proposals', id, (edit) =>
      edit.update(
        'proposals',
        id,
        Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      ),
    );
    touchedAll(context);
    return { ok: true };
  },
  'proposals.revise': async ({ id }, context) => {
    const { today } = await settingsOf(context);
    const db = context.store.read;
    const row = await findProposal(db, id);
    const all = await listProposals(db, { rootId: row.root_id });
    const draft = all.find((one) => one.status === 'draft');
    if (draft)
      throw new TandemError('rule', `Version ${draft.version} is still a draft. Go on with it, or remove it first.`);
    const lines = await proposalLines(db, [id]);
    const next = context.newId();
    const version = Math.max(...all.map((one) => one.version)) + 1;
    await change(context, `Made version ${version} of ${row.number}`, 'proposals', next, async (edit) => {
      await edit.insert('proposals', {
        id: next,
        root_id: row.root_id,
        version,
        deal_id: row.deal_id,
        number: row.number,
        title: row.title,
        status: 'draft',
        currency: row.currency,
        issue_day: today,
        valid_until: row.valid_until < today ? addDays(today, VALID_DAYS) : row.valid_until,
        sent_day: null,
        decided_day: null,
        discount_bp: row.discount_bp,
        tax_note: row.tax_note,
        intro: row.intro,
        terms: row.terms,
        material_id: null,
        person_id: context.personId,
        created_at: context.at(),
        deleted_at: null,
      });
      await copyLines(edit, db, next, lines, context.newId);
    });
    touchedAll(context);
    return { id: next };
  },
  'proposals.send': async ({ id }, context) => {
    const { today } = await settingsOf(context);
    const db = context.store.read;
    const row = await draftOf(db, id, 'send another');
    if ((await proposalLines(db, [id])).length === 0)
      throw new TandemError('rule', 'A proposal needs a line before it is sent.');
    const all = await listProposals(db, { rootId: row.root_id });
    const known = all.find((one) => one.material_id !== null)?.material_id ?? null;
    await change(context, `Sent ${named(row)}`, 'proposals', id, (edit) =>
      sendProposal(edit, context, row, { known, today }),
    );
    touchedAll(context);
    return { ok: true };
  },
  'proposals.decide': async ({ id, decision, setDealValue }, context) => {
    const { today } = await settingsOf(context);
    const db = context.store.read;
    const row = await findProposal(db, id);
    if (row.status === 'draft') throw new TandemError('rule', 'A draft has no answer yet. Send it first.');
    const other = (await listProposals(db, { rootId: row.root_id })).find(
      (one) => one.id !== id && one.status === 'accepted',
    );
    if (decision === 'accepted' && other)
      throw new TandemError('rule', `Version ${other.version} is accepted already. Take that back first.`);
    const { totalMinor } = totalsOf(row, await proposalLines(db, [id]));
    await change(context, `${DECIDED[decision]} ${named(row)}`, 'proposals', id, async (edit) => {
      await edit.update('proposals', id, { status: decision, decided_day: decision === 'sent' ? null : today });
      if (setDealValue && decision === 'accepted')
        await edit.update('deals', row.deal_id, { value_minor: totalMinor, currency: row.currency });
    });
    touchedAll(context);
    return { ok: true };
  },
  'proposals.bulk': async ({ ids, change: wanted }, context) => {
    const { today } = await settingsOf(context);
    const wantedIds = new Set(ids);
    const rows = (await listProposals(context.store.read, {})).filter((row) => wantedIds.has(row.id));
    const fits = rows.filter((row) => row.status === ('withdraw' in wanted ? 'sent' : 'draft'));
    if ('validUntil' in wanted) for (const row of fits) assertDays(row.issue_day, wanted.validUntil);
    const verb = 'remove' in wanted ? 'Removed' : 'Changed';
    const changed = await changeMany(context, verb, ['proposal', 'proposals'], 'proposals', async (edit) => {
      for (const { id } of fits)
        if ('remove' in wanted) await edit.remove('proposals', id);
        else
          await edit.update(
            'proposals',
            id,
            'withdraw' in wanted ? { status: 'declined', decided_day: today } : { valid_until: wanted.validUntil },
          );
    });
    touchedAll(context);
    return { changed, kept: rows.length - fits.length };
  },
  'proposals.remove': async ({ id }, context) => {
    const row = await draftOf(context.store.read, id, 'replace it');
    await change(context, `Removed ${named(row)}`, 'proposals', id, (edit) => edit.remove('proposals', id));
    touchedAll(context);
    return { ok: true };
  },
};
