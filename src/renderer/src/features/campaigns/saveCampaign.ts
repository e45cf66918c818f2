import type { Input } from '../../../../shared/contract';
import type { CampaignRow } from '../../../../shared/contract/campaigns';
import { changeCode } from '../attribution';

type Update = Input<'campaigns.update'>;

const CODE_GIVES = 'The campaign’s code gives it orders of its days.';

/**
 * Saves a change of a campaign. Its code gives it the orders of its days, so a change of either shows first what moves
 * and is made only then. Answers whether it was made.
 */
export const saveCampaign = async (
  row: Pick<CampaignRow, 'name' | 'code'> | undefined,
  { id, rev, ...fields }: Update,
  update: (change: Update) => Promise<unknown>,
): Promise<boolean> => {
  const { code, starts, ends, ...others } = fields;
  const decides = [code, starts, ends].some((field) => field !== undefined);
  if (
    row === undefined ||
    !decides ||
    ((code ?? row.code).trim() === '' && row.code === '') ||
    Object.keys(others).length > 0
  ) {
    await update({ id, ...(rev === undefined ? {} : { rev }), ...fields });
    return true;
  }
  const named =
    code === undefined
      ? { title: `Change the days of ${row.name}`, done: `Changed the days of ${row.name}` }
      : { title: `Change the code of ${row.name}`, done: `Changed the code of ${row.name}` };
  return changeCode({
    ...named,
    why: CODE_GIVES,
    change: {
      campaign: {
        id,
        ...(rev === undefined ? {} : { rev }),
        ...(code === undefined ? {} : { code }),
        ...(starts === undefined ? {} : { starts }),
        ...(ends === undefined ? {} : { ends }),
      },
    },
  });
};

/** Removes a campaign, the same way where it has a code. Answers whether it was removed. */
export const removeCampaign = async (
  { id, name, code }: Pick<CampaignRow, 'id' | 'name' | 'code'>,
  remove: (campaign: { id: string }) => Promise<unknown>,
): Promise<boolean> => {
  if (code !== '')
    return changeCode({
      title: `Remove ${name}`,
      done: `Removed ${name}`,
      why: CODE_GIVES,
      change: { removeCampaign: id },
    });
  await remove({ id });
  return true;
};
