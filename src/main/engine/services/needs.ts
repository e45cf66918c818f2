import { TandemError } from '../../../shared/contract/errors';
import { NEED_KINDS } from '../../../shared/domain/customers';
import type { ServiceOf } from '../context';
import { keyOf } from '../store/repositories/keys';
import { refValue } from '../store/repositories/library';
import { findNeed, needsOf } from '../store/repositories/needs';
import { needOf } from './customers/shapes';
import { change } from './people';
import { settingsOf } from './settings';

const gone = (): TandemError => new TandemError('not-found', 'This was removed in the meantime. Nothing was changed.');

/** What customers need, struggle with, and what went wrong. */
export const needsService: ServiceOf<'needs'> = {
  'needs.list': async ({ audienceId }, context) => (await needsOf(context.store.read, { audienceId })).map(needOf),
  'needs.create': async ({ kind, text, companyId, contactId, audienceId, productId }, context) => {
    const db = context.store.read;
    if (companyId === null && contactId === null && audienceId === null)
      throw new TandemError('bad-input', 'Say whose it is: a company, a contact or an audience.');
    if (audienceId !== null && (await refValue(db, 'audience', audienceId)) === undefined)
      throw new TandemError('not-found', 'This audience was removed in the meantime.');
    const { today } = await settingsOf(context);
    const id = context.newId();
    const contact = (await keyOf(db, 'contacts', contactId)) ?? null;
    // An issue of a contact is the company's too, or the company's health would not know of it.
    const ofContact =
      contact === null
        ? null
        : ((await db.selectFrom('contacts').select('company_key').where('key', '=', contact).executeTakeFirst())
            ?.company_key ?? null);
    const company = (await keyOf(db, 'companies', companyId)) ?? ofContact;
    const product = (await keyOf(db, 'products', productId)) ?? null;
    await change(context, `Added ${NEED_KINDS[kind].toLowerCase()}: ${text}`, 'needs', id, (edit) =>
      edit.insert('needs', {
        id,
        kind,
        company_key: company,
        contact_key: contact,
        audience_id: audienceId,
        product_key: product,
        text,
        solution: '',
        opened_day: today,
        solved_day: null,
        person_id: context.personId,
        deleted_at: null,
      }),
    );
    context.touched('companies', 'campaigns');
    return { id };
  },
  'needs.update': async ({ id, kind, text, solution, open, productId }, context) => {
    const row = await findNeed(context.store.read, id);
    if (!row) throw gone();
    const { today } = await settingsOf(context);
    const product = await keyOf(context.store.read, 'products', productId);
    const solved = open === undefined ? undefined : open ? null : (row.solved_day ?? today);
    const label =
      open === undefined ? `Changed: ${text ?? row.text}` : `${open ? 'Opened again' : 'Solved'}: ${row.text}`;
    await change(context, label, 'needs', id, (edit) =>
      edit.update('needs', id, {
        ...(kind === undefined ? {} : { kind }),
        ...(text === undefined ? {} : { text }),
        ...(solution === undefined ? {} : { solution }),
        ...(solved === undefined ? {} : { solved_day: solved }),
        ...(product === undefined ? {} : { product_key: product }),
      }),
    );
    context.touched('companies');
    return { ok: true };
  },
  'needs.remove': async ({ id }, context) => {
    const row = await findNeed(context.store.read, id);
    if (!row) throw gone();
    await change(context, `Removed: ${row.text}`, 'needs', id, (edit) => edit.remove('needs', id));
    context.touched('companies');
    return { ok: true };
  },
};
