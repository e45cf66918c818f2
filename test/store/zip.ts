import { crc32, deflateRawSync } from 'node:zlib';

export type ZipFile = {
  name: string;
  content: string | Buffer /** What the archive claims the size to be. */;
  claims?: number;
  flags?: number;
};

/** A ZIP archive, byte by byte, so that tests can write ones that no honest program would. */
export const zip = (files: readonly ZipFile[]): Buffer => {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims, flags = 0x800 } of files) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const named = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims ?? bytes.length, 18);
    common.writeUInt16LE(named.length, 22);
    locals.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, named, packed);
    const head = Buffer.alloc(46);
    head.write('PK\u0001\u0002', 'latin1');
    head.writeUInt16LE(20, 4);
    common.copy(head, 6, 0, 26);
    head.writeUInt32LE(offset, 42);
    central.push(head, named);
    offset += 30 + named.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
};

export type SheetCell = string | number | { v: string | number; s?: number; t?: string; f?: string };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const letters = (column: number): string => {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
};

/** Rows as the XML of a worksheet; style 1 is a day, 2 a moment. Words are shared strings, as spreadsheets write them. */
const sheetXml = (rows: readonly (readonly SheetCell[])[], strings: string[]): string => {
  const cellXml = (cell: SheetCell, reference: string): string => {
    if (cell === '') return '';
    const { v, s, t, f } = typeof cell === 'object' ? cell : { v: cell };
    const attributes = `r="${reference}"${s === undefined ? '' : ` s="${s}"`}`;
    const formula = f === undefined ? '' : `<f>${escaped(f)}</f>`;
    if (t === 'inlineStr') return `<c ${attributes} t="inlineStr"><is><t>${escaped(String(v))}</t></is></c>`;
    if (typeof v === 'number' || t !== undefined)
      return `<c ${attributes}${t === undefined ? '' : ` t="${t}"`}>${formula}<v>${escaped(String(v))}</v></c>`;
    return `<c ${attributes} t="s"><v>${strings.push(v) - 1}</v></c>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
    .map(
      (row, at) =>
        `<row r="${at + 1}">${row.map((cell, column) => cellXml(cell, `${letters(column)}${at + 1}`)).join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`;
};

/** A workbook as a spreadsheet program writes it. */
export const workbook = (
  sheets: readonly { name: string; rows: readonly (readonly SheetCell[])[]; state?: string }[],
  { from1904 = false } = {},
): Buffer => {
  const strings: string[] = [];
  const pages = sheets.map(({ rows }, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: sheetXml(rows, strings),
  }));
  return zip([
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${sheets
        .map(
          ({ name, state }, at) =>
            `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"${state === undefined ? '' : ` state="${state}"`}/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content:
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    },
    ...pages,
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst>${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    },
  ]);
};
