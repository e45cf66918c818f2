import { readFileSync, statSync } from 'node:fs';
import { writeText } from '../../store/durable';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type SectionFile, sectionFile, type SectionPreview } from '../../../../shared/contract/close';
import type { MetricValue } from '../../../../shared/contract/metrics';
import { TandemError } from '../../../../shared/contract/errors';
import { parsePeriod } from '../../../../shared/domain/period';
import type { SignedBlock } from '../../../../shared/domain/report-blocks';
import { currencyExponent, minorPerMajor } from '../../../../shared/domain/money';
import type { Context } from '../../context';
import { findMetric } from '../../metrics/catalogue';
import { beginEdit } from '../../store/history';
import { nameOf } from '../../store/repositories/people';
import { sectionRows } from '../../store/repositories/sections';
import { getWorkspace } from '../../store/repositories/workspace';
import { periodFrom, settingsOf } from '../settings';
import { Desk } from './desk';
import { sectionPlaces } from './section-owners';
import { differencesOf, putSection } from './sections';
import { placeOf } from './signing';

/** A request is a page of text; anything larger is another file. */
const MOST_BYTES = 2_000_000;

/** What the owner of a section reads while writing it. */
const FIGURES: Record<SignedBlock, readonly string[]> = {
  direct: ['net-sales', 'orders', 'aov', 'cac'],
  retail: ['net-sales', 'orders', 'sell-through'],
  sales: ['open-pipeline', 'weighted-pipeline', 'win-rate', 'sales-cycle-days', 'won-value'],
  marketing: ['ad-spend', 'leads', 'qualified-leads', 'cost-per-lead', 'roas'],
};

const figureText = ({ value, unit, reason }: MetricValue): string => {
  if (value === null) return reason ?? 'Not computable';
  if (/^[A-Z]{3}$/.test(unit)) return `${(value / minorPerMajor(unit)).toFixed(currencyExponent(unit))} ${unit}`;
  return unit === 'ratio' ? String(Math.round(value * 10_000) / 10_000) : `${Math.round(value * 10) / 10} ${unit}`;
};

const read = (path: string): SectionFile => {
  const file = resolve(path);
  const problem = new TandemError('bad-file', 'This is no section of a weekly report: ask for one and fill that file.');
  let text: string;
  try {
    if (statSync(file).size > MOST_BYTES) throw problem;
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw error === problem ? problem : new TandemError('not-found', 'This file can not be read.');
  }
  const format = z.object({ format: z.literal('tandem-section'), version: z.number() });
  try {
    const parsed: unknown = JSON.parse(text);
    const known = format.safeParse(parsed);
    if (known.success && known.data.version > 1)
      throw new TandemError(
        'newer-file',
        'This section was written by a newer version of Tandem. Bring the app up to date.',
      );
    return sectionFile.parse(parsed);
  } catch (error) {
    throw error instanceof TandemError ? error : problem;
  }
};

/** Whole or not at all. */
const write = (path: string, file: SectionFile): string => {
  const target = resolve(path);
  try {
    writeText(target, `${JSON.stringify(file, null, 2)}\n`);
  } catch {
    throw new TandemError('bad-input', 'The file could not be written there.');
  }
  return target;
};

/** Writes the request for one section: its period, definitions and figures, and room for words. */
export const askSection = async (
  context: Context,
  { period, section, path }: { period: string; section: string; path: string },
): Promise<string> => {
  const place = await placeOf(context, section);
  const settings = await settingsOf(context);
  const db = context.store.read;
  const asked = periodFrom(period, settings.calendar);
  const desk = new Desk(db, settings, asked);
  const workspace = await getWorkspace(db);
  const metrics = FIGURES[place.block].flatMap((id) => findMetric(id) ?? []);
  const whole = place.channelKey === null;
  const figures: SectionFile['figures'] = [];
  for (const spec of metrics) {
    const value = whole
      ? await desk.value(spec.id)
      : spec.dimensions.includes('channel')
        ? (await desk.groups(spec.id, 'channel')).get(place.name)
        : undefined;
    if (value) figures.push({ label: spec.name, value: figureText(value) });
  }
  const row = (await sectionRows(db, asked.id)).find((one) => one.section === section);
  return write(path, {
    format: 'tandem-section',
    version: 1,
    id: context.newId(),
    workspace: { id: workspace.id, name: workspace.name },
    period: { id: asked.id, from: asked.from, to: asked.to },
    section: { id: place.id, name: place.name, block: place.block },
    currency: settings.currency,
    refundDating: settings.refundDating,
    asked: { by: await nameOf(db, context.personId), at: context.at() },
    definitions: metrics.map(({ id, version, name, formula }) => ({ metric: id, version, name, formula })),
    figures,
    text: row?.text ?? '',
    signature: null,
  });
};

