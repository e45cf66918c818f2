import { randomUUID } from 'node:crypto';
import { basename, resolve as absolute } from 'node:path';
import { TandemError } from '../../../shared/contract/errors';
import { TOPICS } from '../../../shared/contract/topics';
import { readAnew } from '../backup/backup';
import type { Context, ServiceOf } from '../context';
import { bulk, type Driver } from '../store/dialect';
import { beginEdit } from '../store/history';
import { newestStep } from '../store/history-steps';
import { ATTRIBUTING, settleAttributions } from '../store/repositories/attributions';
import { bundleAt, lastBundle, listBundles, noteGiven } from '../store/repositories/bundles';
import { moveStrays } from '../store/repositories/product-moves';
import { partProducts } from '../store/repositories/product-partings';
import { rebuildProductSums, rebuildRollups } from '../store/repositories/rollups';
import { getWorkspace } from '../store/repositories/workspace';
import { applyBundle } from '../transfer/bundle/apply';
import { Choices, resolve } from '../transfer/bundle/choices';
import { readBundle, writeBundle } from '../transfer/bundle/file';
import { gather } from '../transfer/bundle/gather';
import type { Bundle } from '../transfer/bundle/lines';
import { type BatchPlan, hasConflict, planFacts } from '../transfer/bundle/plan-facts';
import { type Plan, planBundle } from '../transfer/bundle/plan';
import { copyBeforeImport } from './backup';
import { previewOf } from './bundle/preview';
import { figure } from '../../../shared/domain/figures';

const nameOf = (driver: Driver, personId: string | null): string =>
  personId === null
    ? ''
    : ((driver.prepare('SELECT name FROM people WHERE id = ?').pluck().get(personId) as string | undefined) ?? '');

/** Reads a bundle and makes sure that it is of this workspace. */
const bundleFor = async (file: string, context: Context): Promise<Bundle> => {
  const bundle = await readBundle(file, context.signal);
  const own = await getWorkspace(context.store.read);
  const { workspace } = bundle.manifest;
  if (workspace.id !== own.id)
    throw new TandemError(
      'bad-file',
      `This bundle is of another workspace, "${workspace.name}". Changes are brought together between copies of one workspace only.`,
    );
  return bundle;
};

const planOf = (driver: Driver, bundle: Bundle): { plan: Plan; imports: BatchPlan[] } => {
  const plan = planBundle(driver, bundle);
  return { plan, imports: planFacts(driver, bundle, plan.matching) };
};

/** A clash of two records that the plan could not foresee is told as what it is. */
const readable = (error: unknown): unknown => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CONSTRAINT')
    ? new TandemError(
        'rule',
        'Two records would be one, or a value is none that Tandem keeps there. Leave them out, or change one, and take the bundle again. Nothing was changed.',
      )
    : error;
};

const labelOf = (by: string, count: number): string =>
  `Brought in ${figure(count)} ${count === 1 ? 'change' : 'changes'} ${by === '' ? 'of another copy' : `of ${by}`}`;

