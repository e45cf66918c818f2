import { z } from 'zod';
import type { Driver } from '../../src/main/engine/store/driver';
import { type FourP, PROMPTS } from '../../src/shared/domain/four-ps';
import { isLibraryKind, LIBRARY } from '../../src/shared/domain/library';
import type { LibraryField, LibraryValue } from '../../src/shared/domain/library/fields';
import type { Roll } from './bars';

/** Inputs by chance that a channel's schema takes, and that point at records which are there. */

/** First days and last ones, so that most spans stand in order. */
const DAYS = ['2026-05-13', '2026-05-20', '2026-05-01', '2026-04-02'];
const LAST_DAYS = ['2026-05-21', '2026-06-30', '2026-12-31'];
const PERIODS = ['2026-05', '2026-W20', '2026-Q2', '2026', '2026-05-01..2026-05-09'];
const TEXTS = [
  ...DAYS,
  ...LAST_DAYS,
  ...PERIODS,
  'USD',
  'EUR',
  'Air-dry',
  'ann@example.org',
  '#b86e4b',
  'https://example.org',
  '10:30',
  '{date}',
];
const METRICS = ['net-sales', 'orders', 'units', 'leads'];
const NUMBERS = [0, 1, 2, 3, 7, 12, 0.25, 100, 1900, 125_000];

/** Ids of every record of every table, by table; what was removed is left out. */
export const idsOf = (driver: Driver): Map<string, string[]> => {
  const tables = driver
    .prepare(
      `SELECT m.name, EXISTS (SELECT 1 FROM pragma_table_info(m.name) i WHERE i.name = 'deleted_at') AS removes
         FROM sqlite_master m WHERE m.type = 'table'
          AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) i WHERE i.name = 'id' AND i.type = 'TEXT')`,
    )
    .all() as { name: string; removes: number }[];
  const ids = tables.map(({ name, removes }): [string, string[]] => [
    name,
    driver
      .prepare(
        `SELECT id FROM "${name}" ${removes === 1 ? 'WHERE deleted_at IS NULL' : ''} ORDER BY rowid DESC LIMIT 40`,
      )
      .pluck()
      .all() as string[],
  ]);
  return new Map(ids.filter(([, found]) => found.length > 0));
};

export type Scene = {
  channel: string;
  ids: Map<string, string[]>;
  roll: Roll;
  /** Values of fields that only another answer names: sections of a report, lines of an agenda, files. */
  words?: Readonly<Record<string, readonly string[]>>;
  /** In which table the ids of a field were found that a call took, by field; grows over the calls. */
  known?: Map<string, string>;
  /** The same of the call that is made now. */
  used?: Map<string, string>;
};

/** Words of the wire whose tables have another one. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  owner: 'people',
  person: 'people',
  handoff: 'lead',
  criterion: 'criteria',
  duplicate: '',
  note: 'field_note',
  node: 'target_node',
  parent: 'node',
  short: 'target_node',
  over: 'target_node',
  template: 'meeting_template',
  block: 'investor_block',
  group: 'recipient_group',
  update: 'investor_update',
};

/** `companies` and `company` are one word here, as are `addLine` and `line`. */
const stemOf = (word: string): string => {
  const plain = word.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('-', '_');
  const one = plain.replace(/(ies|y)$/, 'i').replace(/s$/, '');
  return OTHER_NAMES[one] ?? one.replace(/i$/, '');
};

/** Tables that a field may mean: `dealId` deals; `id` what the kind beside it, the channel's own words or its feature name. */
const tablesFor = (key: string, kind: string, { channel, ids }: Scene): string[] => {
  const [feature = '', method = ''] = channel.split('.');
  const own = /^(.*?)(Ids?|s)?$/.exec(key)?.[1] ?? '';
  const noun = feature === 'handoff' ? '' : (/^[a-z]+([A-Z].*)$/.exec(method)?.[1] ?? '');
  const isNamed = !/^(id|ref|from|entity|keep|drop|a|b|before|)$/.test(own);
  const said = stemOf((isNamed ? own : kind || noun).replace(/^[A-Z]/, (letter) => letter.toLowerCase()));
  const whose = stemOf(feature);
  const holding = (...wanted: string[]): string[] =>
    [...ids.keys()].filter((table) => wanted.every((stem) => stem !== '' && table.includes(stem)));
  const exact = [...ids.keys()].filter((table) => stemOf(table) === said);
  const ways = [isNamed ? exact : holding(said, whose), exact, holding(said), holding(whose)];
  return ways.find(({ length }) => length > 0) ?? [];
};

const pick = <T>(list: readonly T[], roll: Roll): T | undefined => list[roll(list.length)];

