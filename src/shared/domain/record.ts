/** Whether a value of unknown kind, such as one read from a file, has named parts; lists have none. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
