import { hasAnything } from '../../store/repositories/sources';
import { getWorkspace } from '../../store/repositories/workspace';
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
    vision: workspace.vision,
    sources: await sourcesOf(db, settings),
  };
};
