/**
 * Public keys (ed25519, raw 32 bytes in base64) whose signature makes a file an update of this app. `npm run sign-update`
 * makes a pair and says the line to put here. More than one stands here only while one is being replaced by the next. Without
 * any, this build takes no update from a file.
 */
const UPDATE_KEYS: readonly string[] = [];

/** The keys that count: a checkout may be told of one to try the way with, a package never. */
export const updateKeys = (isPackaged: boolean, named: string | undefined): readonly string[] =>
  !isPackaged && named !== undefined && named !== '' ? [named] : UPDATE_KEYS;
