/** Errors cross as data: a code for the program, a sentence for the person. Stacks stay in the log. */
export const ERROR_CODES = [
  'bad-input',
  'not-found',
  'no-workspace',
  'conflict',
  'bad-file',
  /** A file whose dates can be read two ways: ask, and say it in the map. */
  'ambiguous-dates',
  'newer-file',
  'damaged-file',
  'locked',
  'read-only',
  'no-space',
  'cancelled',
  'unknown-metric',
  'unknown-channel',
  'rule',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
export type WireError = { code: ErrorCode; message: string };

/** A refusal that a person can read. Anything else that is thrown crosses as `internal`. */
export class TandemError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'TandemError';
    this.code = code;
  }
}

/** `noStep` stands with a write that left no step of history: there is nothing of it that Undo could take back. */
export type Result<T> = { ok: true; value: T; noStep?: true } | { ok: false; error: WireError };
