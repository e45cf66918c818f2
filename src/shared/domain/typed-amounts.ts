/** Numbers that people type into a sentence, and whether one of them tells a figure that is kept back. */
export type TypedAmount = {
  /** As it was typed: `$241k`. */
  text: string;
  /** What it may mean: `1.234` is a thousand or more than one. */
  readings: { value: number; precision: number; digits: number }[];
  percent: boolean;
  money: boolean;
  /** The line it stands in. */
  line: string;
};

/** A figure that these readers are not to see: money in whole units of its currency, shares as a part of 1. */
export type KeptBack = {
  value: number;
  kind: 'money' | 'ratio' | 'count';
  /** These many digits may be read; 0 where none may. */
  allowed: number;
  /** One part of a breakdown, of which there are many: it takes a closer match. */
  part: boolean;
};

const BODY = String.raw`\d{1,3}(?:[ \u00a0\u202f’'.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?`;
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?<sign>\p{Sc}|\b[A-Z]{3} )?\s?(?<body>${BODY})(?:\s?(?<after>%|[Pp]ercent|per cent|[kK]|[Tt]housand|mn|[Mm]illion|[mM]|bn|[Bb]illion|\p{Sc}))?(?![\p{L}\p{N}])`,
  'gu',
);

const decimal = (whole: string, part: string): { value: number; decimals: number; digits: string } => ({
  value: Number(`${whole}.${part}`),
  decimals: part.length,
  digits: whole + part,
});

/** What a number's digits and marks may mean: one reading, or two where a single mark may be either. */
const readings = (body: string): { value: number; decimals: number; digits: string }[] => {
  const bare = body.replaceAll(/[ \u00a0\u202f’']/g, '');
  const at = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const whole = bare.replaceAll(/[.,]/g, '');
  const asWhole = { value: Number(whole), decimals: 0, digits: whole };
  if (at < 0) return [asWhole];
  const asDecimal = decimal(bare.slice(0, at).replaceAll(/[.,]/g, ''), bare.slice(at + 1));
  const marks = bare.match(/[.,]/g) ?? [];
  if (bare.length - at - 1 !== 3) return [asDecimal];
  if (marks.length === 1) return [asWhole, asDecimal];
  return new Set(marks).size === 1 ? [asWhole] : [asDecimal];
};

const reading = ({ value, decimals, digits }: ReturnType<typeof readings>[number], scale: number) => {
  const led = digits.replace(/^0+/, '');
  const told = decimals > 0 || scale > 1 ? led.length : led.replace(/0+$/, '').length;
  // Round numbers are read as told to two digits: 200,000 is "about two hundred thousand".
  const precision =
    decimals > 0 || scale > 1 ? 10 ** -decimals * scale : 10 ** Math.max(0, led.length - Math.max(told, 2));
  return { value: value * scale, precision, digits: Math.max(told, Math.min(2, led.length)) };
};

/** The amounts of a text, line by line. Years and lone digits are none. */
export const amountsIn = (text: string): TypedAmount[] =>
  text.split('\n').flatMap((line) =>
    [...line.matchAll(AMOUNT)].flatMap((match) => {
      const { sign, body = '', after = '' } = match.groups ?? {};
      const unit = after.toLowerCase();
      const percent = unit === '%' || unit === 'percent' || unit === 'per cent';
      const money = sign !== undefined || /\p{Sc}/u.test(after);
      const scale = SCALES[unit] ?? 1;
      if (!money && !percent && scale === 1 && /^(?:19|20)\d\d$/.test(body)) return [];
      const found = readings(body)
        .map((one) => reading(one, scale))
        .filter(({ digits }) => digits >= 2);
      return found.length === 0 ? [] : [{ text: match[0].trim(), readings: found, percent, money, line: line.trim() }];
    }),
  );

/** Fewer of a thing than this is too common a number to tell anything. */
const COMMON = 100;
const PART_DIGITS = 3;

/** Whether an amount in a sentence is a figure that is kept back: exactly, or rounded as it was typed. */
export const tells = ({ readings: all, percent, money }: TypedAmount, kept: KeptBack): boolean => {
  if (kept.kind === 'ratio' ? money : percent) return false;
  if (kept.kind === 'count' && (money || Math.abs(kept.value) < COMMON)) return false;
  const value = Math.abs(kept.kind === 'ratio' && percent ? kept.value * 100 : kept.value);
  if (value === 0) return false;
  return all.some((one) => {
    if (one.digits <= kept.allowed || (kept.part && one.digits < PART_DIGITS)) return false;
    if (kept.kind === 'ratio' && !percent && Number.isInteger(one.value)) return false;
    return Math.abs(Math.round(value / one.precision) * one.precision - one.value) < one.precision / 1e6;
  });
};