/** An id of a record that the field may mean; where that is not known, of any. */
const idFor = (key: string, kind: string, scene: Scene): string => {
  const { ids, roll, known, used } = scene;
  const field = `${scene.channel} ${kind} ${key}`;
  const named = tablesFor(key, kind, scene);
  const sure = known?.get(field);
  const all = [...ids.keys()];
  const table =
    sure !== undefined && ids.has(sure) && roll(6) > 0
      ? sure
      : (pick(named.length > 0 && roll(3) > 0 ? named : all, roll) ?? '');
  used?.set(field, table);
  return pick(ids.get(table) ?? [], roll) ?? 'none';
};

const REF_TABLES = { person: 'people', content: 'content_items' } as const;

const libraryValue = (field: LibraryField, { ids, roll }: Scene): LibraryValue => {
  switch (field.kind) {
    case 'text':
    case 'long':
      return `Words ${roll(1_000_000)}`;
    case 'day':
      return pick(DAYS, roll) ?? null;
    case 'rate':
      return roll(100) / 100;
    case 'flag':
      return roll(2);
    case 'choice':
      return pick(Object.keys(field.options), roll) ?? '';
    case 'ref':
      return (
        pick(ids.get(field.to in REF_TABLES ? REF_TABLES[field.to as 'person'] : `${field.to}s`) ?? [], roll) ?? null
      );
    default:
      return roll(10_000);
  }
};

const isIdSchema = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodString && schema.safeParse('x').success && !schema.safeParse('y'.repeat(65)).success;

const KIND = /^(kind|entity|p)$/;
const FIRST_DAY = /^(day|starts|from)$|Day$/;
const LAST_DAY = /^(ends|to|toDay|due|dueDay|expectedClose|validUntil)$/;

/** What a text field may hold, the likely first. */
const textsFor = (schema: z.ZodType, key: string, kind: string, scene: Scene): readonly string[] => {
  const { roll, words } = scene;
  const said = pick(words?.[key] ?? [], roll);
  if (said !== undefined) return [said];
  const one = (list: readonly string[]): string => pick(list, roll) ?? '';
  if (/period$/i.test(key)) return [one(PERIODS), ...TEXTS];
  if (key === 'prompt' && kind in PROMPTS) return [one(Object.keys(PROMPTS[kind as FourP]))];
  if (key === 'metric') return [one(METRICS), ...TEXTS];
  if (isIdSchema(schema) || /ids?$/i.test(key)) return [idFor(key, kind, scene)];
  if (LAST_DAY.test(key)) return [one(LAST_DAYS), ...TEXTS];
  if (FIRST_DAY.test(key)) return [one(DAYS), ...TEXTS];
  return [`Words ${roll(1_000_000)}`, ...TEXTS];
};

/** A value that fits the schema, undefined when chance finds none. `kind` says what kind of thing stands beside the field. */
export const valueFor = (schema: z.ZodType, key: string, scene: Scene, kind = ''): unknown => {
  const { roll } = scene;
  const again = (part: unknown, name = key): unknown => valueFor(part as z.ZodType, name, scene, kind);
  if (schema instanceof z.ZodObject) {
    const parts = Object.entries(schema.shape) as [string, z.ZodType][];
    const [kindKey = '', kindPart] = parts.find(([name]) => KIND.test(name)) ?? [];
    const own = kindPart === undefined ? undefined : valueFor(kindPart, kindKey, scene);
    const within = typeof own === 'string' ? own : kind;
    const values = parts.map(([name, part]) => [name, name === kindKey ? own : valueFor(part, name, scene, within)]);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    // A revision is that of what was read, which nobody did here.
    return key === 'rev' || roll(2) === 0 ? undefined : again(schema.unwrap());
  if (schema instanceof z.ZodNullable) return roll(4) === 0 ? null : again(schema.unwrap());
  if (schema instanceof z.ZodArray)
    return Array.from({ length: 1 + roll(2) }, () => again(schema.element)).filter((value) => value !== undefined);
  if (schema instanceof z.ZodUnion) return again(pick(schema.options, roll));
  if (schema instanceof z.ZodRecord) {
    if (key === 'values' && isLibraryKind(kind)) {
      const fields = LIBRARY[kind].fields.filter(() => !scene.channel.endsWith('update') || roll(3) === 0);
      return Object.fromEntries(fields.map((field) => [field.id, libraryValue(field, scene)]));
    }
    return { [String(again(schema.keyType, 'key'))]: again(schema.valueType) };
  }
  if (schema instanceof z.ZodEnum) return pick(schema.options, roll);
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodBoolean) return roll(2) === 0;
  const candidates = schema instanceof z.ZodNumber ? NUMBERS : textsFor(schema, key, kind, scene);
  const from = schema instanceof z.ZodNumber ? roll(candidates.length) : roll(4) === 0 ? roll(candidates.length) : 0;
  return [...candidates.slice(from), ...candidates].find((value) => schema.safeParse(value).success);
};
