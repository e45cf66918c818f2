import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import type { InvestorReport } from '../../../../shared/contract/reports';
import type { Reveals } from '../../../../shared/contract/updates';
import { forReader } from '../../../../shared/domain/figures';
import type { Rule } from '../../../../shared/domain/investor';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import { beginEdit } from '../../store/history';
import { listGroups, sendsOf, updateOfPeriod } from '../../store/repositories/updates';
import { Desk } from '../reports/desk';
import { disclose } from '../reports/disclose';
import { revealsOf } from '../reports/disclose/reveals';
import { freezeWithin } from '../reports/freeze';
import { investorReportOf } from '../reports/investor';
import { readSnapshot } from '../reports/snapshot';
import { periodFrom, settingsOf } from '../settings';
import { groupOf } from './groups';
import { namesOf, rulesOf } from './views';

type To = Parsed<'updates.send'>['to'];

/** Who gets it, with the rules of this moment: a group by its name, or names alone, who get everything. */
const recipients = async (db: ReadDb, to: To) => {
  const groups = await listGroups(db);
  return to.map(({ groupId, people }) => {
    const group = groups.find((one) => one.id === groupId);
    if (groupId !== null && !group) throw new TandemError('not-found', 'A group was removed in the meantime.');
    const names = namesOf(people);
    if (!group && names.length === 0) throw new TandemError('bad-input', 'Name at least one person or group.');
    return {
      group_id: group?.id ?? null,
      group_name: group?.name ?? '',
      people: (names.length > 0 ? names : namesOf(group?.people ?? '')).join('\n'),
      rules: group?.rules ?? '[]',
      locale: group?.locale ?? null,
    };
  });
};

/**
 * Notes who gets the update of a period. The first sending freezes it: from then on it opens as it was, whatever the
 * data becomes. One step of undo; the frozen report itself stays among the snapshots.
 */
export const sendUpdate = async (context: Context, input: Parsed<'updates.send'>): Promise<void> => {
  const { calendar } = await settingsOf(context);
  const { id: period } = periodFrom(input.period, calendar);
  await context.store.write(async (db) => {
    const row = await updateOfPeriod(db, period);
    if (!row) throw new TandemError('not-found', 'Start the update of this period before you send it.');
    const to = await recipients(db, input.to);
    const frozen =
      row.snapshot_id !== null && row.status === 'sent'
        ? row.snapshot_id
        : (await freezeWithin(db, context, { kind: 'investor', period, edition: '' })).id;
    const names = to.map((one) => one.group_name || one.people.split('\n').join(', ')).join(', ');
    const edit = await beginEdit(
      db,
      { personId: context.personId, at: context.at() },
      `Sent the investor update of ${period} to ${names.slice(0, 200)}`,
      'investor_updates',
      row.id,
    );
    await edit.update('investor_updates', row.id, { status: 'sent', snapshot_id: frozen });
    for (const one of to)
      await edit.insert('update_sends', {
        id: context.newId(),
        update_id: row.id,
        snapshot_id: frozen,
        ...one,
        person_id: context.personId,
        at: context.at(),
        deleted_at: null,
      });
  });
  context.touched('reports', 'history');
};

/** The whole update of a period: live while it is a draft, as it was frozen once it was sent. */
const wholeUpdate = async (context: Context, period: string): Promise<InvestorReport> => {
  const db = context.store.read;
  const settings = await settingsOf(context);
  const own = periodFrom(period, settings.calendar);
  const row = await updateOfPeriod(db, own.id);
  if (row?.status !== 'sent' || row.snapshot_id === null) return investorReportOf(new Desk(db, settings, own));
  const kept = await readSnapshot(db, { id: row.snapshot_id });
  if (kept?.kind !== 'investor') throw new TandemError('not-found', 'The frozen report of this update is gone.');
  const [first] = await sendsOf(db, row.id);
  return {
    ...kept.report,
    update: { id: row.id, status: 'sent', sentAt: first?.at ?? kept.frozenAt, snapshotId: kept.id },
  };
};

/** A group with its rules: for what was sent to it, those of that day. */
const readersOf = async (
  context: Context,
  { update }: InvestorReport,
  groupId: string,
): Promise<{ name: string; rules: Rule[] }> => {
  const group = await groupOf(context, groupId);
  const sends = update.status === 'sent' && update.id ? await sendsOf(context.store.read, update.id) : [];
  const sent = sends.findLast((one) => one.group_id === groupId);
  return { name: group.name, rules: rulesOf(sent?.rules ?? group.rules) };
};

/**
 * The update of a period as a group reads it, or whole without one. What was sent to a group keeps the rules that the
 * group had on that day.
 */
export const updateFor = async (
  context: Context,
  { period, groupId, locale }: Parsed<'reports.investor'>,
): Promise<InvestorReport> => {
  const report = await forReader(locale, () => wholeUpdate(context, period));
  if (groupId === null) return disclose(report, [], null);
  const { name, rules } = await readersOf(context, report, groupId);
  return disclose(report, rules, name);
};

/** What the update of a period still tells a group of the figures that its rules keep back. */
export const revealsFor = async (
  context: Context,
  { period, groupId }: Parsed<'updates.reveals'>,
): Promise<Reveals> => {
  const report = await wholeUpdate(context, period);
  return revealsOf(report, (await readersOf(context, report, groupId)).rules);
};
