import { z } from 'zod';

/** Says what a folder is; raised when the meaning of its files changes. */
export const FOLDER_VERSION = 1;

/** `schema.json` of a folder: what is in it, and how to know that all of it is there. */
export const manifest = z.object({
  format: z.literal('tandem-folder'),
  version: z.number().int(),
  /** The schema of the workspace's tables. */
  schema: z.number().int().min(1),
  workspace: z.string(),
  writtenAt: z.string(),
  checksum: z.string(),
  tables: z.array(
    z.object({
      table: z.string().regex(/^[a-z][a-z0-9_]*$/),
      label: z.string(),
      words: z.string(),
      rows: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      columns: z.array(
        z.object({
          name: z.string().regex(/^[a-z][a-z0-9_]*$/i),
          type: z.enum(['INTEGER', 'REAL', 'TEXT', 'BLOB']),
          refers: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type Manifest = z.infer<typeof manifest>;

/** What a person without Tandem has to know to read the files. */
export const README = `This folder holds a whole Tandem workspace.

schema.json  every table with its columns, types and references, its number of rows and the SHA-256 of its file
tables/      one CSV file a table: UTF-8, commas, lines end in a line feed, the first line names the columns

Cells
  \\N          nothing (null), which is not the same as an empty cell: that is an empty text
  \\\\...       a text that itself begins with a backslash has one more
  '=...       a text that a spreadsheet would run as a formula has an apostrophe before it
  base64      columns of the type BLOB
  ..._minor   money in the smallest unit of its currency: cents, pence, yen
  ..._at      moments in UTC, ISO 8601; days are YYYY-MM-DD
  deleted_at  set where a person removed the row; undo brings it back

Tandem makes a workspace of it again under Data, Backups, "Open a folder". It refuses a folder whose files do not have
their checksums, so change a copy, not this one.
`;
