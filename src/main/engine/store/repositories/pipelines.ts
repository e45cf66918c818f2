import { fold } from '../../../../shared/domain/text';
import type { StageColor } from '../../../../shared/domain/stages';
import type { WriteDb } from '../dialect';

type StageSeed = {
  name: string;
  kind: 'open' | 'won' | 'lost';
  probability: number;
  color?: StageColor;
  playbook?: readonly string[];
};

const open = (name: string, probability: number, color: StageColor, playbook: readonly string[]): StageSeed => ({
  name,
  kind: 'open',
  probability,
  color,
  playbook,
});
const won = (name: string, playbook: readonly string[] = []): StageSeed => ({
  name,
  kind: 'won',
  probability: 1,
  color: 'green',
  playbook,
});
const lost = (name: string): StageSeed => ({ name, kind: 'lost', probability: 0, color: 'red' });

/** Stages that a new workspace starts with; chances and checklists are starting points that a team edits. */
const PIPELINES: readonly { name: string; stages: readonly StageSeed[] }[] = [
  {
    name: 'Sales',
    stages: [
      open('Prospecting', 0.1, 'teal', ['Found who decides', 'Knows what we sell', 'Agreed to a first talk']),
      open('Education', 0.25, 'teal', ['Needs written down', 'Samples or demo given', 'Budget spoken about']),
      open('Proposal', 0.5, 'teal', ['Price and terms sent', 'Questions answered', 'Closing day agreed']),
      open('Negotiation', 0.75, 'teal', ['Terms agreed', 'Contract with the buyer', 'Delivery planned']),
      won('Won', ['Thanked', 'Handed over to customer success']),
      lost('Lost'),
    ],
  },
  {
    name: 'Customer success',
    stages: [
      open('Onboarding', 0.6, 'sky', ['First order arrived', 'Staff trained', 'Shelf or back bar set up']),
      open('Healthy', 0.8, 'teal', ['Reorder rhythm known', 'Asked for a referral']),
      open('Renewal due', 0.7, 'gold', ['Year reviewed together', 'Renewal offered']),
      won('Renewed'),
      open('At risk', 0.3, 'amber', ['Called to hear why', 'Plan agreed']),
      lost('Churned'),
      won('Won back'),
    ],
  },
];

/** The default pipelines, each stage with its colour and checklist. */
export const startPipelines = async (db: WriteDb, newId: () => string): Promise<void> => {
  for (const [index, seed] of PIPELINES.entries()) {
    const pipelineId = newId();
    await db
      .insertInto('pipelines')
      .values({ id: pipelineId, name: seed.name, position: index + 1, deleted_at: null })
      .execute();
    for (const [position, { name, kind, probability, color = 'teal', playbook = [] }] of seed.stages.entries()) {
      await db
        .insertInto('stages')
        .values({
          id: newId(),
          pipeline_id: pipelineId,
          name,
          natural_key: fold(name),
          kind,
          probability,
          position: position + 1,
          deleted_at: null,
          color,
          // Fixed ids, so that ticks in the sample are the same each time.
          playbook: JSON.stringify(playbook.map((text) => ({ id: `${fold(name)}: ${fold(text)}`.slice(0, 64), text }))),
        })
        .execute();
    }
  }
};
