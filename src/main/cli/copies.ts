import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TandemError } from '../../shared/contract/errors';
import { PASSPHRASE_BYTES, passphraseOf } from '../../shared/domain/passphrase';
import { readArgs } from './args';
import { withEngine } from './engine';
import { type Answer, UsageError } from './output';

const count = (value: number, noun: string): string => `${value.toLocaleString()} ${noun}${value === 1 ? '' : 's'}`;

/** A passphrase stands in a file, so that it is in no list of processes and in no history of a shell. */
const passphraseIn = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    throw new TandemError('bad-file', `The file with the passphrase, ${file}, cannot be read.`);
  }
};

/** `folder`: the whole workspace as a documented folder of CSV files, or a workspace of such a folder. */
export const folderCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    { workspace: { type: 'string' }, to: { type: 'string' }, from: { type: 'string' } },
    'no files',
  );
  const workspace = args.needed('workspace');
  const from = args.text('from');
  if ((from === undefined) === (args.text('to') === undefined))
    throw new UsageError('Either --to DIR, to write a folder, or --from DIR, to make a workspace of one.');
  if (from !== undefined) {
    const { folderToWorkspace } = await import('../engine/index');
    const made = await folderToWorkspace(resolve(from), resolve(workspace));
    return {
      json: { workspace: made.file, rows: made.rows, checksum: made.checksum },
      lines: [`Made ${made.file} of ${count(made.rows, 'row')}; every checksum is as it was.`],
      code: 0,
    };
  }
  const folder = resolve(args.needed('to'));
  const written = await withEngine(workspace, (call) => call('export.folder', { folder }));
  return {
    json: written,
    lines: [`Wrote ${count(written.tables, 'table')}, ${count(written.rows, 'row')}, to ${written.folder}.`],
    code: 0,
  };
};

/** `encrypt`: a copy that only a passphrase opens. Without a file that holds one, Tandem makes one and says it once. */
export const encryptCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    { workspace: { type: 'string' }, to: { type: 'string' }, 'passphrase-file': { type: 'string' } },
    'no files',
  );
  const file = resolve(args.needed('to'));
  const given = args.text('passphrase-file');
  const passphrase =
    given === undefined
      ? passphraseOf(crypto.getRandomValues(new Uint8Array(PASSPHRASE_BYTES)))
      : passphraseIn(resolve(given));
  const made = await withEngine(args.needed('workspace'), (call) => call('backup.encrypt', { file, passphrase }));
  return {
    json: given === undefined ? { ...made, passphrase } : made,
    lines: [
      `Wrote ${made.file}, ${count(made.bytes, 'byte')}.`,
      ...(given === undefined ? [`Passphrase, kept nowhere: ${passphrase}`] : []),
    ],
    code: 0,
  };
};

/** `calendar`: moments and open next steps with a day as a calendar file; of everybody, or of one person by name. */
export const calendarCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    { workspace: { type: 'string' }, ics: { type: 'string' }, person: { type: 'string' } },
    'no files',
  );
  const file = resolve(args.needed('ics'));
  const name = args.text('person');
  const written = await withEngine(args.needed('workspace'), async (call) => {
    const people = name === undefined ? [] : await call('people.list', {});
    const person = people.find((one) => one.name.toLowerCase() === name?.toLowerCase());
    if (name !== undefined && !person)
      throw new UsageError(`There is nobody named "${name}". There are: ${people.map((one) => one.name).join(', ')}.`);
    return call('export.calendar', { personId: person?.id ?? null, file });
  });
  return { json: written, lines: [`${written.file}: ${count(written.events, 'event')}`], code: 0 };
};
