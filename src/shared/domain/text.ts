/**
 * The form under which two spellings are the same thing: trimmed, one space between words, no accents
 * that only decorate, no case. Used as natural key for products, people, companies, channels.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** Up to two letters for a person's badge. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : '';
  return (first + last).toUpperCase();
};

/** What makes two product rows the same product: the SKU as written (it is a code), else the folded name. */
export const productKey = (sku: string, name: string): string =>
  sku === '' ? fold(name) : sku.normalize('NFC').trim();
