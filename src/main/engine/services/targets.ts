import type { ServiceOf } from '../context';
import { listTrees } from '../store/repositories/targets';
import { periodFrom, settingsOf } from './settings';
import { noteAsked } from './targets/ahead';
import { addBeside } from './targets/beside';
import { addChildren } from './targets/create';
import { candidates, NOTHING_ABOVE } from './targets/divide';
import { previewAmount, previewRespread, respread, setAmount } from './targets/edit';
import {
  addCall,
  addForecast,
  addOffset,
  addPlanItem,
  removeFrom,
  suggestions,
  updateOffset,
  updatePlanItem,
} from './targets/ledger';
import { moveNode, removeNode, removeTree, updateNode, updateTree } from './targets/manage';
import { createTree } from './targets/new-tree';
import { nodePage } from './targets/node';
import { exportTargets } from './targets/export';
import { keepOutlooks } from './targets/keep-outlooks';
import { monthsOf, previewSpread } from './targets/months';
import { trackRecord } from './targets/record';
import { saidOf } from './targets/said';
import { gone, nodeWithTree, treeFor, treeView } from './targets/trees';
import { compareTree, versionsOf } from './targets/versions';
import { callViews } from './targets/views';
import { wholeTree } from './targets/whole';

const OK = { ok: true } as const;

/** Targets: the tree from the top, where each node stands, calls, offsets and what was learned from them. */
export const targetsService: ServiceOf<'targets'> = {
  'targets.trees': async (_input, context) =>
    treeView(context.store.read, await listTrees(context.store.read), await settingsOf(context)),
  'targets.tree': async (input, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const period = periodFrom(input.period, settings.calendar);
    const tree = treeFor(await listTrees(db), period, settings.calendar, input.metric);
    if (!tree) return { tree: null, asOf: settings.today, elapsed: 0, days: 0, nodes: [], calls: [], offsets: [] };
    noteAsked(db, tree.id);
    const { figures, closed, people, calls, offsets, nodes } = await wholeTree(db, tree, settings);
    const [view] = await treeView(db, [tree], settings);
    return {
      tree: view ?? null,
      asOf: settings.today,
      elapsed: figures.spans.elapsed,
      days: figures.spans.days,
      nodes,
      calls: callViews(calls, closed, people),
      offsets,
    };
  },
  'targets.node': async ({ id }, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const { tree } = await nodeWithTree(db, id);
    noteAsked(db, tree.id);
    const whole = await wholeTree(db, tree, settings);
    const { figures, offsets, nodes } = whole;
    const [view] = await treeView(db, [tree], settings);
    const page = await nodePage(db, figures, nodes, id, settings);
    const node = nodes.find((one) => one.id === id);
    if (!page || !node || !view) throw gone();
    return {
      node,
      tree: view,
      ...page,
      ...(await saidOf(db, whole, id)),
      offsets: offsets.filter((offset) => offset.short.id === id || offset.over.id === id),
    };
  },
  'targets.createTree': async (input, context) => ({ id: await createTree(context, input) }),
  'targets.parts': async ({ kind }, context) =>
    (await candidates(context.store.read, kind))(NOTHING_ABOVE).map(({ refId, name }) => ({ ref: refId, name })),
  'targets.updateTree': async (input, context) => (await updateTree(context, input), OK),
  'targets.removeTree': async ({ id }, context) => (await removeTree(context, id), OK),
  'targets.addChildren': async (input, context) => ({ ids: await addChildren(context, input) }),
  'targets.addBeside': async (input, context) => ({ id: await addBeside(context, input) }),
  'targets.moveNode': async (input, context) => (await moveNode(context, input), OK),
  'targets.removeNode': async ({ id }, context) => (await removeNode(context, id), OK),
  'targets.updateNode': async (input, context) => (await updateNode(context, input), OK),
  'targets.previewAmount': (input, context) => previewAmount(context, input),
  'targets.setAmount': async (input, context) => (await setAmount(context, input), OK),
  'targets.previewRespread': (input, context) => previewRespread(context, input),
  'targets.respread': async (input, context) => (await respread(context, input), OK),
  'targets.call': async (input, context) => ({ id: await addCall(context, input) }),
  'targets.removeCall': async ({ id }, context) => (await removeFrom(context, 'target_calls', id, 'a call'), OK),
  'targets.offset': async (input, context) => ({ id: await addOffset(context, input) }),
  'targets.updateOffset': async (input, context) => (await updateOffset(context, input), OK),
  'targets.removeOffset': async ({ id }, context) => (await removeFrom(context, 'target_offsets', id, 'an offset'), OK),
  'targets.suggestOffsets': ({ treeId }, context) => suggestions(context, treeId),
  'targets.forecast': async (input, context) => ({ id: await addForecast(context, input) }),
  'targets.addPlanItem': async (input, context) => ({ id: await addPlanItem(context, input) }),
  'targets.updatePlanItem': async (input, context) => (await updatePlanItem(context, input), OK),
  'targets.removePlanItem': async ({ id }, context) => (await removeFrom(context, 'plan_items', id, 'a plan item'), OK),
  'targets.export': (input, context) => exportTargets(context, input),
  'targets.keepOutlooks': async (_input, context) => ({ kept: await keepOutlooks(context) }),
  'targets.record': async (_input, context) => trackRecord(context.store.read, await settingsOf(context)),
  'targets.months': async (input, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const period = periodFrom(input.period, settings.calendar);
    const tree = treeFor(await listTrees(db), period, settings.calendar, input.metric);
    return tree ? monthsOf(db, tree, settings) : { columns: [], rows: [] };
  },
  'targets.previewSpread': async (input, context) =>
    previewSpread(context.store.read, input, await settingsOf(context)),
  'targets.versions': ({ treeId }, context) => versionsOf(context.store.read, treeId),
  'targets.compare': (input, context) => compareTree(context.store.read, input),
};
