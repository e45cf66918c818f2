import { resolve } from 'node:path';
import type { Output } from '../../shared/contract';
import { readArgs } from './args';
import { withEngine } from './engine';
import { type Answer, UsageError } from './output';

const momentOf = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  const at = Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(at)) throw new UsageError('--since is a day (2026-05-12) or a moment (2026-05-12T09:00:00Z).');
  return new Date(at).toISOString();
};

/** `bundle`: what was changed in this copy since a moment, as a file for teammates. */
export const bundleCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    { workspace: { type: 'string' }, since: { type: 'string' }, to: { type: 'string' } },
    'no files',
  );
  const file = resolve(args.needed('to'));
  const since = momentOf(args.text('since'));
  const made = await withEngine(args.needed('workspace'), (call) =>
    call('bundle.export', since === undefined ? { file } : { file, since }),
  );
  return {
    json: made,
    lines: [
      `${made.file}: ${made.records.toLocaleString()} changed records and ${made.imports.toLocaleString()} imports${made.since === '' ? '' : ` since ${made.since}`}.`,
    ],
    code: 0,
  };
};

const conflictLines = (preview: Output<'bundle.preview'>): string[] => [
  ...preview.records.flatMap((record) => {
    const name = `${record.label}: ${record.name}`;
    if (record.conflict === 'taken') return [`${name}: another record has this name; it is left out`];
    if (record.settled) return [];
    if (record.conflict !== null)
      return [
        `${name}: ${record.conflict === 'removed-there' ? 'removed there, changed here' : 'removed here, changed there'}`,
      ];
    return record.fields
      .filter(({ outcome }) => outcome === 'conflict')
      .map(
        (field) =>
          `${name}: ${field.label} is ${field.mine ?? 'nothing'} here, ${field.theirs ?? 'nothing'} there (${field.by ?? 'Tandem'}, ${field.at ?? ''})`,
      );
  }),
  ...preview.imports
    .filter(({ conflicts }) => conflicts > 0)
    .map((one) => `Import of ${one.file}: ${one.conflicts} rows differ`),
];

/** `merge`: takes a teammate's file; with conflicts only when it is said whose side counts. */
export const mergeCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    {
      workspace: { type: 'string' },
      from: { type: 'string' },
      'dry-run': { type: 'boolean' },
      conflicts: { type: 'string' },
    },
    'no files',
  );
  const file = resolve(args.needed('from'));
  const side = args.text('conflicts');
  if (side !== undefined && side !== 'mine' && side !== 'theirs')
    throw new UsageError('--conflicts is mine or theirs.');
  return withEngine(args.needed('workspace'), async (call): Promise<Answer> => {
    const preview = await call('bundle.preview', { file, limit: 5000 });
    const { counts } = preview;
    if (args.flag('dry-run') || (counts.conflicts > 0 && side === undefined)) {
      const undecided = args.flag('dry-run')
        ? []
        : ['Nothing was changed: say --conflicts mine or --conflicts theirs.'];
      return {
        json: preview,
        lines: [
          `Changes of ${preview.by || 'another copy'}: ${counts.added} new, ${counts.changed} changed, ${counts.removed} removed, ${counts.facts} imported rows, ${counts.conflicts} conflicts.`,
          ...conflictLines(preview),
          ...undecided,
        ],
        code: undecided.length > 0 ? 1 : 0,
      };
    }
    const applied = await call('bundle.apply', { file, rest: side ?? null });
    return {
      json: applied,
      lines:
        applied.label === null
          ? ['Everything in it was here already.']
          : [
              `${applied.label}: ${applied.added} added, ${applied.changed} changed, ${applied.removed} removed, ${applied.facts} imported rows, ${applied.kept} conflicts kept as here.`,
            ],
      code: 0,
    };
  });
};
