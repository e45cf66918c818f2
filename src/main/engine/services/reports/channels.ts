import type { MetricValue } from '../../../../shared/contract/metrics';
import type { ChannelLine } from '../../../../shared/contract/reports';
import { elapsedDays, type Period, periodDays } from '../../../../shared/domain/period';
import { sideOf } from '../../../../shared/domain/roles';
import { initials } from '../../../../shared/domain/text';
import { paceOf } from '../../metrics/pace';
import { UNASSIGNED } from '../../store/repositories/measures/gather';
import { type ChannelRow, reportChannels } from '../../store/repositories/reports';
import type { Desk } from './desk';
import { asChosen, paceSpans, spreadOf } from './pace';
import type { Targets } from '../targets/amounts';
import { chosenOutlooks } from '../targets/outlooks';

type Groups = Map<string, MetricValue>;
const NOBODY: Groups = new Map();

const roles = (text: string | null): string[] => {
  const parsed: unknown = JSON.parse(text ?? '[]');
  return Array.isArray(parsed) ? parsed.map(String) : [];
};

const ownerOf = (row: ChannelRow | undefined): ChannelLine['owner'] =>
  row?.owner_id && row.owner_name
    ? {
        id: row.owner_id,
        name: row.owner_name,
        initials: initials(row.owner_name),
        side: sideOf(roles(row.owner_roles)),
      }
    : null;

/** Sums by channel of every span that pace is made from. */
const paceGroups = async (desk: Desk, frame: Period) => {
  const spans = await paceSpans(desk, frame);
  if (!spans) return null;
  const groups = (period: Period | null): Promise<Groups> =>
    period ? desk.groups('net-sales', 'channel', period) : Promise.resolve(NOBODY);
  const { lastYear } = spans;
  return {
    spans,
    actual: await groups(spans.actual),
    rate: await groups(spans.rate),
    lastYear: lastYear && {
      elapsed: await groups(lastYear.elapsed),
      whole: await groups(lastYear.whole),
      rest: await groups(lastYear.rest),
      rate: await groups(lastYear.rate),
    },
  };
};

const linePace = (
  desk: Desk,
  frame: Period,
  groups: NonNullable<Awaited<ReturnType<typeof paceGroups>>>,
  name: string,
  target: number,
  spread: Awaited<ReturnType<typeof spreadOf>>,
): NonNullable<ChannelLine['pace']> => {
  const at = (of: Groups): number => of.get(name)?.value ?? 0;
  const { lastYear, spans } = groups;
  const pace = paceOf(
    {
      actual: at(groups.actual),
      days: periodDays(frame),
      elapsed: elapsedDays(frame, desk.settings.today),
      left: spans.left,
      rate: { sum: at(groups.rate), days: periodDays(spans.rate) },
      // A channel that was not there a year before has no shape of its own.
      lastYear:
        lastYear && at(lastYear.whole) > 0
          ? {
              elapsed: at(lastYear.elapsed),
              whole: at(lastYear.whole),
              rest: at(lastYear.rest),
              rate: at(lastYear.rate),
            }
          : null,
    },
    target,
    [],
    spread,
  );
  return {
    actualMinor: pace.actualMinor,
    targetMinor: pace.targetMinor,
    expectedMinor: pace.expectedMinor,
    basis: pace.basis,
    outlookMinor: pace.outlookMinor,
    status: pace.status,
  };
};

/**
 * Channels with sales in the period or the one before, or with a target, the biggest first. The last line is
 * what no channel claims: sales without one, and what of the company's target no channel has been given.
 */
export const channelLines = async (
  desk: Desk,
  targets: Targets,
  { frame, ratios }: { frame: Period; ratios: boolean },
): Promise<ChannelLine[]> => {
  const net = await desk.groups('net-sales', 'channel');
  const before = await desk.groups('net-sales', 'channel', desk.before);
  const orders = ratios ? await desk.groups('orders', 'channel') : NOBODY;
  const aov = ratios ? await desk.groups('aov', 'channel') : NOBODY;
  const aovBefore = ratios ? await desk.groups('aov', 'channel', desk.before) : NOBODY;
  const cac = ratios ? await desk.groups('cac', 'channel') : NOBODY;
  const cacBefore = ratios ? await desk.groups('cac', 'channel', desk.before) : NOBODY;
  const groups = await paceGroups(desk, frame);
  const whole = await desk.value('net-sales');
  const rows = await reportChannels(desk.db);
  const targeted = new Set(targets.channels());
  const known = new Map<string, ChannelRow>();
  for (const row of rows) if (!known.has(row.name) || row.removed === 0) known.set(row.name, row);
  const names = new Set([
    ...net.keys(),
    ...before.keys(),
    ...rows.filter((row) => row.removed === 0 && targeted.has(row.key)).map((row) => row.name),
  ]);
  names.delete(UNASSIGNED);
  const zero = (group: string): MetricValue =>
    whole.value === null ? { ...whole, group } : { ...whole, group, value: 0, numerator: 0, smallN: false };
  const values = (name: string) => ({
    net: net.get(name) ?? zero(name),
    previous: before.get(name) ?? null,
    aov: aov.get(name) ?? null,
    aovPrevious: aovBefore.get(name) ?? null,
    orders: orders.get(name) ?? null,
    ...(ratios ? { cac: cac.get(name) ?? null, cacPrevious: cacBefore.get(name) ?? null } : {}),
  });
  const chosen = await chosenOutlooks(desk.db, desk.settings, frame);
  const over = elapsedDays(frame, desk.settings.today) >= periodDays(frame);
  const lines: ChannelLine[] = [];
  let given = 0;
  let givenInFrame = 0;
  for (const name of names) {
    const row = known.get(name);
    const targetMinor = row ? await targets.of(desk.period, row.key) : null;
    const frameTarget = row ? await targets.of(frame, row.key) : null;
    given += targetMinor ?? 0;
    givenInFrame += frameTarget ?? 0;
    lines.push({
      id: row?.id ?? null,
      name,
      type: row?.type ?? null,
      owner: ownerOf(row),
      ...values(name),
      targetMinor,
      pace:
        groups && frameTarget !== null
          ? asChosen(
              linePace(
                desk,
                frame,
                groups,
                name,
                frameTarget,
                await spreadOf(targets, frame, row?.key ?? null, groups.spans.cut),
              ),
              row && chosen.get(row.key),
              over,
            )
          : null,
    });
  }
  lines.sort((a, b) => (b.net.value ?? 0) - (a.net.value ?? 0) || (a.name < b.name ? -1 : 1));
  const company = await targets.of(desk.period, null);
  const companyFrame = await targets.of(frame, null);
  const left = companyFrame === null ? null : companyFrame - givenInFrame;
  lines.push({
    id: null,
    name: UNASSIGNED,
    type: null,
    owner: null,
    ...values(UNASSIGNED),
    targetMinor: company === null ? null : company - given,
    pace:
      groups && left !== null
        ? linePace(desk, frame, groups, UNASSIGNED, left, await spreadOf(targets, frame, null, groups.spans.cut))
        : null,
  });
  return lines;
};
