import { join } from 'node:path';
import { app } from 'electron';
import type { Parsed } from '../../shared/contract';
import type { ShellHandlers } from '../../shared/contract/transport';
import { cloudDriveOf } from './cloud-drive';
import { type Dialogs, safeFileName } from './dialogs';
import type { Inbox } from './inbox';
import { region } from './locale';
import type { PreferenceStore } from './preferences';
import type { PrintAhead } from './print-ahead';
import type { PrintEnvironment, PrintJob } from './printing';
import type { Sessions } from './sessions';
import type { UpdateHost } from './update-file';
import { updateKeys } from './update-key';
import { EXTENSION, type Workspaces } from './workspaces';

const CURRENCIES: Record<string, string> = {
  US: 'USD',
  GB: 'GBP',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  CH: 'CHF',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RO: 'RON',
  JP: 'JPY',
  CN: 'CNY',
  IN: 'INR',
  BR: 'BRL',
  MX: 'MXN',
  ZA: 'ZAR',
  KR: 'KRW',
  SG: 'SGD',
  HK: 'HKD',
  IL: 'ILS',
  TR: 'TRY',
  EG: 'EGP',
  AT: 'EUR',
  BE: 'EUR',
  HR: 'EUR',
  CY: 'EUR',
  EE: 'EUR',
  FI: 'EUR',
  FR: 'EUR',
  DE: 'EUR',
  GR: 'EUR',
  IE: 'EUR',
  IT: 'EUR',
  LV: 'EUR',
  LT: 'EUR',
  LU: 'EUR',
  MT: 'EUR',
  NL: 'EUR',
  PT: 'EUR',
  SK: 'EUR',
  SI: 'EUR',
  ES: 'EUR',
};

/** A first guess for a new workspace: the computer's time zone, the currency of its country, and how numbers are written there. */
const defaults = (): { timeZone: string; currency: string; locale: string } => ({
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  currency: CURRENCIES[app.getLocaleCountryCode() || (region().region ?? '')] ?? 'USD',
  locale: region().toString(),
});

/** What an update is held against: this app on this computer. */
const updateHost = (): UpdateHost => ({
  keys: updateKeys(app.isPackaged, process.env['TANDEM_UPDATE_KEY']),
  version: app.getVersion(),
  platform: process.platform,
  arch: process.arch,
  isAppImage: process.env['APPIMAGE'] !== undefined,
});

/** What the contract says of a report, as the shell prints it. */
const reportJob = ({
  groupId,
  locale,
  ...rest
}: NonNullable<Parsed<'app.readyReport'>['job']>): Extract<PrintJob, { period: string }> => ({
  ...rest,
  ...(groupId === null ? {} : { groupId }),
  ...(locale === null ? {} : { locale }),
});

const REPORT_NAMES = { weekly: 'Weekly report', investor: 'Investor update' };

export type ShellParts = {
  dataFolder: string;
  dialogs: Dialogs;
  preferences: PreferenceStore;
  sessions: Sessions;
  workspaces: Workspaces;
  print: PrintEnvironment;
  ahead: PrintAhead;
  /** Called after another workspace has been opened. */
  opened: () => void;
};

/** Opens a workspace for the person, with a warning where a cloud drive could harm it; null when they decline. */
export const openForPerson = async (
  path: string,
  { workspaces, dialogs, opened }: Pick<ShellParts, 'workspaces' | 'dialogs' | 'opened'>,
): Promise<string | null> => {
  const drive = workspaces.owns(path) ? null : cloudDriveOf(path);
  if (drive !== null && !(await dialogs.confirmSynced(drive))) return null;
  const open = await workspaces.open(path);
  opened();
  return open;
};

