import { TandemError } from '../../../../shared/contract/errors';
import type { ReadDb } from '../../store/dialect';
import { type CampaignMoneyParts, partsOfCampaign } from '../campaigns/plan';
import { campaignById, goneCampaign } from '../campaigns/rows';
import type { Settings } from '../settings';

/** What of a campaign's money is spent or promised: it cannot be given away. By channel, as spending uses up promises. */
export const boundOf = ({ whole }: Pick<CampaignMoneyParts, 'whole'>): number =>
  whole.reduce((sum, part) => sum + Math.max(part.committedMinor, part.spentMinor), 0);

/** The whole budget of a campaign (set, or planned by its lines; null where neither), and what of it is bound. */
export const heldBy = async (
  db: ReadDb,
  id: string,
  settings: Settings,
): Promise<{ id: string; budgetMinor: number | null; boundMinor: number }> => {
  const parts = await partsOfCampaign(db, await campaignById(db, id), settings);
  return { id, budgetMinor: parts.budgetMinor, boundMinor: boundOf(parts) };
};

/** The key of a campaign that is still there; null for none. */
export const keyOf = async (db: ReadDb, id: string | null): Promise<number | null> => {
  if (id === null) return null;
  const row = await db
    .selectFrom('campaigns')
    .select('key')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new TandemError('not-found', goneCampaign().message);
  return row.key;
};