/** A teammate's changes: given, seen, taken. */
export const bundleService: ServiceOf<'bundle'> = {
  'bundle.list': async (_input, context) =>
    (await listBundles(context.store.read)).map(({ bundle_id: _bundle, ...row }) => row),
  'bundle.changes': async ({ since }, context) => {
    const { changed, imports } = await readAnew(context.store.path, (_db, driver) =>
      gather(driver, since, { progress: () => undefined }),
    );
    return { records: changed, imports };
  },
  'bundle.export': async (input, context) => {
    const file = absolute(input.file);
    const { id, name } = await getWorkspace(context.store.read);
    const last = await lastBundle(context.store.read, 'given');
    const since = input.since ?? last?.madeAt ?? '';
    const madeAt = context.at();
    const { gathered, manifest } = await readAnew(context.store.path, async (_db, driver) => {
      // One state of the file, however long this takes.
      driver.exec('BEGIN');
      const found = await gather(driver, since, {
        signal: context.signal,
        progress: (done, total) => context.progress(done, total, 'Gathering'),
      });
      const head = {
        id: randomUUID(),
        workspace: { id, name },
        since,
        madeAt,
        by: { id: context.personId, name: nameOf(driver, context.personId) },
        after: last?.bundle_id ?? null,
        people: found.people,
        batches: found.batches,
        takenBack: found.takenBack,
      };
      const written = await writeBundle(file, head, found.lines, context.signal);
      driver.exec('COMMIT');
      return { gathered: found, manifest: written };
    });
    await context.store.write((db) =>
      noteGiven(db, {
        id: context.newId(),
        bundle_id: manifest.id,
        file: basename(file),
        author: manifest.by.name,
        since,
        made_at: madeAt,
        records: gathered.changed,
        person_id: context.personId,
        at: madeAt,
      }),
    );
    context.touched('history');
    return {
      file,
      since,
      records: gathered.changed,
      imports: gathered.imports,
      facts: manifest.counts.facts,
    };
  },
  'bundle.preview': async ({ file, limit }, context) => {
    const bundle = await bundleFor(file, context);
    const { manifest } = bundle;
    const { currency } = await getWorkspace(context.store.read);
    context.progress(0, null, 'Comparing');
    const { plan, imports } = planOf(context.store.readDriver, bundle);
    const earlier = manifest.after === null ? '' : await bundleAt(context.store.read, manifest.after, 'taken');
    return {
      id: manifest.id,
      by: manifest.by.name,
      since: manifest.since,
      madeAt: manifest.madeAt,
      currency,
      takenAt: (await bundleAt(context.store.read, manifest.id, 'taken')) ?? null,
      skipped: earlier === undefined && manifest.since !== '',
      ...previewOf(context.store.readDriver, bundle, plan, imports, limit),
    };
  },
  'bundle.apply': async ({ file, choices: made, rest }, context) => {
    const bundle = await bundleFor(file, context);
    const { manifest } = bundle;
    await copyBeforeImport(context);
    const author = { personId: context.personId, at: context.at(), newId: context.newId };
    const result = await context.store.write(async (db) => {
      const driver = bulk(db);
      const { plan, imports } = planOf(driver, bundle);
      const choices = new Choices(made, rest);
      const resolved = resolve(plan, choices);
      const sides = imports.map((batch) => choices.batch(batch));
      if (choices.open > 0)
        throw new TandemError(
          'conflict',
          `${choices.open} ${choices.open === 1 ? 'conflict is' : 'conflicts are'} still to be decided. Nothing was changed.`,
        );
      const kept = resolved.reduce((sum, { decided }) => sum + decided.filter(({ take }) => take === 'mine').length, 0);
      const keptImports = imports.filter(
        (batch, place) => hasConflict(batch) && sides[place]?.conflicts === 'mine',
      ).length;
      const changes = resolved.filter(({ left, decided }) => !left || decided.length > 0).length;
      const facts = imports.some(
        (batch, place) =>
          sides[place]?.taken &&
          batch.facts.some(
            ({ outcome }) =>
              outcome === 'added' ||
              outcome === 'theirs' ||
              (outcome === 'conflict' && sides[place]?.conflicts === 'theirs'),
          ),
      );
      const nothing = { added: 0, changed: 0, removed: 0, facts: 0, imports: 0, kept };
      // What is here already leaves no step behind.
      if (!facts && !resolved.some(({ left, plan: { past } }) => !left || past.length > 0) && kept + keptImports === 0)
        return { label: null, ...nothing };
      const label = labelOf(manifest.by.name, changes + imports.filter(({ isNew }) => isNew).length);
      const edit = await beginEdit(db, author, label, 'bundle', null);
      const applied = await applyBundle(db, edit, {
        bundle,
        plan,
        imports,
        resolved,
        choices,
        author,
        progress: (done, total) => {
          if (context.signal?.aborted) throw new TandemError('cancelled', 'Cancelled. Nothing was changed.');
          context.progress(done, total, 'Bringing in');
        },
      }).catch((error: unknown) => {
        throw readable(error);
      });
      await edit.insert('bundles', {
        id: context.newId(),
        bundle_id: manifest.id,
        direction: 'taken',
        file: basename(file),
        author: manifest.by.name,
        since: manifest.since,
        made_at: manifest.madeAt,
        records: changes,
        person_id: context.personId,
        at: author.at,
      });
      // Products that a teammate merged: lines and counts of files have no name of their own, so they are moved here.
      const merged = await moveStrays(driver, edit.note);
      // And where one took a merge back, they go back, too.
      for (const key of partProducts(driver, newestStep(driver), edit.note)) merged.add(key);
      if (applied.days.size > 0) rebuildRollups(db, applied.days);
      if (merged.size > 0) rebuildProductSums(db, merged);
      const ruled = resolved.some(
        ({ left, plan: { record } }) => !left && ATTRIBUTING.some((one) => one === record.table),
      );
      if (ruled || applied.days.size > 0) settleAttributions(driver, applied.days);
      const { days: _days, ...counts } = applied;
      return { label, ...counts, kept: kept + keptImports };
    });
    context.touched(...TOPICS);
    return result;
  },
};
