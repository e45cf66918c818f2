import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, Output } from '../../../../../shared/contract';
import type { FormatId, ImportMap } from '../../../../../shared/contract/imports';
import { call, sentence, useJob } from '../../../api';

export type Inspected = Output<'imports.inspect'>;
export type DryRun = Output<'imports.dryRun'>;
export type Summary = Output<'imports.run'>;

/** One file on its way in. */
export type Entry = {
  /** The file, and the table in it where it holds several. */
  id: string;
  path: string;
  part: string | null;
  /** Null when the file could not be read; `problem` says why. */
  inspected: Inspected | null;
  problem: string | null;
  format: FormatId;
  map: ImportMap | null;
  dry: DryRun | null;
  /** A date that can be read two ways: nothing goes on until somebody says which. */
  ask: string | null;
  /** What somebody said of doubtful matches, by line. */
  decisions: Readonly<Record<string, 'same' | 'new'>>;
  /** What somebody answered. */
  dates: ImportMap['dates'];
  summary: Summary | null;
};

/** A file up to this size is tried again by itself after each change of its mapping. */
const TRIED_BY_ITSELF = 20_000_000;
const PAUSE = 400;

const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;
export const fileName = (entry: Entry): string => entry.inspected?.file ?? nameOf(entry.path);

const idOf = (path: string, part: string | null): string => (part === null ? path : `${path}\n${part}`);

const inspect = async (path: string, part: string | null = null): Promise<Entry> => {
  const entry = {
    id: idOf(path, part),
    path,
    part,
    problem: null,
    format: 'order-lines' as const,
    map: null,
    dry: null,
    ask: null,
    decisions: {},
    dates: undefined,
    summary: null,
  };
  try {
    const inspected = await call('imports.inspect', { path, ...(part === null ? {} : { part }) });
    return {
      ...entry,
      id: idOf(path, inspected.part),
      part: inspected.part,
      inspected,
      format: inspected.format ?? inspected.map?.format ?? 'order-lines',
      map: inspected.map,
    };
  } catch (error) {
    return { ...entry, inspected: null, problem: sentence(error) };
  }
};

/** The tables of a file: one for most; of a workbook or an archive those that are known, or all where none is. */
const inspectAll = async (path: string): Promise<Entry[]> => {
  const first = await inspect(path);
  const parts = first.inspected?.parts ?? [];
  const known = parts.filter((one) => one.recognised);
  const wanted = known.length > 0 ? known : parts.filter((one) => one.problem === null);
  if (wanted.length < 2) return [first];
  return Promise.all(wanted.map((one) => (one.part === first.part ? Promise.resolve(first) : inspect(path, one.part))));
};

/** Shopify's columns need no map; one that is otherwise empty says how its dates are written. */
const NO_MAP: ImportMap = { format: 'order-lines', columns: {}, constants: {}, values: {}, templates: {}, lookups: [] };

export const sourceOf = (entry: Entry): Input<'imports.dryRun'> => ({
  path: entry.path,
  ...(entry.part === null ? {} : { part: entry.part }),
  format: entry.format,
  ...(Object.keys(entry.decisions).length === 0 ? {} : { decisions: { ...entry.decisions } }),
  ...(entry.map || entry.dates
    ? { map: { ...(entry.map ?? NO_MAP), ...(entry.dates ? { dates: entry.dates } : {}) } }
    : {}),
});

/** Nothing of this file waits for a decision, as far as is known: it has not been tried, or without a problem and a doubt that nobody decided. */
export const isReady = (entry: Entry): boolean =>
  entry.inspected !== null &&
  entry.inspected.problem === null &&
  entry.problem === null &&
  entry.ask === null &&
  entry.summary === null &&
  (entry.dry === null ||
    (entry.dry.summary.errorCount === 0 && entry.dry.doubts.every((one) => String(one.line) in entry.decisions)));

/** A date to ask about: one of the first rows, or the one that the refusal names. */
const dateIn = (entry: Entry, refusal: string): string =>
  entry.inspected?.ambiguousDate ?? /\d+[/-]\d+[/-]\d+/.exec(refusal)?.[0] ?? '03/04/2026';

/**
 * The files that are being brought in, one of them in hand: looked at, mapped, tried, imported. Nothing is
 * written before `commit`.
 */
