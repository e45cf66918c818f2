import { attentionOf } from '../../../../shared/domain/attention';
import { creditsOf } from '../../../../shared/domain/credits';
import { ACTIVITY_KIND_IDS } from '../../../../shared/domain/customers';
import type { Output } from '../../../../shared/contract';
import type { ServiceOf } from '../../context';
import { partsOf, type TeamDeal, teamRow, type TeamRow, teamRows } from '../../metrics/team';
import { dealsById } from '../../store/repositories/deals/lists';
import { activitiesByPerson, type TeamLine, teamLines } from '../../store/repositories/deals/team';
import { everyone, refOf } from '../../store/repositories/people';
import { playbookOf } from '../pipelines';
import { type Settings, settingsOf } from '../settings';
import { cardOf, pipelineOf, setOf, textsOf, worthOf } from './cards';

type Told = Output<'deals.team'>['whole'];

/** Lines with their checklists counted; each stage's is read once. */
const dealsOf = (lines: readonly TeamLine[]): TeamDeal[] => {
  const known = new Map<string, ReadonlySet<string>>();
  return lines.map(({ playbook, playbookDone, kind, stale, hasStep, credits, ...line }) => {
    const items = known.get(playbook) ?? new Set(playbookOf(playbook).map(({ id }) => id));
    known.set(playbook, items);
    return {
      ...line,
      credits: creditsOf(credits),
      kind: kind === 'won' || kind === 'lost' ? kind : 'open',
      stale: stale === 1,
      hasStep: hasStep === 1,
      playbookAll: items.size,
      playbookDone: items.size === 0 ? 0 : textsOf(playbookDone).filter((id) => items.has(id)).length,
    };
  });
};

/** The deals that want a word, those with most reasons first, then those worth most. */
const wanting = (deals: readonly TeamDeal[], personId: string | null | undefined, settings: Settings) =>
  deals
    .filter(
      (deal) =>
        deal.kind === 'open' && (personId === undefined || partsOf(deal).some((part) => part.personId === personId)),
    )
    .map((deal) => ({
      deal,
      reasons: attentionOf(deal, settings.today),
      worth: deal.valueMinor === null ? 0 : (worthOf(settings)(deal.valueMinor, deal.currency, settings.today) ?? 0),
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => b.reasons.length - a.reasons.length || b.worth - a.worth);

export const teamService: Pick<ServiceOf<'deals'>, 'deals.team'> = {
  'deals.team': async ({ limit, ownerId, ...filter }, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const pipeline = await pipelineOf(db, filter.pipelineId);
    const set = setOf(filter, pipeline.id, settings);
    const deals = dealsOf(await teamLines(db, set));
    const people = await everyone(db);
    const done = Map.groupBy(await activitiesByPerson(db, set), ({ personId }) => personId);
    const worth = worthOf(settings);
    const told = (row: TeamRow): Told => {
      const { personId: owner, ...rest } = row;
      const person = owner === null ? undefined : people.get(owner);
      return {
        ...rest,
        person: person ? refOf(person) : null,
        activities: (owner === null ? [] : (done.get(owner) ?? [])).flatMap(({ kind, count }) => {
          const known = ACTIVITY_KIND_IDS.find((one) => one === kind);
          return known ? [{ kind: known, count }] : [];
        }),
      };
    };
    const found = wanting(deals, ownerId, settings);
    const shown = found.slice(0, limit);
    const rows = new Map(
      (
        await dealsById(
          db,
          shown.map(({ deal }) => deal.id),
        )
      ).map((row) => [row.id, row]),
    );
    return {
      reps: teamRows(deals, settings.today, worth).map(told),
      whole: told(teamRow(null, deals, settings.today, worth)),
      wanting: found.length,
      deals: shown.flatMap(({ deal, reasons }) => {
        const row = rows.get(deal.id);
        const { playbookDone, playbookAll } = deal;
        return row ? [{ ...cardOf(row, settings), stage: row.stage, reasons, playbookDone, playbookAll }] : [];
      }),
    };
  },
};
