import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayNumber } from '../../../../shared/domain/day';
import { uuidV7 } from '../../../../shared/domain/ids';
import type { Store } from '../../store/open';
import { linkSampleFacts } from '../../store/repositories/sample';
import { runImport } from '../../transfer/import/run';
import { readSettings } from '../settings';
import { putCampaignPlans } from './campaigns';
import { putComments } from './comments';
import { putCustomers } from './customers';
import { type DealScene, putDeals } from './deals';
import { filesOf } from './files';
import type { SampleFile } from './sales-files';
import { freezeWeeks } from './frozen';
import { lateFileOf } from './late-file';
import { putDuplicates } from './duplicates';
import { putProposals } from './proposals';
import { putDealMoves, putHistory } from './history';
import { putLeads } from './leads';
import { putLibrary } from './library';
import { putSetting } from './setting';
import { putResults } from './results';
import { randomFrom, seedOf } from './random';
import { worldOf } from './world';
import { putOutlooks } from './outlooks';
import { putTargets } from './targets';
import { putFourPs } from './four-ps';
import { putNotes } from './notes';
import { putUpdates } from './updates';
import { putMeetings } from './meetings';
import { SALON_CHANNEL } from './world/catalogue';

const SEED = 20_260_513;
const MS_PER_DAY = 86_400_000;
/** The late receipts came in a little while ago. */
const LATE_MS = 20 * 60_000;
/** Exports are brought in on the morning of their day. */
const MORNING_MS = (8 * 60 + 4) * 60_000;

export type FillOptions = {
  clock: () => number;
  progress: (done: number, total: number | null, label: string) => void;
  seed?: number;
};

/**
 * Fills an empty workspace with the sample world, Halo & Vine: people, channels and plans are written as
 * a person would have entered them; orders, stock, ads, leads and old deals are written out as the files
 * that the company would have exported, and imported, so that every figure opens down to a line.
 */
export const fillSample = async (store: Store, options: FillOptions): Promise<void> => {
  const settings = await readSettings(store.read, options.clock());
  const seed = options.seed ?? SEED;
  const world = worldOf(settings.today, settings.calendar, seed);
  const random = randomFrom(seedOf(seed, 'ids'));
  let born = dayNumber(world.story.firstDay) * MS_PER_DAY;
  const newId = (): string => uuidV7((born += 1), random.bytes(10));
  const { currency, timeZone, today } = settings;
  const files = filesOf(world, currency);
  const total = files.length + 2;
  const people = await store.write((db) =>
    putSetting(db, { world, currency, newId, at: new Date(options.clock()).toISOString() }),
  );
  const folder = mkdtempSync(join(tmpdir(), 'tandem-sample-'));
  /** Brings a file in as somebody did at a moment. */
  const bring = async (file: SampleFile, at: number): Promise<void> => {
    const path = join(folder, file.name);
    writeFileSync(path, file.text);
    const scene = {
      store,
      currency,
      timeZone,
      today,
      now: () => at,
      newId,
      personId: people.get(file.by) ?? null,
      progress: () => undefined,
    };
    const { summary } = await runImport({ path, format: file.format, map: file.map }, scene, {
      dryRun: false,
      skipProblems: false,
    });
    const [problem] = summary.errors;
    if (summary.batch === null)
      throw new Error(`The sample file ${file.name} was refused: line ${problem?.line}: ${problem?.problem}`);
  };
  try {
    let last = 0;
    for (const [index, file] of files.entries()) {
      options.progress(index + 1, total, file.name);
      last = Math.min(options.clock(), dayNumber(file.day) * MS_PER_DAY + MORNING_MS + index * 1_000);
      await bring(file, last);
    }
    options.progress(total, total, 'deals and targets');
    await putRest(store, { world, currency, newId, clock: options.clock(), people }, timeZone);
    const late = lateFileOf(world, currency);
    // Early in the morning the others have only just come.
    if (late) await bring(late, Math.max(last, options.clock() - LATE_MS));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What people entered beside the files, and the weeks they closed. */
const putRest = (store: Store, scene: DealScene, timeZone: string): Promise<void> =>
  store.write(async (db) => {
    await linkSampleFacts(db, SALON_CHANNEL, scene.newId);
    await putDeals(db, scene);
    await putCustomers(db, scene);
    await putProposals(db, scene);
    await putDuplicates(db, scene);
    await putLeads(db, { ...scene, timeZone });
    const now = await readSettings(db, scene.clock);
    await putTargets(db, scene, now);
    await putOutlooks(db, scene, now);
    await putFourPs(db, scene, now);
    await putCampaignPlans(db, scene, now);
    await putLibrary(db, scene);
    await putResults(db, scene);
    await putNotes(db, scene);
    await putUpdates(db, scene);
    await putComments(db, scene);
    await putDealMoves(db, scene);
    await freezeWeeks(db, scene);
    await putHistory(db, scene);
    await putMeetings(db, scene, now);
  });
