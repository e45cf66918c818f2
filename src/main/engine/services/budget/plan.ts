import type { Output } from '../../../../shared/contract';
import type { Context } from '../../context';
import { campaignsService } from '../campaigns';

/** All campaigns of a period, as the planner has them. */
export const planOf = async (period: string, context: Context): Promise<Output<'campaigns.plan'>['campaigns']> =>
  (await campaignsService['campaigns.plan']({ period, untargeted: false }, context)).campaigns;
