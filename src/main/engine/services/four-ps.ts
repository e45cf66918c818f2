import { FOUR_P_IDS } from '../../../shared/domain/four-ps';
import type { ServiceOf } from '../context';
import { tally } from '../metrics/four-ps/assumptions';
import { boundRecords, listOptions, listSheets, listVersions, sheetChanges } from '../store/repositories/four-ps';
import { addAssumption, removeAssumption, updateAssumption } from './four-ps/assumptions';
import { productLines } from '../store/repositories/four-ps-evidence';
import { originOf } from './four-ps/origin';
import { createSheet, removeSheet, updateSheet } from './four-ps/edit';
import { evidenceOf } from './four-ps/evidence';
import { judgedAssumptions } from './four-ps/judged';
import { addLine, addOption, removeLine, removeOption, setPoint, updateLine, updateOption } from './four-ps/options';
import { promoteOption } from './four-ps/promote';
import { sheetContent, sheetView } from './four-ps/sheets';
import { compareVersions, keepVersion } from './four-ps/versions';
import { settingsOf } from './settings';
import { readPeople } from './targets/trees';

const OK = { ok: true } as const;

/** Four Ps worksheets that find out whether they were right. */
export const fourPsService: ServiceOf<'four-ps'> = {
  'four-ps.list': async (_input, context) => {
    const db = context.store.read;
    const people = await readPeople(db);
    const options = await listOptions(db);
    const assumptions = await judgedAssumptions(db, await settingsOf(context));
    const changes = await sheetChanges(db);
    const sheets = [];
    for (const row of await listSheets(db))
      sheets.push({
        ...(await sheetView(db, row, people)),
        options: options.filter((option) => option.sheet_id === row.id).length,
        tally: tally(assumptions.filter((one) => one.sheetId === row.id).map((one) => one.verdict)),
        changedAt: changes.get(row.id) ?? null,
      });
    return sheets;
  },
  'four-ps.get': async ({ id }, context) => {
    const db = context.store.read;
    const settings = await settingsOf(context);
    const people = await readPeople(db);
    const assumptions = await judgedAssumptions(db, settings, id);
    return {
      ...(await sheetContent(db, id, settings)),
      assumptions,
      tally: tally(assumptions.map((one) => one.verdict)),
      versions: (await listVersions(db, id)).map((row) => ({
        id: row.id,
        name: row.name,
        at: row.at,
        person: people.byId(row.person_id),
      })),
    };
  },
  'four-ps.evidence': ({ id, period }, context) => evidenceOf(context, id, period),
  'four-ps.create': (input, context) => createSheet(context, input),
  'four-ps.update': async (input, context) => {
    await updateSheet(context, input);
    return OK;
  },
  'four-ps.remove': async ({ id }, context) => {
    await removeSheet(context, id);
    return OK;
  },
  'four-ps.addOption': (input, context) => addOption(context, input),
  'four-ps.updateOption': async (input, context) => {
    await updateOption(context, input);
    return OK;
  },
  'four-ps.removeOption': async ({ id }, context) => {
    await removeOption(context, id);
    return OK;
  },
  'four-ps.setPoint': async (input, context) => {
    await setPoint(context, input);
    return OK;
  },
  'four-ps.addLine': (input, context) => addLine(context, input),
  'four-ps.updateLine': async (input, context) => {
    await updateLine(context, input);
    return OK;
  },
  'four-ps.removeLine': async ({ id }, context) => {
    await removeLine(context, id);
    return OK;
  },
  'four-ps.addAssumption': (input, context) => addAssumption(context, input),
  'four-ps.updateAssumption': async (input, context) => {
    await updateAssumption(context, input);
    return OK;
  },
  'four-ps.removeAssumption': async ({ id }, context) => {
    await removeAssumption(context, id);
    return OK;
  },
  'four-ps.groups': async (input, context) => {
    const found = await boundRecords(context.store.read, input);
    return found === null ? null : [...found];
  },
  'four-ps.lines': (_input, context) => productLines(context.store.read),
  'four-ps.assumptions': async (_input, context) => {
    const assumptions = await judgedAssumptions(context.store.read, await settingsOf(context));
    return {
      assumptions,
      byP: FOUR_P_IDS.map((p) => ({
        p,
        tally: tally(assumptions.filter((one) => one.p === p).map((one) => one.verdict)),
      })),
      total: tally(assumptions.map((one) => one.verdict)),
    };
  },
  'four-ps.promote': (input, context) => promoteOption(context, input),
  'four-ps.ofCampaign': ({ id }, context) => originOf(context, id),
  'four-ps.keepVersion': ({ id, name }, context) => keepVersion(context, id, name),
  'four-ps.compare': ({ id, versionId, withId }, context) => compareVersions(context, id, versionId, withId),
};
