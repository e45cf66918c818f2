import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { type Rule, RUNWAY } from '../../../../shared/domain/investor';
import { fold } from '../../../../shared/domain/text';
import type { Context } from '../../context';
import { findMetric } from '../../metrics/catalogue';
import { type GroupRow, listGroups } from '../../store/repositories/updates';
import { change } from '../people';

/** A group of recipients; a sentence when it is gone. */
export const groupOf = async (context: Context, id: string): Promise<GroupRow> => {
  const row = (await listGroups(context.store.read)).find((one) => one.id === id);
  if (!row) throw new TandemError('not-found', 'This group was removed in the meantime.');
  return row;
};

const assertFree = async (context: Context, name: string, except?: string): Promise<void> => {
  const taken = (await listGroups(context.store.read)).find(
    (row) => row.id !== except && fold(row.name) === fold(name),
  );
  if (taken) throw new TandemError('conflict', `There is a group ${taken.name} already.`);
};

const assertRules = (rules: readonly Rule[]): void => {
  const unknown = rules.find(({ metric }) => metric !== RUNWAY && !findMetric(metric));
  if (unknown) throw new TandemError('unknown-metric', `There is no figure "${unknown.metric}" to keep back.`);
  if (rules.some(({ metric, treatment }) => metric === RUNWAY && treatment === 'indexed'))
    throw new TandemError('rule', 'Cash and burn have no period before. They can be rounded or hidden.');
};

export const addGroup = async (context: Context, input: Parsed<'updates.addGroup'>): Promise<{ id: string }> => {
  await assertFree(context, input.name);
  assertRules(input.rules);
  const id = context.newId();
  await change(context, `Added recipients ${input.name}`, 'recipient_groups', id, (edit) =>
    edit.insert('recipient_groups', {
      id,
      name: input.name,
      natural_key: fold(input.name),
      people: input.people,
      locale: input.locale,
      rules: JSON.stringify(input.rules),
      deleted_at: null,
    }),
  );
  context.touched('reports');
  return { id };
};

export const setGroup = async (context: Context, input: Parsed<'updates.setGroup'>): Promise<void> => {
  const { id, name, people, locale, rules } = input;
  const row = await groupOf(context, id);
  if (name !== undefined) await assertFree(context, name, id);
  if (rules !== undefined) assertRules(rules);
  await change(context, `Changed recipients ${name ?? row.name}`, 'recipient_groups', id, (edit) =>
    edit.update('recipient_groups', id, {
      name,
      natural_key: name === undefined ? undefined : fold(name),
      people,
      locale,
      rules: rules === undefined ? undefined : JSON.stringify(rules),
    }),
  );
  context.touched('reports');
};

export const removeGroup = async (context: Context, id: string): Promise<void> => {
  const row = await groupOf(context, id);
  await change(context, `Removed recipients ${row.name}`, 'recipient_groups', id, (edit) =>
    edit.remove('recipient_groups', id),
  );
  context.touched('reports');
};
