import type { Output } from '../../../../shared/contract';
import { accuracyByUnit, type Forecast, type Measured } from '../../metrics/targets/calls';
import type { ReadDb } from '../../store/dialect';
import { callsOf, forecastsOf, listTrees, offsetsOf } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { atClose, isClosed } from './close';
import { methodRecord } from './methods';
import { offsetViews } from './offsets';
import { rememberedFigures } from './outlooks';
import { readPeople } from './trees';
import { callViews } from './views';

type Tally = {
  calls: number;
  callsHeld: number;
  offsets: number;
  offsetsHeld: number;
  forecasts: (Forecast & Measured)[];
};

/** How people's calls, offsets and numbers for closed periods came out. Ratios are sums over all of them of one unit. */
export const authorRecord = async (db: ReadDb, settings: Settings): Promise<Output<'targets.record'>['authors']> => {
  const people = await readPeople(db);
  const tallies = new Map<string | null, Tally>();
  const of = (id: string | null): Tally => {
    const tally = tallies.get(id) ?? { calls: 0, callsHeld: 0, offsets: 0, offsetsHeld: 0, forecasts: [] };
    tallies.set(id, tally);
    return tally;
  };
  for (const tree of await listTrees(db)) {
    if (!isClosed(tree, settings)) continue;
    const calls = await callsOf(db, tree.id);
    const offsets = await offsetsOf(db, tree.id);
    const forecasts = await forecastsOf(db, tree.id);
    if (calls.length + offsets.length + forecasts.length === 0) continue;
    const figures = await atClose(db, await rememberedFigures(db, tree, settings), settings);
    const inTime = (row: { at: string }): boolean => row.at < figures.close.at;
    const nodes = new Map(figures.nodes.map((node) => [node.row.id, node]));
    const scored = (nodeId: string, said: number): (Forecast & Measured)[] => {
      const node = nodes.get(nodeId);
      return node?.block.scored ? [{ said, came: node.actual, metric: node.metric }] : [];
    };
    for (const call of callViews(calls.filter(inTime), figures, people)) {
      const tally = of(call.author?.id ?? null);
      if (call.held !== null) {
        tally.calls += 1;
        tally.callsHeld += call.held ? 1 : 0;
      }
      if (call.expected !== null) tally.forecasts.push(...scored(call.nodeId, call.expected));
    }
    for (const forecast of forecasts.filter(inTime))
      of(people.byId(forecast.person_id)?.id ?? null).forecasts.push(...scored(forecast.node_id, forecast.amount));
    for (const offset of offsetViews(offsets.filter(inTime), figures.nodes, {
      close: figures.close,
      currency: settings.currency,
      person: people.byId,
    })) {
      if (!nodes.get(offset.short.id)?.block.scored) continue;
      const tally = of(offset.author?.id ?? null);
      tally.offsets += 1;
      tally.offsetsHeld += offset.held === true ? 1 : 0;
    }
  }
  return [...tallies].map(([id, { forecasts, ...counts }]) => {
    return { author: people.byId(id), ...counts, ...accuracyByUnit(forecasts) };
  });
};

/** What was learned from closed periods: of people, and of the ways to foretell. */
export const trackRecord = async (db: ReadDb, settings: Settings): Promise<Output<'targets.record'>> => ({
  authors: await authorRecord(db, settings),
  methods: await methodRecord(db, settings),
});
