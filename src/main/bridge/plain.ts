/** Deeper or larger input than any form, mapping or file list of ours; `app.saveText` carries the longest text. */
const MAX_DEPTH = 32;
const MAX_VALUES = 250_000;
const MAX_TEXT = 64 * 1024 * 1024;

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/**
 * Says what is wrong with an input before any schema sees it, or null for plain data: objects, lists, text,
 * finite numbers, yes or no, null. A circle is refused as too deep, `__proto__` as a key in every place.
 *
 * @example notPlain({ rows: [1, 'a', null] }) // null
 */
export const notPlain = (input: unknown): string | null => {
  let values = 0;
  let text = 0;
  const look = (value: unknown, depth: number): string | null => {
    values += 1;
    if (values > MAX_VALUES) return 'has too many parts';
    if (depth > MAX_DEPTH) return 'is nested too deeply';
    switch (typeof value) {
      case 'undefined':
      case 'boolean':
        return null;
      case 'number':
        return Number.isFinite(value) ? null : 'holds a number that is none';
      case 'string':
        text += value.length;
        return text > MAX_TEXT ? 'is too long' : null;
      case 'object':
        return value === null ? null : lookInside(value, depth);
      default:
        return `holds a ${typeof value}`;
    }
  };
  const lookInside = (value: object, depth: number): string | null => {
    if (Array.isArray(value)) {
      if (value.length > MAX_VALUES) return 'has too many parts';
      for (const part of value) {
        const wrong = look(part, depth + 1);
        if (wrong) return wrong;
      }
      return null;
    }
    if (!isPlainObject(value)) return 'holds something other than data';
    for (const key of Object.keys(value)) {
      if (key === '__proto__') return 'holds a name that is not allowed';
      text += key.length;
      const wrong = look((value as Record<string, unknown>)[key], depth + 1);
      if (wrong) return wrong;
    }
    return null;
  };
  try {
    return look(input, 0);
  } catch {
    return 'cannot be read';
  }
};
