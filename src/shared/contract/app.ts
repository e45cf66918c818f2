import { z } from 'zod';
import { DRAFT_MOST } from '../domain/draft';
import { EDITION_IDS } from '../domain/report-blocks';
import { ROLE_IDS } from '../domain/roles';
import { shell } from './channel';
import { count, id, name, none, ok, path, periodId } from './common';
import { locale } from './reports/update';
import { workspaceSettings } from './workspace';

/** What needs the desktop: windows, dialogs, which workspace is open, who sits here, printing. */
export const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  personId: z.string().nullable(),
  navCollapsed: z.boolean(),
});
export type Preferences = z.infer<typeof preferences>;

/** Text that was typed and not saved: in which field, on which page, and what that field held before. */
export const draft = z.object({
  key: z.string().min(1).max(DRAFT_MOST.key),
  /** The field's name for people. */
  label: z.string().max(DRAFT_MOST.label),
  address: z.string().max(DRAFT_MOST.address),
  from: z.string().max(DRAFT_MOST.from),
  text: z.string().max(DRAFT_MOST.text),
});
export type Draft = z.infer<typeof draft>;

/** A report as it is printed. */
const reportJob = z.object({
  kind: z.enum(['weekly', 'investor']),
  period: periodId,
  paper: z.enum(['A4', 'Letter']),
  /** An investor update as this group of recipients reads it. */
  groupId: id.nullable().default(null),
  /** A frozen report by its id, or the live figures; the newest frozen one, else the live figures, unless said. */
  snapshot: z.union([z.literal('live'), id]).optional(),
  /** A choice of blocks of the weekly report; all of them unless said. */
  edition: z.enum(EDITION_IDS).optional(),
  /** How its reader writes numbers and dates; as this computer does without. */
  locale: locale.default(null),
  /** One self-contained page instead of a PDF; `pages` is then 0. */
  format: z.enum(['pdf', 'html']).default('pdf'),
});

