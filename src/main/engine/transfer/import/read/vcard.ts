import { TandemError } from '../../../../../shared/contract/errors';

/** The columns that cards become; the import knows them as those of a contact list. */
export const CARD_HEADER = ['Name', 'First name', 'Last name', 'Email', 'Phone', 'Company', 'Title', 'Tags', 'Notes'];

export type Card = { line: number; cells: string[] };
type Property = { name: string; params: string; value: string; preferred: boolean };

export const isCards = (text: string): boolean => /^\s*BEGIN:VCARD\s*$/im.test(text.slice(0, 200));

const QUOTED = /ENCODING=QUOTED-PRINTABLE|(?:^|;)QUOTED-PRINTABLE(?:;|$)/i;

/** Quoted-printable of version 2.1: bytes as =C3=A4, in the charset that the property names. */
const unquote = (text: string, params: string): string => {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = /^=([0-9A-F]{2})/i.exec(text.slice(at, at + 3));
    if (code) {
      bytes.push(Number.parseInt(code[1] ?? '', 16));
      at += 2;
    } else bytes.push(...Buffer.from(text[at] ?? '', 'utf8'));
  }
  const charset = /CHARSET=([\w-]+)/i.exec(params)?.[1] ?? 'utf-8';
  return new TextDecoder(/8859-1|1252/.test(charset) ? 'windows-1252' : 'utf-8').decode(Uint8Array.from(bytes));
};

/** Lines put together again: a line that begins with a blank goes on the one before it, as does one after "=". */
const unfold = (text: string): { line: number; text: string }[] => {
  const whole: { line: number; text: string }[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    const last = whole.at(-1);
    const head = last?.text.slice(0, last.text.indexOf(':')) ?? '';
    if (last && QUOTED.test(head) && last.text.endsWith('='))
      last.text = last.text.slice(0, -1) + line.replace(/^[ \t]/, '');
    else if (last && /^[ \t]/.test(line)) last.text += line.slice(1);
    else whole.push({ line: index + 1, text: line });
  });
  return whole;
};

const propertyOf = (line: string): Property | undefined => {
  const match = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^:"])*)?):(.*)$/su.exec(line);
  if (!match) return undefined;
  const [, name = '', params = '', raw = ''] = match;
  return {
    name: name.toUpperCase(),
    params,
    value: QUOTED.test(params) ? unquote(raw, params) : raw,
    preferred: /(?:TYPE=(?:[\w,"]*,)?"?|;)PREF\b/i.test(params),
  };
};

const plain = (text: string): string =>
  text
    .replace(/\\n/gi, '\n')
    .replace(/\\([,;:\\])/g, '$1')
    .trim();
/** The parts of a value at a mark that no backslash stands before. */
const parts = (text: string, mark: ';' | ','): string[] =>
  text.split(mark === ';' ? /(?<!\\);/ : /(?<!\\),/).map(plain);

const cellsOf = (properties: readonly Property[]): string[] => {
  const all = (name: string): string[] =>
    properties
      .filter((one) => one.name === name)
      .toSorted((a, b) => Number(b.preferred) - Number(a.preferred))
      .map((one) => one.value);
  const first = (name: string): string => plain(all(name)[0] ?? '');
  const [last = '', given = ''] = parts(all('N')[0] ?? '', ';');
  const emails = all('EMAIL').map((text) => plain(text).replace(/^mailto:/i, ''));
  const phones = all('TEL').map((text) => plain(text).replace(/^tel:/i, ''));
  const tags = all('CATEGORIES').flatMap((text) => parts(text, ','));
  // A contact has one address and one number here; the others are kept where they can be read.
  const others = [...emails.slice(1), ...phones.slice(1)].filter(Boolean);
  return [
    first('FN'),
    given,
    last,
    emails[0] ?? '',
    phones[0] ?? '',
    parts(all('ORG')[0] ?? '', ';')[0] ?? '',
    first('TITLE'),
    tags.join(', '),
    [first('NOTE'), others.length === 0 ? '' : `Also: ${others.join(', ')}`].filter(Boolean).join('\n'),
  ];
};

/** The people in a vCard file (2.1, 3.0, 4.0) as rows of CARD_HEADER, with the line each card begins on. */
export const readCards = (text: string): Card[] => {
  const cards: Card[] = [];
  let open: { line: number; properties: Property[] } | undefined;
  for (const { line, text: content } of unfold(text)) {
    const mark = content.trim().toUpperCase();
    if (mark === 'BEGIN:VCARD') open = { line, properties: [] };
    else if (mark === 'END:VCARD' && open) {
      cards.push({ line: open.line, cells: cellsOf(open.properties) });
      open = undefined;
    } else if (open) {
      const property = propertyOf(content);
      if (property) open.properties.push(property);
    }
  }
  if (open)
    throw new TandemError('bad-file', `The card that begins on line ${open.line} never ends: the file is cut off.`);
  return cards;
};