/** What speaks against bringing a section in, and what the report will have to say of it. */
const mismatchesOf = async (context: Context, file: SectionFile): Promise<SectionPreview['mismatches']> => {
  const db = context.store.read;
  const settings = await settingsOf(context);
  const workspace = await getWorkspace(db);
  const refuse = (sentence: string) => ({ sentence, refuses: true });
  if (file.workspace.id !== workspace.id)
    return [refuse(`It was asked for by ${file.workspace.name}, another workspace than ${workspace.name}.`)];
  const found: SectionPreview['mismatches'] = [];
  const period = parsePeriod(file.period.id, settings.calendar);
  if (!period) found.push(refuse(`${file.period.id} is no period here.`));
  else if (period.from !== file.period.from || period.to !== file.period.to)
    found.push(
      refuse(
        `It speaks of ${file.period.from} to ${file.period.to}; ${file.period.id} is ${period.from} to ${period.to} here, since weeks or years start on another day now.`,
      ),
    );
  if (!(await sectionPlaces(db)).some(({ id }) => id === file.section.id))
    found.push(
      refuse(`There is no section ${file.section.name} here: its channel was removed, or is newer than this copy.`),
    );
  for (const { what, name, theirs, ours } of differencesOf(file, settings, findMetric))
    found.push({
      refuses: false,
      sentence:
        what === 'currency'
          ? `It was written in ${theirs}; the report is in ${ours}.`
          : what === 'returns'
            ? `It counts returns ${theirs}; the report counts them ${ours}.`
            : `It was written against ${name ?? ''} ${theirs}; the report has ${ours}.`,
    });
  return found;
};

export const readSection = async (context: Context, path: string): Promise<SectionPreview> => {
  const file = read(path);
  const workspace = await getWorkspace(context.store.read);
  const rows = await sectionRows(context.store.read, file.period.id);
  const row = rows.find((one) => one.section === file.section.id);
  const ours = file.workspace.id === workspace.id;
  const same = ours && row !== undefined && row.request_id === file.id && isAs(row, file);
  return {
    file,
    ours,
    state: file.signature === null ? 'empty' : same ? 'same' : 'filled',
    mismatches: ours || file.signature !== null ? await mismatchesOf(context, file) : [],
    replaces: ours && row && row.text !== '' && row.text !== file.text ? row.text : null,
  };
};

/** Brought in already; what was written after it stays. */
const isAs = (
  row: { signer: string | null; signed_at: string | null; signed_text: string | null },
  { text, signature }: SectionFile,
): boolean =>
  row.signed_text === text && row.signer === (signature?.by ?? null) && row.signed_at === (signature?.at ?? null);

/** Puts words and a signature into a request; the file may be written beside it or over it. */
export const fillSection = (
  context: Context,
  { path, text, by, to }: { path: string; text: string; by: string; to: string },
): string => write(to, { ...read(path), text, signature: { by, at: context.at() } });

/** Brings a filled section in as one step of undo; what stands there already changes nothing. */
export const bringSection = async (
  context: Context,
  path: string,
): Promise<{ changed: boolean; mismatches: string[] }> => {
  const { file, state, mismatches } = await readSection(context, path);
  const refusals = mismatches.filter(({ refuses }) => refuses);
  if (refusals.length > 0)
    throw new TandemError(
      'rule',
      `The section can not be brought in. ${refusals.map((one) => one.sentence).join(' ')}`,
    );
  const { signature, section, period, definitions, currency, refundDating } = file;
  if (signature === null)
    throw new TandemError('rule', 'Nobody has written into this section yet: fill it, sign it, then bring it in.');
  const told = mismatches.map(({ sentence }) => sentence);
  if (state === 'same') return { changed: false, mismatches: told };
  await context.store.write(async (db) => {
    const edit = await beginEdit(
      db,
      { personId: context.personId, at: context.at() },
      `Brought in ${section.name} by ${signature.by}, ${period.id}`,
      'report',
      null,
    );
    await putSection(
      db,
      edit,
      context.newId,
      { period: period.id, section: section.id, at: signature.at },
      {
        text: file.text,
        writer: signature.by,
        written_at: signature.at,
        signed_by: null,
        signer: signature.by,
        signed_at: signature.at,
        signed_text: file.text,
        basis: JSON.stringify({
          currency,
          refundDating,
          definitions: definitions.map(({ metric, version }) => ({ metric, version })),
        }),
        request_id: file.id,
      },
    );
  });
  context.touched('reports', 'history');
  return { changed: true, mismatches: told };
};
