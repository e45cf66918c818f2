import { type Decision, DECISION_IDS } from '../../../../shared/domain/campaigns';
import { isRecord } from '../../../../shared/domain/record';
import type { ReadDb } from '../../store/dialect';
import type { Edit } from '../../store/history';
import { campaignDecisions } from '../../store/repositories/campaigns';
import { findExperiment } from '../../store/repositories/experiments';
import { changesWith } from '../../store/repositories/history';
import type { DecisionRow } from '../../store/repositories/meetings';

const parsed = (text: string | null): Readonly<Record<string, unknown>> => {
  const value: unknown = text === null ? {} : JSON.parse(text);
  return isRecord(value) ? value : {};
};

const decisionIn = (value: unknown): Decision | null => DECISION_IDS.find((one) => one === value) ?? null;
const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What removing a decision does to the record that it is about. */
export type Unjudged = {
  takeBack: (edit: Edit) => Promise<void>;
  /** Whether it decided the record, which is open again, or as it was before. */
  tookBack: boolean;
  /** Whether the experiment that it is about stays decided: by somebody else, or otherwise since. */
  stays: boolean;
};

/**
 * What a decision decided in its own step, an experiment or a campaign, goes with it: the step's history says so. What was
 * decided otherwise since stays as it is.
 */
export const unjudging = async (db: ReadDb, row: DecisionRow): Promise<Unjudged> => {
  const changes = await changesWith(db, 'decisions', row.id);
  const own = parsed(changes.find(({ table, rowId }) => table === 'decisions' && rowId === row.id)?.after ?? null);
  for (const { table, rowId, before, after } of changes) {
    const [was, is] = [parsed(before), parsed(after)];
    if (table === 'experiments' && own['entity'] === 'experiment' && own['entity_id'] === rowId && 'decision' in is) {
      const now = await findExperiment(db, rowId);
      if (
        now === undefined ||
        now.decision !== is['decision'] ||
        now.decided_day !== (is['decided_day'] ?? now.decided_day)
      )
        continue;
      const back = { decision: decisionIn(was['decision']), decided_day: textIn(was['decided_day']) };
      return { takeBack: (edit) => edit.update('experiments', rowId, back), tookBack: true, stays: false };
    }
    if (table === 'campaign_decisions' && own['entity'] === 'campaign' && before === null && is['day'] === row.day) {
      const there = (await campaignDecisions(db)).some(({ id }) => id === rowId);
      if (there) return { takeBack: (edit) => edit.remove('campaign_decisions', rowId), tookBack: true, stays: false };
    }
  }
  const about =
    row.entity === 'experiment' && row.entity_id !== null ? await findExperiment(db, row.entity_id) : undefined;
  return { takeBack: async () => {}, tookBack: false, stays: (about?.decision ?? null) !== null };
};
