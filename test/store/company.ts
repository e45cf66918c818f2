import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';
import type { ChannelName, Input, Output, Result } from '../../src/shared/contract';

/** Wednesday, 13 May 2026, noon in UTC: what time it is where a test says nothing else. */
const NOON = Date.UTC(2026, 4, 13, 12);

export type CompanyOptions = {
  currency?: string;
  timeZone?: string;
  /** The made-up company in New York instead of an empty one. */
  sample?: boolean;
  clock?: () => number;
};

/** Asks by the contract; with an output named, channels and inputs that the contract would not let through, too. */
type Ask = {
  <C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>>;
  <T>(channel: string, input?: unknown): Promise<T>;
};

const open = async ({
  currency = 'USD',
  sample = false,
  timeZone = sample ? 'America/New_York' : 'UTC',
  clock = () => NOON,
}: CompanyOptions) => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-company-'));
  const path = join(folder, 'company.tandem');
  await grownWorkspace({
    path,
    name: 'Halo & Vine',
    currency,
    timeZone,
    weekStart: 1,
    fiscalYearStart: 1,
    sample,
    clock,
  });
  return { folder, path, engine: await createEngine({ workspacePath: path, clock }) };
};

/**
 * A company in a folder of its own and the engine that answers for it, made before each test (or once for all of the file)
 * and taken away after it. Its parts are read when they are used: a test that opens the file again has the new engine.
 */
export const companyFor = (each: 'each test' | 'all tests', options: CompanyOptions = {}) => {
  let now: { folder: string; path: string; engine: Engine } | undefined;
  const here = (): NonNullable<typeof now> => {
    if (!now) throw new Error('The company is made before a test, not while the tests are read.');
    return now;
  };
  const [before, after] = each === 'each test' ? [beforeEach, afterEach] : [beforeAll, afterAll];
  before(async () => {
    now = await open(options);
  });
  after(async () => {
    await here().engine.close();
    rmSync(here().folder, { recursive: true, force: true });
  });
  const ask: Ask = async (channel: string, input?: unknown) => {
    const result = await here().engine.call(channel, input ?? {});
    if (!result.ok) throw new Error(result.error.message);
    return result.value as never;
  };
  return {
    /** The company's own folder, for files beside its workspace. */
    folder: (): string => here().folder,
    /** The workspace's file. */
    path: (): string => here().path,
    call: (channel: string, input: unknown): Promise<Result<unknown>> => here().engine.call(channel, input),
    ask,
    /** The sentence with which it is refused; an error where it is not. */
    refusal: async <C extends ChannelName>(channel: C, input: Input<C>): Promise<string> => {
      const result = await here().engine.call(channel, input);
      if (result.ok) throw new Error('It was not refused.');
      return result.error.message;
    },
    /** Closes the file and opens it again, as a new start does. */
    reopen: async (): Promise<void> => {
      await here().engine.close();
      here().engine = await createEngine({ workspacePath: here().path, clock: options.clock ?? (() => NOON) });
    },
  };
};
