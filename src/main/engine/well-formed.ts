const isWhole = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, part]) => key.isWellFormed() && isWhole(part));
};

const mended = (value: unknown): unknown => {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key.toWellFormed(), mended(part)]));
};

/**
 * Parsed input with every text as the file can hold it: half of a surrogate pair becomes U+FFFD. Without that two texts that
 * differ here are one in the file, and what is looked up before it is written is not found.
 */
export const wellFormed = <T>(input: T): T => (isWhole(input) ? input : (mended(input) as T));
