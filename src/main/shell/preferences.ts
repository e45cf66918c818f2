import { join } from 'node:path';
import { nativeTheme } from 'electron';
import type { Preferences } from '../../shared/contract/app';
import { SettingsFile, type SettingsReader } from './files';

type Stored = Omit<Preferences, 'personId'>;

const stored: SettingsReader<Stored> = ({ theme, navCollapsed }) => ({
  theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  navCollapsed: navCollapsed === true,
});

/** How Tandem looks on this computer; who sits here is kept by workspace, see Workspaces. */
export class PreferenceStore {
  readonly #file: SettingsFile<Stored>;

  private constructor(file: SettingsFile<Stored>) {
    this.#file = file;
    nativeTheme.themeSource = file.value.theme;
  }

  /** Reads preferences.json of the data folder and applies the theme. */
  static async load(dataFolder: string): Promise<PreferenceStore> {
    return new PreferenceStore(await SettingsFile.open(join(dataFolder, 'preferences.json'), stored));
  }

  get value(): Stored {
    return this.#file.value;
  }

  /** Changes some preferences and answers when they are saved. */
  async change(part: Partial<Stored>): Promise<void> {
    const { theme = this.value.theme, navCollapsed = this.value.navCollapsed } = part;
    nativeTheme.themeSource = theme;
    await this.#file.set({ theme, navCollapsed });
  }

  /** Answers when nothing is left to be written. */
  settled(): Promise<void> {
    return this.#file.settled();
  }
}
