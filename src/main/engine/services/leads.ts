import { TandemError } from '../../../shared/contract/errors';
import { addDays } from '../../../shared/domain/day';
import { parseLeadLine } from '../../../shared/domain/lead-line';
import { LEAD_STATES, WAITING_DAYS } from '../../../shared/domain/leads';
import { fold } from '../../../shared/domain/text';
import type { ServiceOf } from '../context';
import { beginEdit, type Edit } from '../store/history';
import { matchingCompanies, matchingContacts, openDealsOf } from '../store/repositories/lead-matches';
import { findLead, leadFacets, leadTouches, listLeads, waitingLeads } from '../store/repositories/leads';
import type { WriteDb } from '../store/dialect';
import type { Context } from '../context';
import { detailOf } from './leads/detail';
import { leadById, leadColumns, personKey, titleOf } from './leads/fields';
import { ORDERS, rowOf, waits } from './leads/rows';
import { changeMany } from './people';
import { settingsOf } from './settings';

const edited = async (
  context: Context,
  label: string,
  id: string | null,
  work: (db: WriteDb, edit: Edit) => Promise<void>,
): Promise<void> => {
  await context.store.write(async (db) =>
    work(db, await beginEdit(db, { personId: context.personId, at: context.at() }, label, 'leads', id)),
  );
  context.touched('leads', 'campaigns', 'history');
};

