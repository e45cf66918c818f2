import type { Experiment } from '../../../../shared/contract/experiments';
import { COMPARATOR_IDS, meetsAim } from '../../../../shared/domain/campaigns';
import type { ExperimentRow } from '../../store/repositories/experiments';
import type { People } from '../targets/trees';
import { decisionOf, isOverdue } from './rows';

export const experimentView = (row: ExperimentRow, people: People, today: string): Experiment => {
  const comparator = COMPARATOR_IDS.find((id) => id === row.comparator) ?? 'at-least';
  return {
    id: row.id,
    campaignId: row.campaign_id,
    campaign: row.campaign,
    hypothesis: row.hypothesis,
    platform: row.platform,
    capMinor: row.cap_minor,
    starts: row.starts,
    ends: row.ends,
    metric: row.metric,
    comparator,
    aim: row.aim,
    result: row.result,
    met: row.aim === null ? null : meetsAim(comparator, row.aim, row.result),
    decision: decisionOf(row.decision),
    decidedDay: row.decided_day,
    author: people.byId(row.author),
    overdue: isOverdue(row, today),
    rev: row.rev,
  };
};
