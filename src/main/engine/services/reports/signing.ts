import { TandemError } from '../../../../shared/contract/errors';
import type { Context } from '../../context';
import { beginEdit } from '../../store/history';
import { nameOf } from '../../store/repositories/people';
import { sectionRows } from '../../store/repositories/sections';
import { periodFrom, settingsOf } from '../settings';
import { sectionPlaces, type SectionPlace } from './section-owners';
import { putSection } from './sections';

/** A section by its id, as it is named; refused when its channel was removed. */
export const placeOf = async (context: Context, section: string): Promise<SectionPlace> => {
  const place = (await sectionPlaces(context.store.read)).find(({ id }) => id === section);
  if (!place) throw new TandemError('not-found', 'This section is gone: its channel was removed in the meantime.');
  return place;
};

type Which = { period: string; section: string };

/** Signs the words that stand in a section as whoever sits here, or takes the signature off. One step of undo. */
export const sign = async (context: Context, { period, section }: Which, on: boolean): Promise<void> => {
  const place = await placeOf(context, section);
  const { calendar } = await settingsOf(context);
  const { id: periodId } = periodFrom(period, calendar);
  await context.store.write(async (db) => {
    const signer = await nameOf(db, context.personId);
    if (on && signer === null)
      throw new TandemError('rule', 'Say who you are on this computer first: a section is signed by a person.');
    const row = (await sectionRows(db, periodId)).find((one) => one.section === section);
    const at = context.at();
    if (!on && row?.signed_at == null) return;
    if (on && row?.signed_at != null && row.signed_by === context.personId && row.signed_text === row.text) return;
    const edit = await beginEdit(
      db,
      { personId: context.personId, at },
      on
        ? `Signed ${place.name} in the weekly report of ${periodId}`
        : `Took the signature off ${place.name}, ${periodId}`,
      'report',
      row?.id ?? null,
    );
    await putSection(
      db,
      edit,
      context.newId,
      { period: periodId, section, at },
      on
        ? { signed_by: context.personId, signer, signed_at: at, signed_text: row?.text ?? '' }
        : { signed_by: null, signer: null, signed_at: null, signed_text: null },
    );
    context.touched('reports', 'history');
  });
};
