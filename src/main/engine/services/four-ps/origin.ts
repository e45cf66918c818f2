import type { Output } from '../../../../shared/contract';
import type { Context } from '../../context';
import { campaignGoals } from '../../store/repositories/campaigns';
import { listOptions } from '../../store/repositories/four-ps';
import { campaignById } from '../campaigns/rows';
import { settingsOf } from '../settings';
import { sheetContent } from './sheets';

/** The option that a campaign was made from, and whether its goal is still what that brings; null when there is none. */
export const originOf = async (context: Context, id: string): Promise<Output<'four-ps.ofCampaign'>> => {
  const db = context.store.read;
  const from = (await listOptions(db)).find((one) => one.campaign_id === id);
  if (!from) return null;
  const { sheet, options } = await sheetContent(db, from.sheet_id, await settingsOf(context));
  const brings = options.find((one) => one.id === from.id)?.economics.revenueMinor ?? 0;
  const { key } = await campaignById(db, id);
  const is = (await campaignGoals(db, key)).find(({ metric }) => metric === 'net-sales')?.amount ?? null;
  return { sheetId: sheet.id, sheet: sheet.name, option: from.name, goal: is === brings ? null : { brings, is } };
};