/** Leads as records: the list, one lead, and what people write into it; each change is one step of undo. */
export const leadsService: ServiceOf<'leads'> = {
  'leads.list': async ({ state, waiting, sort, limit, ...filter }, context) => {
    const settings = await settingsOf(context);
    const now = context.now();
    const all = (await listLeads(context.store.read, filter)).map((record) => rowOf(record, settings, now));
    const shown = all.filter((row) => (state === undefined || row.state === state) && (!waiting || waits(row)));
    return {
      rows: shown.toSorted(ORDERS[sort]).slice(0, limit),
      total: shown.length,
      states: LEAD_STATES.map((one) => ({ state: one, count: all.filter((row) => row.state === one).length })),
      ...(await leadFacets(context.store.read)),
    };
  },
  'leads.waiting': async (_input, context) => {
    const settings = await settingsOf(context);
    const since = addDays(settings.today, -WAITING_DAYS);
    const rows = (await waitingLeads(context.store.read, since))
      .map((record) => rowOf(record, settings, context.now()))
      .filter(waits);
    return { waiting: rows.length, late: rows.filter((row) => row.clock.state === 'late').length };
  },
  'leads.get': async ({ id }, context) =>
    detailOf(context.store.read, await leadById(context.store.read, id), await settingsOf(context), context.now()),
  'leads.create': async ({ line, createdDay, ...fields }, context) => {
    const settings = await settingsOf(context);
    const said = Object.fromEntries(Object.entries(parseLeadLine(line)).filter(([, text]) => text !== ''));
    const all = { ownerId: context.personId, ...said, ...fields };
    const lead = { name: all.name?.trim() ?? '', company: all.company?.trim() ?? '', email: fold(all.email ?? '') };
    if (lead.name === '' && lead.company === '' && lead.email === '')
      throw new TandemError('bad-input', 'A lead needs a name, a company or an address.');
    const day = createdDay ?? settings.today;
    if (day > settings.today) throw new TandemError('bad-input', 'A lead cannot come in on a day that is yet to come.');
    if (lead.email !== '') {
      const twin = (await listLeads(context.store.read, { search: lead.email })).find(
        (one) => one.email === lead.email && one.state !== 'converted' && one.state !== 'closed',
      );
      if (twin)
        throw new TandemError(
          'conflict',
          `${titleOf(twin)} is a lead already, with this address. Add a touch to it instead.`,
        );
    }
    const id = context.newId();
    await edited(context, `Added the lead ${titleOf(lead)}`, id, async (db, edit) => {
      await edit.insert('leads', {
        id,
        external_id: '',
        source_system: '',
        deal_external_id: '',
        name: '',
        email: '',
        company: '',
        source: '',
        content: '',
        created_day: day,
        signed_up_at: day === settings.today ? context.at() : null,
        deleted_at: null,
        ...(await leadColumns(db, edit, all, context.newId)),
      });
    });
    return { id };
  },
  'leads.update': async ({ id, rev, ...fields }, context) => {
    const lead = await leadById(context.store.read, id);
    if (rev !== undefined && rev !== lead.rev)
      throw new TandemError(
        'conflict',
        `${titleOf(lead)} was changed in the meantime. Look at it again, then repeat your change.`,
      );
    await edited(context, `Changed the lead ${fields.name || titleOf(lead)}`, id, async (db, edit) =>
      edit.update('leads', id, await leadColumns(db, edit, fields, context.newId)),
    );
    return { ok: true };
  },
  'leads.remove': async ({ id }, context) => {
    const lead = await leadById(context.store.read, id);
    await edited(context, `Removed the lead ${titleOf(lead)}`, id, (_db, edit) => edit.remove('leads', id));
    return { ok: true };
  },
  'leads.bulk': async ({ ids, ownerId, source, remove }, context) => {
    if (!remove && ownerId === undefined && source === undefined)
      throw new TandemError('bad-input', 'Say what to change: the owner, the source, or remove.');
    const db = context.store.read;
    const owner = ownerId === undefined ? undefined : await personKey(db, ownerId);
    const changed = await changeMany(
      context,
      remove ? 'Removed' : 'Changed',
      ['lead', 'leads'],
      'leads',
      async (edit) => {
        let found = 0;
        for (const id of new Set(ids)) {
          if (!(await findLead(db, id))) continue;
          found += 1;
          if (remove) await edit.remove('leads', id);
          else
            await edit.update('leads', id, {
              ...(owner === undefined ? {} : { owner_key: owner }),
              ...(source === undefined ? {} : { source: source.trim() }),
            });
        }
        if (found === 0) throw new TandemError('not-found', 'These leads were removed in the meantime.');
      },
    );
    context.touched('leads', 'campaigns');
    return { changed };
  },
  'leads.touch': async ({ id, at, contact, ...touch }, context) => {
    const lead = await leadById(context.store.read, id);
    const moment = at === undefined ? context.at() : new Date(Date.parse(at)).toISOString();
    if (Date.parse(moment) > context.now() + 60_000)
      throw new TandemError('bad-input', 'This moment is yet to come. A touch has happened already.');
    const touchId = context.newId();
    const label = contact ? `Contacted ${titleOf(lead)}` : `Added a touch of ${titleOf(lead)}`;
    await edited(context, label, id, async (_db, edit) => {
      await edit.insert('lead_touches', {
        id: touchId,
        lead_id: id,
        at: moment,
        contact: contact ? 1 : 0,
        person_id: context.personId,
        deleted_at: null,
        ...touch,
      });
      if (contact && (lead.first_contact_at === null || moment < lead.first_contact_at))
        await edit.update('leads', id, { first_contact_at: moment });
    });
    return { id: touchId };
  },
  'leads.removeTouch': async ({ id }, context) => {
    const touch = await context.store.read
      .selectFrom('lead_touches')
      .select(['lead_id', 'at', 'contact'])
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!touch) throw new TandemError('not-found', 'This touch was removed in the meantime.');
    const lead = await leadById(context.store.read, touch.lead_id);
    await edited(context, `Removed a touch of ${titleOf(lead)}`, lead.id, async (_db, edit) => {
      await edit.remove('lead_touches', id);
      if (touch.contact === 1 && touch.at === lead.first_contact_at) {
        const left = (await leadTouches(context.store.read, lead.id)).find((one) => one.contact === 1 && one.id !== id);
        await edit.update('leads', lead.id, { first_contact_at: left?.at ?? null });
      }
    });
    return { ok: true };
  },
  'leads.matches': async ({ id }, context) => {
    const db = context.store.read;
    const lead = await leadById(db, id);
    const companies = await matchingCompanies(db, lead);
    return {
      companies,
      contacts: await matchingContacts(db, lead),
      deals: await openDealsOf(
        db,
        companies.filter((match) => match.because !== 'similar name').map((match) => match.id),
      ),
      dealTitle: `${lead.company || lead.name || lead.email}, first order`,
    };
  },
};
