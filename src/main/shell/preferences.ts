import { join } from 'node:path';
import { nativeTheme } from 'electron';
import { z } from 'zod';
import { type Preferences, preferences } from '../../shared/contract/app';
import { SettingsFile } from './files';

/** Each field falls back by itself, so that one bad value does not lose the others. */
const stored = z.object({
  theme: preferences.shape.theme.catch('system'),
  navCollapsed: preferences.shape.navCollapsed.catch(false),
});
type Stored = Omit<Preferences, 'personId'>;

/** How Tandem looks on this computer; who sits here is kept by workspace, see Workspaces. */
export class PreferenceStore {
  readonly #file: SettingsFile<typeof stored>;

  private constructor(file: SettingsFile<typeof stored>) {
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
