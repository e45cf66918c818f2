import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { FOUR_P_IDS, SHEET_TEMPLATES } from '../../../../shared/domain/four-ps';
import type { Context } from '../../context';
import type { Edit } from '../../store/history';
import type { ReadDb } from '../../store/dialect';
import { productLines } from '../../store/repositories/four-ps-evidence';
import { keyOf } from '../../store/repositories/keys';
import { change } from '../people';
import { periodFrom, settingsOf } from '../settings';
import { sheetOf } from './sheets';

/** One step of a sheet: everything done to it stands under its id in the history. */
export const step = async (
  context: Context,
  label: string,
  sheetId: string,
  work: (edit: Edit) => Promise<void>,
): Promise<void> => {
  await change(context, label, 'four_ps_sheets', sheetId, work);
  context.touched('four-ps');
};

type Subject = { subject: string; productId: string | null; line: string | null };

/** A sheet about a product names it, one about a line names that, and an idea needs neither. */
const assertSubject = ({ subject, productId, line }: Subject): void => {
  if (subject === 'product' && productId === null)
    throw new TandemError('bad-input', 'Say which product the worksheet is about.');
  if (subject === 'line' && line === null)
    throw new TandemError('bad-input', 'Say which product line the worksheet is about.');
};

/** A line is the word that products name; one that none names has nothing to say. A sheet keeps the one it has. */
const assertLine = async (db: ReadDb, { subject, line }: Subject, kept: string | null = null): Promise<void> => {
  if (subject !== 'line' || line === kept || (await productLines(db)).includes(line ?? '')) return;
  throw new TandemError('bad-input', `No product is in a line called "${line}".`);
};

/** Checks what a new sheet says; what is answered writes it with its first option as part of a step. */
export const insertSheet = async (
  context: Context,
  id: string,
  input: Parsed<'four-ps.create'>,
): Promise<(edit: Edit) => Promise<void>> => {
  const db = context.store.read;
  const { calendar } = await settingsOf(context);
  assertSubject(input);
  await assertLine(db, input);
  periodFrom(input.period, calendar);
  const optionId = context.newId();
  const product = (await keyOf(db, 'products', input.subject === 'product' ? input.productId : null)) ?? null;
  const owner = (await keyOf(db, 'people', input.ownerId ?? context.personId)) ?? null;
  const template = SHEET_TEMPLATES[input.template];
  return async (edit) => {
    await edit.insert('four_ps_sheets', {
      id,
      name: input.name,
      subject: input.subject,
      product_key: product,
      line: input.subject === 'line' ? input.line : null,
      audience: input.audience,
      template: input.template,
      period: input.period,
      owner_key: owner,
      origin_entity: input.origin?.entity ?? null,
      origin_id: input.origin?.id ?? null,
      person_id: context.personId,
      at: context.at(),
      deleted_at: null,
    });
    await edit.insert('four_ps_options', {
      id: optionId,
      sheet_id: id,
      name: 'First option',
      owner_key: owner,
      position: 1,
      deleted_at: null,
    });
    for (const p of FOUR_P_IDS) {
      const text = template?.points[p] ?? '';
      if (text !== '')
        await edit.insert('four_ps_points', {
          id: context.newId(),
          option_id: optionId,
          p,
          prompt: 'headline',
          text,
          deleted_at: null,
        });
    }
  };
};

export const createSheet = async (context: Context, input: Parsed<'four-ps.create'>): Promise<{ id: string }> => {
  const id = context.newId();
  await step(context, `Added worksheet ${input.name}`, id, await insertSheet(context, id, input));
  return { id };
};

export const updateSheet = async (context: Context, { id, ...fields }: Parsed<'four-ps.update'>): Promise<void> => {
  const db = context.store.read;
  const row = await sheetOf(db, id);
  const subject: Subject = {
    subject: fields.subject ?? row.subject,
    productId: fields.productId === undefined ? row.product_id : fields.productId,
    line: fields.line === undefined ? row.line : fields.line,
  };
  assertSubject(subject);
  await assertLine(db, subject, row.line);
  if (fields.period !== undefined) periodFrom(fields.period, (await settingsOf(context)).calendar);
  const product = (await keyOf(db, 'products', subject.subject === 'product' ? subject.productId : null)) ?? null;
  const owner = await keyOf(db, 'people', fields.ownerId);
  await step(context, `Changed worksheet ${fields.name ?? row.name}`, id, (edit) =>
    edit.update('four_ps_sheets', id, {
      name: fields.name,
      subject: subject.subject,
      product_key: product,
      line: subject.subject === 'line' ? subject.line : null,
      audience: fields.audience,
      period: fields.period,
      owner_key: owner,
    }),
  );
};

export const removeSheet = async (context: Context, id: string): Promise<void> => {
  const row = await sheetOf(context.store.read, id);
  await step(context, `Removed worksheet ${row.name}`, id, (edit) => edit.remove('four_ps_sheets', id));
};
