import type { HandOff } from '../../../../shared/contract/reports';
import type { Period } from '../../../../shared/domain/period';
import { funnelLineOf, immatureLeads, matureDays } from '../../metrics/funnel';
import { readFunnelLeads } from '../funnel';
import type { Desk } from './desk';

/**
 * The funnel with its hand-off line. A week is too short to follow leads in, so the cohort is the frame's, and
 * beside it stands what happened in the report's own period.
 */
export const handOffOf = async (desk: Desk, frame: Period): Promise<HandOff | null> => {
  const asOf = desk.lastDay();
  const leads = await readFunnelLeads(desk.db, desk.settings, asOf);
  if (leads.length === 0) return null;
  const span = { from: frame.from, to: asOf };
  const line = funnelLineOf(leads, span, 'cohort', null);
  const happened = funnelLineOf(leads, { from: desk.period.from, to: asOf }, 'period', null);
  const mature = matureDays(leads);
  const came = line.steps[0]?.count ?? 0;
  const note = desk.ownNote(
    {
      label: 'Lead funnel',
      formula: 'leads that reached a step ÷ leads that reached the step before; medians between the two',
      definition: 'lead-funnel',
      version: 1,
      rows: came,
      noun: 'leads',
      value: {
        ...(await desk.value('leads', frame)),
        metric: 'lead-funnel',
        version: 1,
        status: 'ok',
        value: null,
        numerator: null,
        denominator: null,
        reason: null,
        smallN: false,
      },
    },
    frame,
  );
  return {
    span: desk.span(frame),
    steps: line.steps,
    happened: happened.steps.map((step) => step.count),
    returned: line.returned,
    closed: line.closed,
    immature: immatureLeads(leads, span, desk.settings.today, mature),
    matureDays: mature,
    note,
  };
};