/** The answers to every channel that needs the desktop. */
export const shellHandlers = (parts: ShellParts): ShellHandlers => {
  const { dataFolder, dialogs, preferences, sessions, workspaces, print, ahead } = parts;
  let opened: Promise<Inbox> | undefined;
  /** Read with the first look at the page that shows it. */
  const inbox = (): Promise<Inbox> => (opened ??= import('./inbox').then((module) => module.Inbox.open(dataFolder)));
  return {
    'app.state': async () => {
      await workspaces.started;
      return {
        workspacePath: workspaces.path,
        problem: workspaces.problem,
        dataFolder,
        version: app.getVersion(),
        platform: process.platform,
        takesUpdates: updateHost().keys.length > 0,
        preferences: { ...preferences.value, personId: workspaces.personId },
        recent: workspaces.recent,
        defaults: defaults(),
      };
    },
    'app.createWorkspace': async (input, { onProgress }) => {
      const path = await workspaces.create(input, onProgress);
      parts.opened();
      return { path };
    },
    'app.openWorkspace': async ({ path }) => {
      const chosen =
        path ?? (await dialogs.chooseFiles({ title: 'Open a workspace', extensions: [EXTENSION], many: false }))[0];
      return { path: chosen === undefined ? null : await openForPerson(chosen, parts) };
    },
    'app.session': async () => {
      await workspaces.started;
      return sessions.open(workspaces.path);
    },
    'app.keepSession': async ({ workspacePath, ...part }) => {
      if (workspacePath === workspaces.path) await sessions.keep(workspacePath, part);
      return { ok: true };
    },
    'app.setPreferences': async ({ personId, ...rest }) => {
      if (personId !== undefined) await workspaces.setPerson(personId);
      await preferences.change(rest);
      return { ok: true };
    },
    'app.chooseFiles': async (input) => ({ paths: await dialogs.chooseFiles(input) }),
    'app.chooseFolder': async ({ title }) => ({ path: await dialogs.chooseFolder(title) }),
    'app.chooseSave': async (input) => ({ path: await dialogs.chooseSave(input) }),
    'app.watchFolder': async ({ folder }) => {
      await (await inbox()).watch(folder);
      return { ok: true };
    },
    'app.damage': () => workspaces.damage(),
    'app.rescue': ({ how }) => workspaces.rescue(how),
    'app.inbox': async () => (await inbox()).list(),
    'app.showItem': async ({ path }) => {
      dialogs.showItem(path);
      return { ok: true };
    },
    'app.checkUpdate': async ({ path }) => (await import('./update-file')).checkUpdate(path, updateHost()),
    'app.takeUpdate': async ({ path }) => {
      const { takeUpdate } = await import('./update-file');
      return { how: await dialogs.handOver(await takeUpdate(path, updateHost(), join(dataFolder, 'updates'))) };
    },
    'app.saveText': async (input) => ({ path: await dialogs.saveText(input) }),
    'app.printWorksheet': async ({ file, option, ...job }, call) => {
      const target =
        file ?? (await dialogs.chooseSave({ title: 'Save the worksheet', name: 'Four Ps', extension: 'pdf' }));
      if (target === null) return { file: null, pages: 0 };
      const whole = { kind: 'worksheet' as const, ...job, ...(option === undefined ? {} : { option }) };
      const { printToFile } = await import('./printing');
      const { pages } = await printToFile(whole, target, print, call);
      return { file: target, pages };
    },
    'app.printMeeting': async ({ file, ...job }, call) => {
      const target =
        file ?? (await dialogs.chooseSave({ title: 'Save the minutes', name: 'Minutes', extension: 'pdf' }));
      if (target === null) return { file: null, pages: 0 };
      const { printToFile } = await import('./printing');
      const { pages } = await printToFile({ kind: 'meeting', ...job }, target, print, call);
      return { file: target, pages };
    },
    'app.printProposal': async ({ file, ...job }, call) => {
      const target =
        file ?? (await dialogs.chooseSave({ title: 'Save the proposal', name: 'Proposal', extension: 'pdf' }));
      if (target === null) return { file: null, pages: 0 };
      const { printToFile } = await import('./printing');
      const { pages } = await printToFile({ kind: 'proposal', ...job }, target, print, call);
      return { file: target, pages };
    },
    'app.printReport': async ({ file, ...asked }, call) => {
      const job = reportJob(asked);
      const name = safeFileName(`${REPORT_NAMES[job.kind]} ${job.period}`);
      const target = file ?? (await dialogs.chooseSave({ title: 'Save the report', name, extension: asked.format }));
      if (target === null) return { file: null, pages: 0, figures: 0 };
      const { overflow: _overflow, ...printed } = await ahead.print(job, target, call);
      return printed;
    },
    'app.readyReport': async ({ job }) => {
      void ahead.want(job && reportJob(job));
      return { ok: true };
    },
  };
};
