/** Words of headers that are codes as well: `Clicks (all)`. */
const WORDS = new Set(['ALL', 'TOP']);
export const CODES: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('currency').filter((code) => !WORDS.has(code)),
);
/** Signs of one currency alone, or of one that nearly every file means. */
export const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  '₺': 'TRY',
  '₽': 'RUB',
};
/** `Amount spent (USD)`, `Price [EUR]`, `Price in EUR`, `Price, EUR`, `Price €`, `Cost ($)`. */
const AT_END =
  /^(.*?\S)\s*(?:[([]\s*([A-Za-z]{3}|[€£₹₩₺₽$¥])\s*[)\]]|(?:\s+in\s+|,\s*)([A-Z]{3})|\s+([€£₹₩₺₽$¥]|[A-Z]{3}))$/u;

/** A longer text is no column's name; looking for a currency in it would take time by the square of its blanks. */
export const NAME_LIMIT = 200;

/**
 * A column's name without the currency at its end, and that currency; a $ or a ¥ is that of several countries, and
 * tells none.
 *
 * @example headerCurrency('Unit price (EUR)') // { name: 'Unit price', currency: 'EUR' }
 */
export const headerCurrency = (column: string): { name: string; currency: string | undefined } => {
  const text = column.trim();
  if (text.length > NAME_LIMIT) return { name: text, currency: undefined };
  const found = AT_END.exec(text.normalize('NFKC'));
  const mark = (found?.[2] ?? found?.[3] ?? found?.[4] ?? '').toUpperCase();
  if (!found || !(CODES.has(mark) || /^[€£₹₩₺₽$¥]$/u.test(mark))) return { name: text, currency: undefined };
  return { name: found[1] ?? text, currency: CODES.has(mark) ? mark : SIGNS[mark] };
};
