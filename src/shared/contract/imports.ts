import { z } from 'zod';
import { job, read, write } from './channel';
import { count, idOnly, name, none, ok, path } from './common';
import { source as freshness } from './reports/parts';

export const FORMAT_IDS = [
  'shopify-orders',
  'order-lines',
  'deals',
  'leads',
  'ad-days',
  'results',
  'subscriptions',
  'products',
  'stock',
  'customers',
  'companies',
  'contacts',
  'keywords',
  'creators',
] as const;
export const formatId = z.enum(FORMAT_IDS);
export type FormatId = (typeof FORMAT_IDS)[number];

const rule = z.union([
  z.object({ column: z.string(), startsWith: z.string() }),
  z.object({ column: z.string(), matches: z.string() }),
  z.object({ column: z.string(), equals: z.string() }),
]);
export type RowRule = z.infer<typeof rule>;

const stageRule = z.union([
  z.enum(['open', 'won', 'lost']),
  z.object({
    kind: z.enum(['open', 'won', 'lost']).optional(),
    is: z.enum(['open', 'won', 'lost']).optional(),
    type: z.enum(['open', 'won', 'lost']).optional(),
    status: z.enum(['open', 'won', 'lost']).optional(),
    probability: z.number().optional(),
  }),
]);

/** How the columns of any table become the fields of a format. Made in the mapping screen, savable as a file. */
export const importMap = z.object({
  format: formatId.exclude(['shopify-orders']),
  /** Column of the file → field, or several fields. */
  columns: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  /** The same value for every row, by field. */
  constants: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  /** Spellings to put right, by field. */
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** A field put together from columns: `"order_id": "{customer}-{date}"`. */
  templates: z.record(z.string(), z.string()).default({}),
  /** Columns of other files beside this one, joined by a key column. */
  lookups: z
    .array(
      z.object({
        file: z.string(),
        key: z.string(),
        match: z.string(),
        columns: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
        templates: z.record(z.string(), z.string()).optional(),
      }),
    )
    .default([]),
  returns: rule.optional(),
  sales: rule.optional(),
  /** Which rows count: the others are left out, and said so. `anyOf`: those where one of these columns is filled. */
  only: z.union([rule, z.object({ anyOf: z.array(z.string()) })]).optional(),
  /** Columns that are filled on the first of several rows only; `by` is what those rows have in common. */
  carry: z.object({ by: z.string(), columns: z.array(z.string()) }).optional(),
  /** Columns that all hold one field, such as a column for each place: `names` is the field that their name fills. */
  spread: z.object({ columns: z.array(z.string()), names: z.string(), values: z.string() }).optional(),
  /** Fields whose cells hold several values joined by a semicolon: the first is taken. */
  several: z.array(z.string()).optional(),
  /** Columns that date when a deal entered a stage → that stage. */
  entered: z.record(z.string(), z.string()).optional(),
  /** Times without a zone are in UTC, not in the workspace's zone. */
  times: z.literal('utc').optional(),
  /** Columns of which nothing is kept, not even in the source lines. */
  private: z.array(z.string()).optional(),
  /** Which stage is open, won or lost, and its probability (0 … 1, or percent above 1). */
  stages: z
    .union([
      z.record(z.string(), stageRule),
      z.array(
        z.object({ name: z.string(), kind: z.enum(['open', 'won', 'lost']), probability: z.number().optional() }),
      ),
    ])
    .optional(),
  /**
   * What happens to a field of a row that exists: the file wins (as when it is not named), only blanks are filled, ours
   * stays, the file's entries join ours (lists), or the file wins also where it is blank.
   */
  existing: z.record(z.string(), z.enum(['overwrite', 'fill', 'keep', 'merge', 'clear'])).optional(),
  delimiter: z.string().optional(),
  /** Names of the columns of a file that has no header line. */
  header: z.array(z.string()).optional(),
  encoding: z.string().optional(),
  dates: z.enum(['ymd', 'dmy', 'mdy']).optional(),
  decimal: z.enum(['.', ',']).optional(),
});
export type ImportMap = z.infer<typeof importMap>;

export const importProblem = z.object({
  line: count,
  column: z.string().nullable(),
  problem: z.string(),
  /** error: nothing is imported until it is mended or skipped; notice: told, and imported all the same. */
  level: z.enum(['error', 'notice']),
});
export type ImportProblem = z.infer<typeof importProblem>;

export const importFieldInfo = z.object({
  field: z.string(),
  label: z.string(),
  needed: z.boolean(),
  kind: z.enum(['text', 'number', 'money', 'day', 'time']),
  /** Column names that people use for it. */
  also: z.array(z.string()),
  /** The field that will do where this one is needed and not there. */
  instead: z.string().optional(),
});

export const importCounts = z.object({ rows: count, created: count, updated: count, unchanged: count, skipped: count });
export type ImportCounts = z.infer<typeof importCounts>;

