/** How many characters a half-typed text may have in each of its parts to be kept beside its workspace. */
export const DRAFT_MOST = { key: 300, label: 500, address: 2000, from: 20_000, text: 20_000 } as const;
