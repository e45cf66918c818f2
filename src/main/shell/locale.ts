import { app } from 'electron';

/**
 * The region that the system writes numbers for, such as `de-DE`: what a person chose for formats, which may be another
 * than that of the words, or one that Chromium has no words for. Chromium's own where the system names none.
 */
export const region = (): Intl.Locale => {
  try {
    const { language, region: country } = new Intl.Locale(app.getSystemLocale());
    if (country !== undefined) return new Intl.Locale(language, { region: country });
  } catch {
    // Some systems name a locale that is none, such as C.
  }
  return new Intl.Locale(app.getLocale() || 'en-US');
};