/** A table inside a file: a sheet of a workbook, a file of an archive. */
const part = z.string().max(1000);
/** What somebody decided about doubtful matches, by line: the record that is there already, or a new one. */
const decisions = z.record(z.string().max(20), z.enum(['same', 'new'])).optional();
/** The days that a report of ads or results covers which has neither a column nor a heading for them: `2026-05`, `2026-01-01..2026-03-31`. */
const period = z.string().max(40).optional();
const source = {
  path,
  part: part.optional(),
  decisions,
  format: formatId.optional(),
  map: importMap.optional(),
  period,
};

export const importSummary = z.object({
  /** Null after a dry run. */
  batch: z.number().int().nullable(),
  file: z.string(),
  format: formatId,
  ...importCounts.shape,
  adjustments: count,
  errors: z.array(importProblem),
  /** All problems, also those past the listed ones. */
  errorCount: count,
  noticeCount: count,
  /** First and last day the file speaks of. */
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  seconds: z.number(),
});
export type ImportSummary = z.infer<typeof importSummary>;

export const importBatch = z.object({
  id: count,
  file: z.string(),
  format: formatId,
  at: z.string(),
  by: z.string().nullable(),
  ...importCounts.shape,
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  undone: z.boolean(),
  /** The day up to which it speaks: of deals and lists the day they were made. */
  reaches: z.string(),
});
export type ImportBatch = z.infer<typeof importBatch>;

const undone = z.object({
  batch: count,
  removed: count,
  restored: count,
  /** All conflicts; of many, a thousand are listed. */
  kept: count,
  conflicts: z.array(
    z.object({
      entity: z.string(),
      id: z.string(),
      reason: z.string(),
      /** The fields that were changed since: what they are now, and what they were before the import. */
      fields: z.array(z.object({ field: z.string(), now: z.string(), back: z.string() })),
    }),
  ),
});

export const importsContract = {
  /** Looks at the head of a file: what it is, its columns, first rows, and a suggested map. */
  'imports.inspect': read(
    z.object({ path, part: part.optional(), format: formatId.optional() }),
    z.object({
      file: z.string(),
      part: part.nullable(),
      /** The tables in this file, where it holds several. */
      parts: z.array(z.object({ part, recognised: z.boolean(), problem: z.string().nullable() })),
      bytes: count,
      encoding: z.string(),
      delimiter: z.string(),
      format: formatId.nullable(),
      recognised: z.boolean(),
      /** Whose export it is, where that is known: `Shopify inventory`. */
      vendor: z.string().nullable(),
      columns: z.array(
        z.object({ name: z.string(), sample: z.string(), fields: z.array(z.string()), known: z.boolean() }),
      ),
      rows: z.array(z.object({ line: count, cells: z.array(z.string()) })),
      map: importMap.nullable(),
      /** When a file with these columns came in last; its mapping is taken from there. */
      remembered: z.string().nullable(),
      /** A date of the first rows that could be read two ways; null when none could. */
      ambiguousDate: z.string().nullable(),
      fields: z.record(z.string(), z.array(importFieldInfo)),
      problem: z.string().nullable(),
    }),
  ),
  /** Everything an import would do, and nothing written. `preview` holds the first rows as they would be saved. */
  'imports.dryRun': job(
    // With `find` only the problems with these words are listed.
    z.object({ ...source, find: z.string().max(200).optional() }),
    z.object({
      summary: importSummary,
      preview: z.array(
        z.object({
          line: count,
          result: z.enum(['create', 'update', 'unchanged', 'skip', 'problem']),
          cells: z.record(z.string(), z.string()),
          /** What an update changes, in words. */
          changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })).optional(),
        }),
      ),
      /** Rows that may be a record that is there already, but need not be: without a decision they come in as new. */
      doubts: z.array(
        z.object({
          line: count,
          entity: z.enum(['companies', 'contacts']),
          name: z.string(),
          match: z.string(),
          why: z.string(),
          decision: z.enum(['same', 'new']),
        }),
      ),
    }),
  ),
  /** Every problem of a file as CSV, however many there are; nothing else is written. */
  'imports.saveProblems': job(z.object({ ...source, file: path }), z.object({ file: z.string(), problems: count })),
  /** One transaction. Lines with problems are refused as a whole unless `skipProblems`. */
  'imports.run': job(z.object({ ...source, skipProblems: z.boolean().default(false) }), importSummary),
  'imports.list': read(none, z.array(importBatch)),
  /** How far each source reaches, the stale ones first. */
  'imports.sources': read(none, z.array(freshness)),
  /** What taking an import back would do, and nothing written. */
  'imports.tryUndo': job(z.object({ batch: count }), undone),
  /** Takes an import back. What was changed since stays and is listed, but for the conflicts that `also` names as entity/id. */
  'imports.undo': job(z.object({ batch: count, also: z.array(z.string().max(200)).max(10_000).optional() }), undone),
  'imports.maps': read(none, z.array(z.object({ id: z.string(), name: z.string(), map: importMap }))),
  /** A map that was saved to a file. */
  'imports.readMap': read(z.object({ path }), importMap),
  'imports.saveMap': write(z.object({ name, map: importMap }), idOnly),
  'imports.removeMap': write(idOnly, ok),
};
