/** Made while the app is built, by scripts/lib/made-modules.mjs: from the lock file and the packages themselves. */
declare module 'virtual:licences' {
  export const LICENCES: readonly { name: string; version: string; licence: string; text: string }[];
}

/** Made of docs/guide: each page's name and text, and where the pictures lie that they show. */
declare module 'virtual:guide' {
  export const TEXTS: readonly (readonly [slug: string, text: string])[];
  export const PICTURES: Readonly<Partial<Record<string, () => Promise<string>>>>;
}
