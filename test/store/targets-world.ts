import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';
import type { ChannelName, Input, Output, Result } from '../../src/shared/contract';
import type { TargetNode } from '../../src/shared/contract/target-shapes';

/** 25 November 2026, noon in New York. */
export const NOW = Date.UTC(2026, 10, 25, 17);
/** The quarter of the sample that is under way. */
export const PERIOD = '2026-Q4';

const TABLES = [
  'target_trees',
  'target_nodes',
  'target_calls',
  'target_offsets',
  'target_forecasts',
  'plan_items',
  'moments',
];

/** A target of these by its name, or by its parents' names and its own. */
export const named = (nodes: readonly TargetNode[], ...names: string[]): TargetNode => {
  let found: TargetNode | undefined;
  for (const name of names)
    found = nodes.find((node) => node.name === name && (found === undefined || node.parentId === found.id));
  if (!found) throw new Error(names.join(' › '));
  return found;
};

/** The sample on a November day, with ways to ask its engine; `clock` can be put forward, `close` takes it away. */
export const targetsWorld = async (clock: { now: number } = { now: NOW }) => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-targets-'));
  const path = join(folder, 'sample.tandem');
  await grownWorkspace({
    path,
    name: 'Halo & Vine',
    currency: 'USD',
    timeZone: 'America/New_York',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: true,
    clock: () => NOW,
  });
  const engine: Engine = await createEngine({ workspacePath: path, clock: () => clock.now });
  const answer = async <C extends ChannelName>(channel: C, input: Input<C>): Promise<Result<Output<C>>> =>
    (await engine.call(channel, input)) as Result<Output<C>>;
  const ask = async <C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> => {
    const result = await answer(channel, input);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };
  return {
    path,
    answer,
    ask,
    refusal: async <C extends ChannelName>(channel: C, input: Input<C>): Promise<string> => {
      const result = await answer(channel, input);
      if (result.ok) throw new Error('It was not refused.');
      return result.error.message;
    },
    tree: () => ask('targets.tree', { period: PERIOD }),
    /** What all target tables hold, without the counters of changes. */
    checksum: (): string => {
      const file = new Database(path, { readonly: true });
      try {
        const rows = TABLES.map((table) =>
          (file.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Record<string, unknown>[]).map(
            ({ rev: _rev, ...row }) => row,
          ),
        );
        return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
      } finally {
        file.close();
      }
    },
    close: async (): Promise<void> => {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type TargetsWorld = Awaited<ReturnType<typeof targetsWorld>>;