export const useImport = () => {
  const [entries, setEntries] = useState<Entry[]>([]);
  const [at, setAt] = useState(0);
  /** While all files are brought in, the pauses between them too. */
  const [busy, setBusy] = useState(false);
  /** The files as they stand, for what goes on over several of them. */
  const latest = useRef(entries);
  useEffect(() => {
    latest.current = entries;
  }, [entries]);
  const dryRun = useJob('imports.dryRun');
  const run = useJob('imports.run');
  const current = entries[at] ?? null;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { run: startDryRun, cancel: cancelDryRun } = dryRun;

  const change = useCallback((id: string, patch: Partial<Entry>): void => {
    setEntries((all) => all.map((entry) => (entry.id === id ? { ...entry, ...patch } : entry)));
  }, []);

  const tryIt = useCallback(
    async (entry: Entry): Promise<void> => {
      clearTimeout(timer.current);
      cancelDryRun();
      change(entry.id, { dry: null, ask: null, problem: null });
      const dry = await startDryRun(sourceOf(entry), (error) => {
        if (error.code === 'ambiguous-dates') change(entry.id, { ask: dateIn(entry, error.message) });
        else if (error.code !== 'cancelled') change(entry.id, { problem: error.message });
      });
      if (dry) change(entry.id, { dry });
    },
    [cancelDryRun, change, startDryRun],
  );

  const add = async (paths: readonly string[]): Promise<void> => {
    const fresh = paths.filter((path) => path !== '' && !entries.some((entry) => entry.path === path));
    const added = (await Promise.all([...new Set(fresh)].map(inspectAll))).flat();
    if (added.length === 0) return;
    setEntries([...entries, ...added]);
    setAt(entries.length);
    const first = added[0];
    if (first?.inspected && first.inspected.problem === null) void tryIt(first);
  };

  const select = (index: number): void => {
    const entry = entries[index];
    setAt(index);
    if (busy) return;
    if (entry?.inspected && !entry.dry && !entry.summary && !entry.ask && entry.inspected.problem === null)
      void tryIt(entry);
  };

  const setMap = (map: ImportMap): void => {
    if (!current) return;
    const next = { ...current, map, format: map.format, dry: null, problem: null };
    change(current.id, next);
    clearTimeout(timer.current);
    if ((current.inspected?.bytes ?? 0) <= TRIED_BY_ITSELF) timer.current = setTimeout(() => void tryIt(next), PAUSE);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  /** Whether the day or the month comes first, as somebody said. */
  const sayDates = (dates: NonNullable<ImportMap['dates']>): void => {
    if (!current) return;
    change(current.id, { dates });
    void tryIt({ ...current, dates });
  };

  /** Whether doubtful rows are the records that they may be. The others stay as they were decided. */
  const decide = (decisions: Entry['decisions']): void => {
    if (!current) return;
    const next = { ...current, decisions: { ...current.decisions, ...decisions } };
    change(current.id, { decisions: next.decisions });
    void tryIt(next);
  };

  const drop = (id: string): void => {
    // Another file that is left out stops none that is being tried on its way in.
    if (!busy || current?.id === id) cancelDryRun();
    setEntries((all) => all.filter((entry) => entry.id !== id));
    setAt(0);
  };

  const commit = async (skipProblems: boolean): Promise<Summary | null> => {
    if (!current) return null;
    const summary = await run.run({ ...sourceOf(current), skipProblems });
    if (!summary) return null;
    if (summary.batch === null) {
      await tryIt(current);
      return null;
    }
    change(current.id, { summary });
    return summary;
  };

  /** Tries and imports one file as it now stands, unless it waits for somebody or was left out. False where somebody stopped it. */
  const bringIn = async (id: string): Promise<boolean> => {
    const standing = (): Entry | undefined => latest.current.find((one) => one.id === id);
    const entry = standing();
    if (!entry || !isReady(entry)) return true;
    setAt(latest.current.indexOf(entry));
    let refused = false;
    const told = (error: { code: string; message: string }): void => {
      if (error.code === 'cancelled') return;
      refused = true;
      change(id, error.code === 'ambiguous-dates' ? { ask: dateIn(entry, error.message) } : { problem: error.message });
    };
    const dry = entry.dry ?? (await startDryRun(sourceOf(entry), told));
    const now = standing();
    // Left out or mapped anew while it was tried: what was tried is no longer what would come in.
    if (!now || now.map !== entry.map || now.decisions !== entry.decisions || now.dates !== entry.dates) return true;
    if (!dry) return refused;
    change(id, { dry });
    if (!isReady({ ...now, dry })) return true;
    const summary = await run.run({ ...sourceOf(now), skipProblems: false }, told);
    if (!summary) return refused;
    if (summary.batch === null) await tryIt(now);
    else change(id, { summary });
    return true;
  };

  /**
   * Brings in every file that needs no decision, one after the other, each in a transaction of its own; stops at none that
   * does. One that was not tried yet is tried first: what is doubtful in it waits for somebody. Cancelling ends it all.
   */
  const commitAll = async (): Promise<void> => {
    cancelDryRun();
    setBusy(true);
    for (const { id } of entries) if (!(await bringIn(id))) break;
    setBusy(false);
  };

  return {
    entries,
    at,
    current,
    add,
    select,
    drop,
    setMap,
    sayDates,
    decide,
    tryIt,
    commit,
    commitAll,
    busy,
    dryRun,
    run,
  };
};

export type Importing = ReturnType<typeof useImport>;
