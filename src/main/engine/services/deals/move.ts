import { TandemError } from '../../../../shared/contract/errors';
import type { Parsed } from '../../../../shared/contract';
import type { Stage } from '../../../../shared/contract/pipelines';
import { fieldWords, missingFields, positionBetween } from '../../../../shared/domain/stages';
import type { Context, ServiceOf } from '../../context';
import type { WriteDb } from '../../store/dialect';
import { beginEdit, type Edit } from '../../store/history';
import { type DealDetail, findDeal, neighbours, stagePositions } from '../../store/repositories/deals';
import { type Settings, settingsOf } from '../settings';
import { emptyFields, findStage, gone } from './cards';
import { columnsOf } from './fields';

type Move = Parsed<'deals.move'>;

/** Where a card lands above `beforeId`; numbers the column anew when there is no room left. */
const landing = async (
  db: WriteDb,
  edit: Edit,
  stageId: string,
  dealId: string,
  beforeId: string | null,
): Promise<number> => {
  const { above, below } = await neighbours(db, stageId, dealId, beforeId);
  const between = positionBetween(above, below);
  if (between !== undefined) return between;
  const rest = (await stagePositions(db, stageId)).filter((card) => card.id !== dealId);
  const index = rest.findIndex((card) => card.id === beforeId);
  for (const [place, card] of rest.entries())
    await edit.update('deals', card.id, { position: place < index ? place + 1 : place + 2 });
  return index + 1;
};

const assertClosing = (input: Move, stage: Stage, row: DealDetail, settings: Settings, moved: boolean): void => {
  if (!moved) return;
  if (stage.kind === 'lost' && (input.lostReason?.trim() ?? '') === '')
    throw new TandemError('rule', 'Say why the deal was lost.');
  if (stage.kind === 'won' && (input.valueMinor ?? input.fields?.valueMinor ?? row.value_minor) === null)
    throw new TandemError('rule', `${stage.name} needs the value that ${row.title} was won for.`);
  if (input.closedDay !== undefined && input.closedDay > settings.today)
    throw new TandemError('rule', 'A deal cannot have closed on a day that is still to come.');
};

/** Refuses a deal that lacks what its stage asks for, and says what that is. Lost deals are asked nothing else. */
const assertRequired = (stage: Stage, row: DealDetail): void => {
  const missing = stage.kind === 'lost' ? [] : missingFields(stage.required, emptyFields(row));
  if (missing.length > 0)
    throw new TandemError(
      'rule',
      `${stage.name} needs the ${fieldWords(missing)} of ${row.title}. It stays where it was.`,
    );
};

const assertNewest = (input: Move, row: DealDetail): void => {
  if (input.rev === undefined || input.rev === row.rev) return;
  throw new TandemError(
    'conflict',
    `${row.title} was changed in another window and stands in ${row.stage} now. It stays there; look at it, then move it again.`,
  );
};

/** What closing and reopening changes: the day, the reason. */
const closingOf = (input: Move, stage: Stage, row: DealDetail, settings: Settings, moved: boolean) =>
  stage.kind === 'open'
    ? { closed_day: null, lost_reason: '' }
    : {
        closed_day: input.closedDay ?? (moved ? settings.today : row.closed_day),
        lost_reason: stage.kind === 'lost' ? input.lostReason?.trim() || row.lost_reason : '',
      };

const moveDeal = async (input: Move, context: Context): Promise<number> => {
  const settings = await settingsOf(context);
  // Everything is read inside the one write: of two windows that move one deal, the second sees what the first did.
  return context.store.write(async (db) => {
    const row = await findDeal(db, input.id);
    if (!row) throw gone();
    const stage = await findStage(db, input.stageId);
    if (!stage)
      throw new TandemError('not-found', 'This stage was removed in the meantime. The deal stays where it was.');
    assertNewest(input, row);
    const moved = stage.id !== row.stage_id;
    assertClosing(input, stage, row, settings, moved);
    const edit = await beginEdit(
      db,
      { personId: context.personId, at: context.at() },
      moved ? `Moved ${row.title} to ${stage.name}` : `Moved ${row.title} within ${stage.name}`,
      'deals',
      row.id,
    );
    const fields = await columnsOf(db, edit, { ...input.fields }, context.newId, row.id);
    await edit.update('deals', row.id, {
      ...fields,
      stage_id: stage.id,
      position: await landing(db, edit, stage.id, row.id, input.beforeId),
      ...closingOf(input, stage, row, settings, moved),
      ...(moved ? { entered_stage_at: context.at() } : {}),
      ...(input.valueMinor === undefined ? {} : { value_minor: input.valueMinor }),
    });
    const now = await findDeal(db, row.id);
    if (!now) throw gone();
    if (moved) {
      assertRequired(stage, now);
      await edit.insert('deal_stages', {
        id: context.newId(),
        deal_id: row.id,
        stage_id: stage.id,
        entered_at: context.at(),
        person_id: context.personId,
      });
    }
    return now.rev;
  });
};

export const moveService: Pick<ServiceOf<'deals'>, 'deals.move'> = {
  'deals.move': async (input, context) => {
    const rev = await moveDeal(input, context);
    context.touched('deals', 'history');
    return { ok: true, rev };
  },
};
