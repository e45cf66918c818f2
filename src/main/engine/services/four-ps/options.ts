import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { isPrompt, MAX_OPTIONS } from '../../../../shared/domain/four-ps';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import { listLines, listOptions, listPoints, type OptionRow } from '../../store/repositories/four-ps';
import { keyOf } from '../../store/repositories/keys';
import { step } from './edit';
import { gone, sheetOf } from './sheets';

/** An option that lives, with the sheet it stands on. */
export const optionOf = async (db: ReadDb, id: string): Promise<OptionRow> => {
  const row = (await listOptions(db)).find((option) => option.id === id);
  if (!row) throw gone();
  return row;
};

/** A new option, empty or as a copy of another of the same sheet. */
export const addOption = async (
  context: Context,
  { sheetId, name, copyOf }: Parsed<'four-ps.addOption'>,
): Promise<{ id: string }> => {
  const db = context.store.read;
  const sheet = await sheetOf(db, sheetId);
  const options = await listOptions(db, sheetId);
  if (options.length >= MAX_OPTIONS)
    throw new TandemError(
      'bad-input',
      `A worksheet has ${MAX_OPTIONS} options at most. Remove one, or start another worksheet.`,
    );
  const from = copyOf === undefined ? undefined : options.find((option) => option.id === copyOf);
  if (copyOf !== undefined && !from) throw gone();
  const points = from ? await listPoints(db, [from.id]) : [];
  const lines = from ? await listLines(db, [from.id]) : [];
  const id = context.newId();
  const owner = (await keyOf(db, 'people', from?.owner_id ?? context.personId)) ?? null;
  const channels = new Map<string, number | null>();
  for (const { channel_id } of lines)
    if (channel_id !== null) channels.set(channel_id, (await keyOf(db, 'channels', channel_id)) ?? null);
  await step(context, `Added option ${name} to ${sheet.name}`, sheetId, async (edit) => {
    await edit.insert('four_ps_options', {
      id,
      sheet_id: sheetId,
      name,
      owner_key: owner,
      fixed_minor: from?.fixed_minor ?? 0,
      promotion_minor: from?.promotion_minor ?? 0,
      new_customers: from?.new_customers ?? null,
      units_per_customer_month: from?.units_per_customer_month ?? null,
      safety_share: from?.safety_share ?? 0,
      position: (options.at(-1)?.position ?? 0) + 1,
      deleted_at: null,
    });
    for (const { p, prompt, text } of points)
      await edit.insert('four_ps_points', { id: context.newId(), option_id: id, p, prompt, text, deleted_at: null });
    for (const line of lines)
      await edit.insert('four_ps_lines', {
        id: context.newId(),
        option_id: id,
        channel_key: line.channel_id === null ? null : (channels.get(line.channel_id) ?? null),
        name: line.name,
        price_minor: line.price_minor,
        discount: line.discount,
        channel_share: line.channel_share,
        unit_cost_minor: line.unit_cost_minor,
        units: line.units,
        position: line.position,
        deleted_at: null,
      });
  });
  return { id };
};

export const updateOption = async (
  context: Context,
  { id, ...fields }: Parsed<'four-ps.updateOption'>,
): Promise<void> => {
  const row = await optionOf(context.store.read, id);
  const owner = await keyOf(context.store.read, 'people', fields.ownerId);
  await step(context, `Changed option ${fields.name ?? row.name}`, row.sheet_id, (edit) =>
    edit.update('four_ps_options', id, {
      name: fields.name,
      owner_key: owner,
      fixed_minor: fields.fixedMinor,
      promotion_minor: fields.promotionMinor,
      new_customers: fields.newCustomers,
      units_per_customer_month: fields.unitsPerCustomerMonth,
      safety_share: fields.safetyShare,
    }),
  );
};

export const removeOption = async (context: Context, id: string): Promise<void> => {
  const row = await optionOf(context.store.read, id);
  await step(context, `Removed option ${row.name}`, row.sheet_id, (edit) => edit.remove('four_ps_options', id));
};

export const setPoint = async (
  context: Context,
  { optionId, p, prompt, text }: Parsed<'four-ps.setPoint'>,
): Promise<void> => {
  const db = context.store.read;
  if (!isPrompt(p, prompt)) throw new TandemError('bad-input', `${p} has no prompt "${prompt}".`);
  const option = await optionOf(db, optionId);
  const old = (await listPoints(db, [optionId])).find((point) => point.p === p && point.prompt === prompt);
  if ((old?.text ?? '') === text) return;
  await step(context, `Wrote ${p} of ${option.name}`, option.sheet_id, async (edit) => {
    if (!old)
      await edit.insert('four_ps_points', {
        id: context.newId(),
        option_id: optionId,
        p,
        prompt,
        text,
        deleted_at: null,
      });
    else if (text === '') await edit.remove('four_ps_points', old.id);
    else await edit.update('four_ps_points', old.id, { text });
  });
};

export const addLine = async (context: Context, input: Parsed<'four-ps.addLine'>): Promise<{ id: string }> => {
  const db = context.store.read;
  const option = await optionOf(db, input.optionId);
  const lines = await listLines(db, [option.id]);
  const channel = (await keyOf(db, 'channels', input.channelId)) ?? null;
  const id = context.newId();
  await step(context, `Added ${input.name} to ${option.name}`, option.sheet_id, (edit) =>
    edit.insert('four_ps_lines', {
      id,
      option_id: option.id,
      channel_key: channel,
      name: input.name,
      price_minor: input.priceMinor,
      discount: input.discount,
      channel_share: input.channelShare,
      unit_cost_minor: input.unitCostMinor,
      units: JSON.stringify(input.units),
      position: (lines.at(-1)?.position ?? 0) + 1,
      deleted_at: null,
    }),
  );
  return { id };
};

const lineWithOption = async (db: ReadDb, id: string) => {
  const row = await db
    .selectFrom('four_ps_lines')
    .select(['option_id', 'name'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw gone();
  return { name: row.name, option: await optionOf(db, row.option_id) };
};

export const updateLine = async (context: Context, { id, ...fields }: Parsed<'four-ps.updateLine'>): Promise<void> => {
  const db = context.store.read;
  const { name, option } = await lineWithOption(db, id);
  const channel = await keyOf(db, 'channels', fields.channelId);
  await step(context, `Changed ${fields.name ?? name} of ${option.name}`, option.sheet_id, (edit) =>
    edit.update('four_ps_lines', id, {
      channel_key: channel,
      name: fields.name,
      price_minor: fields.priceMinor,
      discount: fields.discount,
      channel_share: fields.channelShare,
      unit_cost_minor: fields.unitCostMinor,
      units: fields.units === undefined ? undefined : JSON.stringify(fields.units),
    }),
  );
};

export const removeLine = async (context: Context, id: string): Promise<void> => {
  const { name, option } = await lineWithOption(context.store.read, id);
  await step(context, `Removed ${name} from ${option.name}`, option.sheet_id, (edit) =>
    edit.remove('four_ps_lines', id),
  );
};
