/** Made at build time from the lock file and the packages themselves, by scripts/lib/licences.mjs. */
declare module 'virtual:licences' {
  export const LICENCES: readonly { name: string; version: string; licence: string; text: string }[];
}
