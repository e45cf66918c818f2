import { closeSync, openSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

type Part = { name: string; pieces: () => Iterable<string> };

/** Pieces put together to some 64,000 characters, since each costs a turn of the compressor. */
function* joined(pieces: Iterable<string>): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** A ZIP archive that is written piece by piece, so that the test that makes a large one does not hold it. */
export const writeLargeZip = async (path: string, parts: readonly Part[]): Promise<void> => {
  const file = openSync(path, 'w');
  let offset = 0;
  const put = (bytes: Buffer): void => {
    writeSync(file, bytes);
    offset += bytes.length;
  };
  const central: Buffer[] = [];
  for (const { name, pieces } of parts) {
    const named = Buffer.from(name, 'utf8');
    const start = offset;
    // Sizes stand behind the content, as in archives that are streamed, and in the directory at the end.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x808, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(named.length, 22);
    put(Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, named]));
    const deflate = createDeflateRaw();
    let [crc, size, packed] = [0, 0, 0];
    deflate.on('data', (chunk: Buffer) => {
      packed += chunk.length;
      put(chunk);
    });
    for (const piece of joined(pieces())) {
      const bytes = Buffer.from(piece);
      crc = crc32(bytes, crc);
      size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
    await once(deflate, 'end');
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc, 0);
    sizes.writeUInt32LE(packed, 4);
    sizes.writeUInt32LE(size, 8);
    put(Buffer.concat([Buffer.from('PK\u0007\u0008', 'latin1'), sizes]));
    sizes.copy(common, 10);
    const head = Buffer.alloc(46);
    head.write('PK\u0001\u0002', 'latin1');
    head.writeUInt16LE(20, 4);
    common.copy(head, 6, 0, 26);
    head.writeUInt32LE(start, 42);
    central.push(head, named);
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  put(Buffer.concat([directory, end]));
  closeSync(file);
};

/** The parts of a workbook with one sheet, besides the sheet and its texts. */
export const bookParts = (): Part[] => [
  {
    name: 'xl/workbook.xml',
    pieces: () => [
      '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ],
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    pieces: () => ['<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'],
  },
  {
    name: 'xl/styles.xml',
    pieces: () => ['<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'],
  },
];
