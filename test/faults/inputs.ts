import { z } from 'zod';
import type { Driver } from '../../src/main/engine/store/driver';
import type { Roll } from './bars';

/** Inputs by chance that a channel's schema takes, and that point at records which are there. */

const TEXTS = [
  '2026-05-13',
  '2026-05',
  '2026-W20',
  'USD',
  'EUR',
  'Air-dry',
  'ann@example.org',
  '#b86e4b',
  'https://example.org',
  '10:30',
  '{date}',
];
const NUMBERS = [0, 1, 2, 3, 7, 12, 0.25, 100, 1900, 125_000];

/** Ids of every record of every table, by table. */
export const idsOf = (driver: Driver): Map<string, string[]> => {
  const tables = driver
    .prepare(
      `SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) i WHERE i.name = 'id' AND i.type = 'TEXT')`,
    )
    .pluck()
    .all() as string[];
  return new Map(
    tables.map((table) => [
      table,
      driver.prepare(`SELECT id FROM "${table}" ORDER BY rowid DESC LIMIT 40`).pluck().all() as string[],
    ]),
  );
};

/** Which tables a field may mean: `dealId` deals, `id` those whose name begins as the feature's does. */
const tablesFor = (feature: string, key: string, ids: Map<string, string[]>): string[] => {
  const word = /^(.*?)(Ids?|s)?$/.exec(key)?.[1] ?? '';
  const stem = key === 'id' || key === 'ids' ? feature.replace('-', '_').replace(/s$/, '') : word;
  const found = [...ids.keys()].filter((table) =>
    table.includes(stem === 'owner' || stem === 'person' ? 'people' : stem),
  );
  return found.length > 0 ? found : [...ids.keys()];
};

export type Scene = { feature: string; ids: Map<string, string[]>; roll: Roll };

const isIdSchema = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodString && schema.safeParse('x').success && !schema.safeParse('y'.repeat(65)).success;

/** A value that fits the schema, undefined when chance finds none. */
export const valueFor = (schema: z.ZodType, key: string, scene: Scene): unknown => {
  const { roll } = scene;
  const pick = <T>(list: readonly T[]): T | undefined => list[roll(list.length)];
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape)
        .map(([name, part]) => [name, valueFor(part as z.ZodType, name, scene)] as const)
        .filter(([, value]) => value !== undefined),
    );
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    // A revision is that of what was read, which nobody did here.
    return key === 'rev' || roll(2) === 0 ? undefined : valueFor(schema.unwrap() as z.ZodType, key, scene);
  if (schema instanceof z.ZodNullable) return roll(4) === 0 ? null : valueFor(schema.unwrap() as z.ZodType, key, scene);
  if (schema instanceof z.ZodArray)
    return Array.from({ length: 1 + roll(2) }, () => valueFor(schema.element as z.ZodType, key, scene)).filter(
      (value) => value !== undefined,
    );
  if (schema instanceof z.ZodUnion) return valueFor(pick(schema.options) as z.ZodType, key, scene);
  if (schema instanceof z.ZodRecord) {
    const name = valueFor(schema.keyType as z.ZodType, 'key', scene);
    return { [String(name)]: valueFor(schema.valueType as z.ZodType, key, scene) };
  }
  if (schema instanceof z.ZodEnum) return pick(schema.options);
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodBoolean) return roll(2) === 0;
  const candidates =
    schema instanceof z.ZodNumber
      ? NUMBERS
      : isIdSchema(schema) || /ids?$/i.test(key)
        ? [pick(scene.ids.get(pick(tablesFor(scene.feature, key, scene.ids)) ?? '') ?? []) ?? 'none']
        : [`Words ${roll(1_000_000)}`, ...TEXTS];
  const from = schema instanceof z.ZodNumber ? roll(candidates.length) : roll(3) === 0 ? roll(candidates.length) : 0;
  return [...candidates.slice(from), ...candidates].find((value) => schema.safeParse(value).success);
};
