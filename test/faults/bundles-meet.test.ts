import { writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rounds, seedFor } from './bars';
import { bulk } from '../../src/main/engine/store/dialect';
import { settleAttributions } from '../../src/main/engine/store/repositories/attributions';
import { type Copy, contents, differences, meaning, type Pair, pairOf } from '../store/bundle-world';
import { fullWorld, type World } from '../store/reports-world';

/** Two copies of a company, edited at random on both sides and brought together round after round. */
const NOW = Date.parse('2026-05-13T15:10:00Z');
let world: World;
let pair: Pair;
beforeAll(async () => {
  world = await fullWorld({ perDay: 4, from: '2026-01-05' });
  await world.store.write((db) => Promise.resolve(settleAttributions(bulk(db))));
  await world.engine.close();
  world.store.close();
  pair = await pairOf(world.path, ['p2', 'p3'], NOW + 3_600_000);
});
afterAll(async () => {
  await pair.close();
  await world.close().catch(() => undefined);
});

const KINDS = ['price', 'line', 'gone', 'new', 'company', 'deal', 'value', 'note', 'person', 'import', 'undo'] as const;
type Edit = { kind: (typeof KINDS)[number]; which: number; value: number };

let serial = 0;
const idsOf = (copy: Copy, sql: string): string[] =>
  copy.look((driver) => driver.prepare(sql).pluck().all() as string[]);
const pick = (all: readonly string[], which: number): string => all[which % Math.max(1, all.length)] ?? '';

/** One thing that a person does. Few records and few values, so that both sides meet often. */
const doIt = async (copy: Copy, { kind, which, value }: Edit): Promise<void> => {
  const products = idsOf(copy, 'SELECT id FROM products WHERE deleted_at IS NULL ORDER BY id LIMIT 6');
  const companies = idsOf(copy, 'SELECT id FROM companies WHERE deleted_at IS NULL ORDER BY id LIMIT 5');
  const deals = idsOf(
    copy,
    "SELECT d.id FROM deals d JOIN stages s ON s.id = d.stage_id WHERE d.deleted_at IS NULL AND s.kind = 'open' ORDER BY d.id LIMIT 4",
  );
  const company = pick(companies, which);
  serial += 1;
  switch (kind) {
    case 'price':
      await copy.ask('products.update', { id: pick(products, which), priceMinor: 1000 + value });
      return;
    case 'line':
      await copy.ask('products.update', { id: pick(products, which), line: `Line ${value}` });
      return;
    case 'gone':
      // All that there were may be removed by now.
      if (company !== '') await copy.ask('companies.remove', { id: company });
      return;
    case 'new':
      await copy.ask('companies.create', { name: `Made ${serial}` });
      return;
    case 'company':
      if (company !== '')
        await copy.ask('companies.update', {
          id: company,
          country: ['DE', 'FR', 'IT'][value] ?? '',
          address: `Street ${value}`,
        });
      return;
    case 'deal': {
      const deal = pick(deals, which);
      const stages = copy.look(
        (driver) =>
          driver
            .prepare(
              "SELECT s.id FROM stages s JOIN stages o ON o.pipeline_id = s.pipeline_id JOIN deals d ON d.stage_id = o.id WHERE d.id = ? AND s.kind = 'open' AND s.deleted_at IS NULL AND (s.required IS NULL OR s.required IN ('', '[]')) ORDER BY s.position",
            )
            .pluck()
            .all(deal) as string[],
      );
      if (deal !== '' && stages.length > 0)
        await copy.engine.call('deals.move', { id: deal, stageId: pick(stages, value) }, { personId: copy.me });
      return;
    }
    case 'value':
      await copy.ask('deals.update', { id: pick(deals, which), valueMinor: 100_000 + value });
      return;
    case 'note':
      await copy.ask('notes.create', { line: `Heard ${serial}` });
      return;
    case 'person':
      await copy.ask('workspace.update', { staleDays: 10 + value });
      return;
    case 'import': {
      // Few orders and few prices: both sides import the same ones, and ones that say otherwise.
      const file = `${copy.path}.${serial}.csv`;
      writeFileSync(
        file,
        `order_id,ordered_at,quantity,unit_price,product_sku\nR-${which},2026-05-0${1 + value},${1 + value},10.00,R-${which % 2}\n`,
      );
      await copy.ask('imports.run', { path: file, format: 'order-lines' });
      return;
    }
    case 'undo': {
      // Whoever takes back that they took a bundle is apart again, and its imports come with no later one.
      const { undo } = await copy.ask('history.state', {});
      if (!undo?.startsWith('Brought in')) await copy.ask('history.undo', {});
    }
  }
};

const edits = fc.array(fc.record<Edit>({ kind: fc.constantFrom(...KINDS), which: fc.nat(5), value: fc.nat(2) }), {
  minLength: 1,
  maxLength: 8,
});

test('whatever both do, taking both bundles brings both copies to the same; twice changes nothing; undo goes back', async () => {
  const { a, b, at } = pair;
  let round = 0;
  let conflicted = 0;
  await fc.assert(
    fc.asyncProperty(edits, edits, async (mine, theirs) => {
      round += 1;
      const since = pair.now();
      for (const edit of mine) await doIt(a, edit);
      for (const edit of theirs) await doIt(b, edit);
      const [ofA, ofB] = [at(`a${round}.bundle`), at(`b${round}.bundle`)];
      await a.ask('bundle.export', { since, file: ofA });
      await b.ask('bundle.export', { since, file: ofB });
      const before = b.look(contents);
      const seen = await b.ask('bundle.preview', { file: ofA });
      conflicted += seen.counts.conflicts;
      // One choice for both: in a conflict A's side counts.
      await b.ask('bundle.apply', { file: ofA, rest: 'theirs' });
      const after = b.look(contents);
      await a.ask('bundle.apply', { file: ofB, rest: 'mine' });
      expect(differences(a.look(meaning), b.look(meaning))).toEqual([]);
      expect(await b.ask('bundle.apply', { file: ofA })).toMatchObject({ label: null });
      expect(await a.ask('bundle.apply', { file: ofB })).toMatchObject({ label: null });
      expect(differences(b.look(contents), after)).toEqual([]);
      if (JSON.stringify(before) !== JSON.stringify(after)) {
        await b.ask('history.undo', {});
        expect(differences(b.look(contents), before)).toEqual([]);
        await b.ask('history.redo', {});
        expect(differences(b.look(contents), after)).toEqual([]);
      }
    }),
    {
      numRuns: rounds(100, 6),
      seed: seedFor('bundles that meet'),
      endOnFailure: true,
      // One price that both set is a conflict, whatever else comes up.
      examples: [[[{ kind: 'price', which: 0, value: 1 }], [{ kind: 'price', which: 0, value: 2 }]]],
    },
  );
  expect(conflicted).toBeGreaterThan(0);
  expect(await a.ask('check.run', {})).toEqual({ ok: true, problems: [] });
  expect(await b.ask('check.run', {})).toEqual({ ok: true, problems: [] });
}, 900_000);
