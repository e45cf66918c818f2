import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { bulk } from '../../src/main/engine/store/dialect';
import { type Driver, openDriver } from '../../src/main/engine/store/driver';
import { settleAttributions } from '../../src/main/engine/store/repositories/attributions';
import { contract } from '../../src/shared/contract';
import { fullWorld, type World } from '../store/reports-world';
import { rollOf, rounds, say, seedFor } from './bars';
import { idsOf, valueFor } from './inputs';
import { NAUGHTY, SCRIPTS } from './texts';

let world: World;
beforeAll(async () => {
  world = await fullWorld({ from: '2026-04-01', perDay: 1 });
  // Its orders were written past the rules that attribute them.
  await world.store.write((db) => Promise.resolve(settleAttributions(bulk(db))));
});
afterAll(() => world.close());

const base = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? base(schema.unwrap() as z.ZodType)
    : schema;

/** Fields of a channel's input that hold what a person types: free text, not ids, days or files. */
const textFields = (input: z.ZodType): string[] =>
  input instanceof z.ZodObject
    ? Object.entries(input.shape)
        .filter(([, part]) => {
          const inner = base(part as z.ZodType);
          return inner instanceof z.ZodString && inner.safeParse(`Free; text – ${'x'.repeat(70)}`).success;
        })
        .map(([field]) => field)
        .filter((field) => !/^(id|path|file|folder|to|period)$|Id$/.test(field))
    : [];

const FIELDS = Object.entries(contract).flatMap(([channel, { kind, input }]) =>
  kind === 'write' ? textFields(input).map((field) => ({ channel, field, input: input as z.ZodObject })) : [],
);

const holds = (driver: Driver, text: string): boolean => {
  const tables = driver
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1")
    .pluck()
    .all() as string[];
  const json = JSON.stringify(text).slice(1, -1);
  return tables.some((table) =>
    (
      driver.prepare('SELECT name FROM pragma_table_info(?) WHERE type = ?').pluck().all(table, 'TEXT') as string[]
    ).some(
      (column) =>
        driver
          .prepare(`SELECT 1 FROM "${table}" WHERE "${column}" = ? OR instr("${column}", ?) > 0 LIMIT 1`)
          .get(text, json) !== undefined,
    ),
  );
};

const IS_LONE = /\p{Surrogate}/u;

test('every text field takes every text, or refuses it with a sentence, and keeps it as it was', async () => {
  const roll = rollOf(seedFor('texts'));
  const driver = openDriver(world.path, { readonly: true });
  const texts = [...NAUGHTY, ...SCRIPTS];
  const tally = { taken: 0, refused: 0, kept: 0 };
  const faults: string[] = [];
  const never = new Set(FIELDS.map(({ channel, field }) => `${channel} ${field}`));
  const full = rounds(texts.length, 8);
  const lastStep = driver.prepare('SELECT max(history_id) FROM history_changes').pluck();
  try {
    const known = new Map<string, string>();
    for (let number = 0; number < full; number += 1) {
      // Each round finds what the one before made: a field of a meeting is tried once there is a meeting.
      const ids = idsOf(driver);
      for (const { channel, field, input } of FIELDS) {
        const text = texts[full === texts.length ? number : roll(texts.length)] ?? '';
        const used = new Map<string, string>();
        const scene = { channel, ids, roll, known, used };
        const fitting = valueFor(input, '', scene) as Record<string, unknown>;
        const before = lastStep.get();
        const result = await world.engine.call(channel, { ...fitting, [field]: text });
        if (!result.ok) {
          tally.refused += 1;
          if (result.error.code === 'internal')
            faults.push(`${channel} ${field} ${JSON.stringify(text)}: ${result.error.message}`);
          continue;
        }
        tally.taken += 1;
        never.delete(`${channel} ${field}`);
        for (const [name, table] of used) known.set(name, table);
        // Looking through the whole file for each would take hours: a sample is enough to see that nothing is rewritten.
        if (roll(rounds(12, 4)) !== 0 || IS_LONE.test(text)) continue;
        // Chance gave ids of records of another kind, or took records away: nothing was to be written.
        if (lastStep.get() === before || fitting['remove'] === true) continue;
        tally.kept += 1;
        const plain = text.trim().replaceAll(/\s+/g, ' ');
        const kept = [text, text.trim(), plain, text.toLowerCase(), plain.toLowerCase().normalize('NFC')].some((one) =>
          holds(driver, one),
        );
        if (!kept && !LINES.has(`${channel} ${field}`)) faults.push(`${channel} ${field} lost ${JSON.stringify(text)}`);
      }
    }
    say(
      `texts: ${FIELDS.length} fields, ${texts.length} texts, ${JSON.stringify(tally)}, none taken by ${[...never].join(', ')}`,
    );
    expect(faults).toEqual([]);
    // A field that refuses whatever chance puts beside it was not tried at all.
    expect(never.size, [...never].join(', ')).toBeLessThan(FIELDS.length / 4);
    expect(await world.engine.call('check.run', {})).toMatchObject({ ok: true, value: { ok: true, problems: [] } });
  } finally {
    driver.close();
  }
}, 1_800_000);

test('halves of a sign that are one text in the file are one name, and are refused as such', async () => {
  const named = (name: string) => world.engine.call('people.create', { name, roles: ['content'] });
  const [one, other] = [await named('half \ud800'), await named('whole')];
  expect([one.ok, other.ok]).toEqual([true, true]);
  const { id } = (other as { value: { id: string } }).value;
  expect(await world.engine.call('people.update', { id, name: 'half \udc00' })).toMatchObject({
    ok: false,
    error: { code: expect.not.stringMatching(/internal/) as string },
  });
  const people = (await world.engine.call('people.list', {})) as { value: { name: string }[] };
  expect(people.value.map(({ name }) => name)).toContain('half \ufffd');
});

/**
 * Lines that are read, not kept: their words go into fields. A reason is kept for a deal that is lost, a product line for
 * a worksheet that names no product, of a domain its
 * host, an address folded as addresses are compared.
 */
const LINES = new Set([
  'companies.create domain',
  'companies.update domain',
  'leads.create email',
  'leads.update email',
  'leads.create line',
  'notes.create line',
  'deals.move lostReason',
  'deals.update lostReason',
  'four-ps.create line',
]);