export const appContract = {
  'app.state': shell(
    none,
    z.object({
      workspacePath: z.string().nullable(),
      /** Why the last workspace could not be opened. */
      problem: z.string().nullable(),
      dataFolder: z.string(),
      version: z.string(),
      platform: z.string(),
      /** Whether this build knows a publisher whose updates it can tell from others. */
      takesUpdates: z.boolean(),
      preferences,
      recent: z.array(z.object({ path: z.string(), name: z.string() })),
      /** `locale`: the region by which the system writes numbers and begins its weeks. */
      defaults: z.object({ timeZone: z.string(), currency: z.string(), locale: z.string() }),
    }),
  ),
  /** What there is for the file of last time when it does not open: its newest copy that can be read whole, and whether the file itself may still be read. */
  'app.damage': shell(
    none,
    z.object({
      file: z.string().nullable(),
      readable: z.boolean(),
      copy: z.object({ file: z.string(), at: z.string(), reason: z.string(), rows: count }).nullable(),
      /** Newer copies that cannot be read. */
      damagedCopies: count,
    }),
  ),
  /** Makes a new workspace beside the damaged file and opens it: of that copy, or of what can be read. Says of each table how much that was. */
  'app.rescue': shell(
    z.object({ how: z.enum(['restore', 'salvage']) }),
    z.object({
      path: z.string(),
      tables: z.array(z.object({ label: z.string(), read: count, of: count.nullable() })),
    }),
  ),
  'app.createWorkspace': shell(
    z.object({
      ...workspaceSettings.pick({ name: true, currency: true, weekStart: true, timeZone: true, fiscalYearStart: true })
        .shape,
      me: z.object({ name, roles: z.array(z.enum(ROLE_IDS)) }),
      sample: z.boolean(),
    }),
    z.object({ path: z.string() }),
  ),
  'app.openWorkspace': shell(z.object({ path: path.optional() }), z.object({ path: z.string().nullable() })),
  /** Where the open workspace was left, and what was half typed in it. Kept on this computer, beside the workspace and not in it. */
  'app.session': shell(
    none,
    z.object({
      address: z.string(),
      /** Tandem or its window ended by accident the last time, and nobody has seen that said yet. */
      cutOff: z.boolean(),
      drafts: z.array(draft),
    }),
  ),
  /** Keeps a part of it. A draft without text is let go; what speaks of a workspace that is not open is dropped. */
  'app.keepSession': shell(
    z.object({
      workspacePath: z.string().max(4096),
      address: z.string().max(2000).optional(),
      seen: z.literal(true).optional(),
      drafts: z
        .array(draft.extend({ text: draft.shape.text.nullable() }))
        .max(200)
        .optional(),
    }),
    ok,
  ),
  'app.setPreferences': shell(preferences.partial(), ok),
  'app.chooseFiles': shell(
    z.object({
      title: z.string().max(200),
      extensions: z.array(z.string().max(10)).max(20),
      many: z.boolean().default(false),
    }),
    z.object({ paths: z.array(z.string()) }),
  ),
  'app.chooseFolder': shell(z.object({ title: z.string().max(200) }), z.object({ path: z.string().nullable() })),
  'app.chooseSave': shell(
    z.object({ title: z.string().max(200), name: z.string().max(200), extension: z.string().max(10) }),
    z.object({ path: z.string().nullable() }),
  ),
  /** Which folder is watched for files to import; none unless somebody chose one. */
  'app.watchFolder': shell(z.object({ folder: path.nullable() }), ok),
  /** The tables in the watched folder. Nothing of it is imported by itself. */
  'app.inbox': shell(
    none,
    z.object({
      folder: z.string().nullable(),
      files: z.array(z.object({ path: z.string(), name: z.string(), bytes: count, changed: z.string() })),
      problem: z.string().nullable(),
    }),
  ),
  /** Which version the signed file of an update would install, after all is checked. Refused with a sentence. */
  'app.checkUpdate': shell(
    z.object({ path }),
    z.object({ version: z.string(), released: z.string(), file: z.string(), size: count }),
  ),
  /** Checks it all again and hands the package to the system: opens its installer, or shows it where people install it themselves. */
  'app.takeUpdate': shell(z.object({ path }), z.object({ how: z.enum(['opened', 'shown']) })),
  'app.showItem': shell(z.object({ path }), ok),
  /** Writes a text that the window made (a mapping, a table as CSV) to a file the person chose in this call. */
  'app.saveText': shell(
    z.object({
      title: z.string().max(200),
      name: z.string().max(200),
      extension: z.string().max(10),
      text: z.string().max(50_000_000),
    }),
    z.object({ path: z.string().nullable() }),
  ),
  /** Prints a report to PDF. Without `file` the person is asked where. */
  'app.printReport': shell(
    reportJob.extend({ file: path.optional() }),
    z.object({ file: z.string().nullable(), pages: count, figures: count }),
  ),
  /**
   * Draws a report where nobody sees it, so that printing it takes no longer than printing does; null lets it go. Ends at
   * once. Asked for by the page that offers it, from when it is open until it is left.
   */
  'app.readyReport': shell(z.object({ job: reportJob.nullable() }), ok),
  /** Prints a Four Ps worksheet: the comparison and each option, or one option alone. Without `file` the person is asked where. */
  'app.printWorksheet': shell(
    z.object({ id, option: id.optional(), paper: z.enum(['A4', 'Letter']), file: path.optional() }),
    z.object({ file: z.string().nullable(), pages: count }),
  ),
  /** Prints a meeting: its decisions, actions, notes and agenda. Without `file` the person is asked where. */
  'app.printMeeting': shell(
    z.object({ id, paper: z.enum(['A4', 'Letter']), file: path.optional() }),
    z.object({ file: z.string().nullable(), pages: count }),
  ),
  /** Prints one version of a proposal to PDF. Without `file` the person is asked where. */
  'app.printProposal': shell(
    z.object({ id, paper: z.enum(['A4', 'Letter']), file: path.optional() }),
    z.object({ file: z.string().nullable(), pages: count }),
  ),
};
