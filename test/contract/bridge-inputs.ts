import { z } from 'zod';

/** Texts that satisfy one or the other rule of the contract. */
const TEXTS = ['2026-05-13', '2026-W20', '2026-05', 'GBP', 'text', 'https://example.org', '{a}-{b}'];
const NUMBERS = [1, 0, 7, 0.5, 12, 2];
/** What stands in a list whose parts have to add up. */
const LISTS: readonly unknown[] = [[{ personId: 'text', share: 100 }]];

const firstFitting = (schema: z.ZodType, candidates: readonly unknown[]): unknown =>
  candidates.find((candidate) => schema.safeParse(candidate).success);

/** An input that fits the schema, made by walking it; every optional field is filled, so that each is tried. */
export function fitting(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodObject) {
    return Object.fromEntries(Object.entries(schema.shape).map(([key, part]) => [key, fitting(part as z.ZodType)]));
  }
  if (schema instanceof z.ZodArray) {
    const one = [fitting(schema.element as z.ZodType)];
    return schema.safeParse(one).success ? one : (firstFitting(schema, LISTS) ?? one);
  }
  if (schema instanceof z.ZodRecord)
    return { [String(fitting(schema.keyType as z.ZodType))]: fitting(schema.valueType as z.ZodType) };
  if (schema instanceof z.ZodUnion) return fitting(schema.options[0] as z.ZodType);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return fitting(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodNumber) return firstFitting(schema, NUMBERS);
  return firstFitting(schema, TEXTS);
}

/** Repeatable random numbers, so that a failure can be looked at again. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const circle = (): unknown => {
  const round: Record<string, unknown> = {};
  round.self = round;
  return round;
};

const deep = (): unknown => {
  let value: unknown = 'bottom';
  for (let level = 0; level < 500; level += 1) value = [value];
  return value;
};

const LONG = 'x'.repeat(1_000_000);
const HUGE = 'x'.repeat(10_000_000);
const WIDE: readonly number[] = Array.from({ length: 300_000 }, () => 0);

/** Values that no field expects. Made anew each time: some are changed by who reads them. */
const POISONS: readonly (() => unknown)[] = [
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -1e308,
  () => 2 ** 53,
  () => LONG,
  () => HUGE,
  () => '',
  () => '\u0000\u0001‮',
  () => "'; DROP TABLE deals; --",
  () => '../../../../etc/passwd',
  () => null,
  () => undefined,
  () => true,
  () => [],
  () => ({}),
  () => circle(),
  () => deep(),
  () => WIDE,
  () => JSON.parse('{"__proto__": {"polluted": true}}') as unknown,
  () => ({ constructor: { prototype: { polluted: true } } }),
  () => new Map([['a', 1]]),
  () => new Date(0),
  () => new Uint8Array(8),
  () => 10n,
  () => Symbol('s'),
  () => () => 'called',
  () => ({
    get trap(): never {
      throw new Error('looked at');
    },
  }),
  () => new Proxy({}, { ownKeys: () => ['a', 'b'] }),
];

/** One to three fields of a fitting input replaced, or the whole of it. */
export function mutated(input: unknown, roll: (sides: number) => number): unknown {
  const poison = (): unknown => POISONS[roll(POISONS.length)]?.();
  if (typeof input !== 'object' || input === null || roll(10) === 0) return poison();
  const copy = structuredClone(input) as Record<string, unknown>;
  for (let count = 1 + roll(3); count > 0; count -= 1) {
    const keys = Object.keys(copy);
    const key =
      keys.length === 0 || roll(6) === 0
        ? (['__proto__', 'constructor', 'extra', 'id'][roll(4)] ?? 'id')
        : (keys[roll(keys.length)] ?? 'id');
    Object.defineProperty(copy, key, { value: poison(), enumerable: true, configurable: true, writable: true });
  }
  return copy;
}
