import { StringDecoder } from 'node:string_decoder';
import { setImmediate as breathe } from 'node:timers/promises';
import { Parser } from 'saxen';
import { TandemError } from '../../../../../shared/contract/errors';
import { chunksOf, type Packed } from './archive';

export type XmlSink = {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** So much without a single element is no document of a workbook. */
const MAX_SILENCE = 16 * 1024 * 1024;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads an XML file out of an archive piece by piece. Entities of the document's own are not known, so nothing
 * can grow or reach out by them. Answers when all is read, or when `stop` says that it is enough.
 */
export const readXml = async (
  packed: Packed,
  sink: XmlSink,
  { stop, pause }: { stop?: () => boolean; pause?: () => Promise<void> } = {},
): Promise<void> => {
  const parser = new Parser();
  let failed = false;
  let silence = 0;
  parser.on('error', () => {
    failed = true;
  });
  parser.on('openTag', (name, attributes, decode) => {
    silence = 0;
    const found = attributes();
    for (const key of Object.keys(found)) {
      const value = found[key] ?? '';
      if (value.includes('&')) found[key] = decode(value);
    }
    sink.open?.(local(name), found);
  });
  parser.on('closeTag', (name) => {
    silence = 0;
    sink.close?.(local(name));
  });
  parser.on('text', (text, decode) => sink.text?.(text.includes('&') ? decode(text) : text));
  parser.on('cdata', (text) => sink.text?.(text));
  const decoder = new StringDecoder('utf8');
  for await (const chunk of chunksOf(packed)) {
    silence += chunk.length;
    parser.write(decoder.write(chunk));
    if (failed || silence > MAX_SILENCE)
      throw new TandemError('bad-file', 'This workbook is damaged: one of its sheets cannot be read.');
    if (stop?.()) return;
    await pause?.();
    await breathe();
  }
  parser.write(decoder.end());
  parser.end();
  if (failed) throw new TandemError('bad-file', 'This workbook is damaged: one of its sheets cannot be read.');
};
