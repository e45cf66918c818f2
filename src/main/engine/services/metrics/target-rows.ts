import type { RowSource } from '../../metrics/types';
import { partsOf } from '../../metrics/targets/parts';
import type { ReadDb } from '../../store/dialect';
import type { Row, Rows } from '../../store/repositories/metric-rows';
import type { Settings } from '../settings';
import { saidNumbers, targetDimension, type TargetRequest, targetTreesOf } from './targets';

type Asked = TargetRequest & { group?: string | undefined; limit: number; offset: number };

const paged = (columns: Rows['columns'], rows: readonly Row[], { limit, offset }: Asked): Rows => ({
  columns,
  rows: rows.slice(offset, offset + limit),
  total: rows.length,
  sum: rows.reduce((sum, row) => sum + row.contribution, 0),
});

const HERE = { file: null, line: null, batch: null };

const nodeRows = async (
  db: ReadDb,
  value: 'actual' | 'outlook' | 'planned',
  asked: Asked,
  settings: Settings,
): Promise<Rows> => {
  const by = asked.group === undefined ? null : targetDimension(asked.by);
  const rows: Row[] = [];
  for (const { nodes } of await targetTreesOf(db, asked, settings))
    for (const part of partsOf(nodes, by)) {
      if (by !== null && part.group !== asked.group) continue;
      rows.push({
        ...HERE,
        entity: 'target_nodes',
        id: part.id,
        contribution: part[value] ?? 0,
        day: null,
        cells: [part.name, part.target, part.actual, part.expected, part.outlook, part.planned],
      });
    }
  const money = (name: string, adds: boolean): Rows['columns'][number] => ({
    name,
    unit: 'money',
    ...(adds ? { adds: 1 } : {}),
  });
  return paged(
    [
      { name: 'Target of', unit: 'text' },
      money('Target', false),
      money('Actual', value === 'actual'),
      money('Expected', false),
      money('Outlook', value === 'outlook'),
      money('Planned', value === 'planned'),
    ],
    rows,
    asked,
  );
};

const saidRows = async (db: ReadDb, asked: Asked, settings: Settings): Promise<Rows> => {
  const said = await saidNumbers(db, asked, settings);
  const rows = said
    .filter((one) => asked.group === undefined || one.group === asked.group)
    .map((one): Row => {
      const contribution = one.came - Math.abs(one.said - one.came);
      return {
        ...HERE,
        entity: 'target_calls',
        id: one.id,
        contribution,
        day: one.day,
        cells: [one.day, one.name, one.who, one.said, one.came, contribution],
      };
    });
  return paged(
    [
      { name: 'Said on', unit: 'day' },
      { name: 'Target of', unit: 'text' },
      { name: 'Who', unit: 'text' },
      { name: 'Said', unit: 'money' },
      { name: 'Came', unit: 'money' },
      { name: 'Right', unit: 'money', adds: 1 },
    ],
    rows,
    asked,
  );
};

/** The rows behind a figure of targets: the parts of the tree, or the numbers that people gave. */
export const targetRows = (
  db: ReadDb,
  source: Extract<RowSource, { entity: 'target_nodes' | 'target_calls' }>,
  asked: Asked,
  settings: Settings,
): Promise<Rows> =>
  source.entity === 'target_nodes' ? nodeRows(db, source.value, asked, settings) : saidRows(db, asked, settings);
