import { hasAnything } from '../../store/repositories/sources';
import { listTrees } from '../../store/repositories/targets';
import { getWorkspace } from '../../store/repositories/workspace';
import { visionFor } from '../targets/trees';
import type { Desk } from './desk';
import { sourcesOf } from './sources';

/** What both reports begin with. The footnotes come last: they are known when every figure has been asked for. */
export const baseOf = async (desk: Desk) => {
  const { db, settings, period, before } = desk;
  const workspace = await getWorkspace(db);
  return {
    company: workspace.name,
    currency: settings.currency,
    calendar: settings.calendar,
    today: settings.today,
    timeZone: settings.timeZone,
    refundDating: settings.refundDating,
    asOf: desk.lastDay(),
    span: desk.span(period),
    before: desk.span(before),
    hasData: await hasAnything(db),
    // Each period's targets may have a vision of their own; the company's stands where they have none.
    vision: visionFor(await listTrees(db), period, settings.calendar) || workspace.vision,
    sources: await sourcesOf(db, settings),
  };
};
