/** Reading numbers as people and programs write them: "1,204", "1.234,56", "$172.45", "66%", "--", "(50.00)". */
export type DecimalMark = '.' | ',';

/** No value: blank, dashes, and what a spreadsheet writes for one that is not there. */
const EMPTY = /^(?:|-+|–|—|#?n\/?a|null|none|nan)$/i;
/** Blanks, signs of currencies, and their codes and short names before or behind a number. */
const NOISE =
  /[\s\u00a0\u202f\u200e\u200f'’$€£¥￥₹₩₽₺]|(?<=^[-+(]?)(?:[A-Z]{3}|US|CA|AU|NZ|HK|GB|R|kr\.?|zł|Kč)(?=[\d.,(+-])|(?<=\d)(?:[A-Z]{3}|US|CA|AU|NZ|HK|GB|kr\.?|zł|Kč)(?=$|[)-])/g;

/** True for cells that say 'no value': empty, dashes, null. */
export const isBlank = (text: string): boolean => text === '' || EMPTY.test(text.trim());

const [ZERO, NINE, POINT, MINUS] = [48, 57, 46, 45];

/** True for "12", "-12" and "12.5" of at most twelve characters: what nearly every number of a file is, told fast. */
export const isPlain = (text: string, mark: DecimalMark): boolean => {
  const { length } = text;
  if (length === 0 || length > 12) return false;
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let point = -1;
  for (let at = start; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) continue;
    if (code !== POINT || mark !== '.' || point >= 0 || at === start) return false;
    point = at;
  }
  return start < length && point < length - 1;
};

/** Plain decimal text for parseDecimal; undefined when it is no number. A percent sign divides by 100. */
export const plainNumber = (text: string, mark: DecimalMark): string | undefined => {
  if (/^-?\d+(?:\.\d+)?$/.test(text) && (mark === '.' || !text.includes('.'))) return text;
  let rest = text.trim().replace(/[−‒]/g, '-');
  let sign = '';
  const bracket = /^\((.*)\)$/.exec(rest);
  if (bracket?.[1] !== undefined) {
    rest = bracket[1];
    sign = '-';
  }
  rest = rest.replace(NOISE, '').replace(NOISE, '');
  if (rest.endsWith('-')) rest = `-${rest.slice(0, -1)}`;
  const percent = rest.endsWith('%');
  if (percent) rest = rest.slice(0, -1);
  const thousands = mark === '.' ? ',' : '.';
  if (rest.includes(thousands)) {
    // Groups of three, or India's of two before the last three; "12,50" is neither and is no number with a point.
    const grouped =
      mark === '.' ? /^[+-]?\d{1,3}(?:,\d{2})*,\d{3}(?:,\d{3})*(?:\.\d*)?$/ : /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$/;
    if (!grouped.test(rest)) return undefined;
    rest = rest.replaceAll(thousands, '');
  }
  if (mark === ',') rest = rest.replace(',', '.');
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(rest)) return undefined;
  if (rest.startsWith('-') && sign === '-') return undefined;
  if (percent) rest = `${rest}e-2`;
  return sign + rest.replace(/^\+/, '');
};

/** How many of some numbers show that their mark is the comma, or the point. */
export const voteMark = (samples: Iterable<string>): { comma: number; point: number } => {
  let comma = 0;
  let point = 0;
  for (const sample of samples) {
    const text = sample.replace(NOISE, '').replace('%', '');
    if (/\d,\d{1,2}$/.test(text) || /\.\d{3},\d/.test(text) || /^\D?\d,\d{4,}$/.test(text)) comma += 1;
    if (/\d\.\d{1,2}$/.test(text) || /,\d{3}\.\d/.test(text)) point += 1;
  }
  return { comma, point };
};

/** 1.234 and 1,234: a thousand and more, or one and a bit. */
export const isThousand = (text: string): boolean => /^\D?[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(text.replace(NOISE, ''));

/** An id as people see it: no spreadsheet apostrophe, and no ".0" that a float column adds. */
export const cleanId = (text: string): string => {
  let id = text.trim();
  if (id.startsWith("'")) id = id.slice(1);
  return id.endsWith('.0') && /^\d+\.0$/.test(id) ? id.slice(0, -2) : id;
};
