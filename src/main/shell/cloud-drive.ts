import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Names that cloud drives give to their folders. */
const NAMES: readonly [RegExp, string][] = [
  [/^onedrive\b/i, 'OneDrive'],
  [/^dropbox\b/i, 'Dropbox'],
  [/^(google ?drive|googledrive-|my drive$|drivefs)/i, 'Google Drive'],
  [/^(icloud|mobile documents$|com~apple~clouddocs)/i, 'iCloud Drive'],
  [/^nextcloud/i, 'Nextcloud'],
  [/^owncloud/i, 'ownCloud'],
  [/^pcloud/i, 'pCloud'],
  [/^megasync/i, 'MEGA'],
  [/^box( sync)?$/i, 'Box'],
  [/^proton ?drive/i, 'Proton Drive'],
  [/^yandex\.?disk/i, 'Yandex Disk'],
  [/^seafile$/i, 'Seafile'],
  [/^cloudstorage$/i, 'a cloud drive'],
];

/** Files by which a synced folder is known whatever its name. */
const MARKERS: readonly [string, string][] = [
  ['.dropbox', 'Dropbox'],
  ['.stfolder', 'Syncthing'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.owncloudsync.log', 'ownCloud'],
];

/**
 * The cloud drive that syncs the folder a file is in, or null.
 *
 * @example cloudDriveOf('/home/ada/Dropbox/plan.tandem') // 'Dropbox'
 */
export const cloudDriveOf = (file: string, exists: (path: string) => boolean = existsSync): string | null => {
  const parts = dirname(file).split(/[/\\]+/);
  for (const [pattern, drive] of NAMES) if (parts.some((part) => pattern.test(part))) return drive;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    for (const [marker, drive] of MARKERS) if (exists(join(folder, marker))) return drive;
    if (folder === dirname(folder)) return null;
  }
};
