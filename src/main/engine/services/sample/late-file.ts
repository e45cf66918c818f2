import { BRIGHTWELL } from './world/catalogue';
import { type SampleFile, salesFileOf } from './sales-files';
import type { World } from './world';
import { isLate } from './world/late';

/** The receipts that one door sent after its week was frozen: they restate that week. */
export const lateFileOf = (world: World, currency: string): SampleFile | undefined => {
  const file = salesFileOf(BRIGHTWELL, world.lines.filter(isLate(world.story)), world.story.today, currency);
  return file && { ...file, name: `brightwell_sell_out_${world.story.today}_2.csv` };
};
