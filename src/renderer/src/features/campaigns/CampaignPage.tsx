import { useNavigate, useParams } from '@tanstack/react-router';
import { IconTrash } from '@tabler/icons-react';
import type { CampaignDetail } from '../../../../shared/contract/campaigns';
import { OBJECTIVES } from '../../../../shared/domain/campaigns';
import { PROMOTION_CHANNELS } from '../../../../shared/domain/channels';
import { sentence, useWrite } from '../../api';
import { Await, Badge, Button, Card, InlineEdit, Page, showError, Who } from '../../ui';
import { CodeMoves } from '../attribution';
import { Comments } from '../comments';
import { HouseNote } from '../content/HouseNote';
import { FromSheet } from '../four-ps/FromSheet';
import { FromNotes } from '../notes';
import { BudgetLines } from './panel/BudgetLines';
import { Decisions } from './panel/Decisions';
import { Experiments } from './panel/Experiments';
import { Fields } from './panel/Fields';
import styles from './panel/panel.module.css';
import { Made } from './panel/Made';
import { PlanActual } from './panel/PlanActual';
import { Questions } from './panel/Questions';
import { Returns } from './panel/Returns';
import { Targets } from './panel/Targets';
import { useCampaign } from './panel/useCampaign';
import { removeCampaign } from './saveCampaign';
import { whenOf } from './words';
import { RecordDecisions } from '../meetings/RecordDecisions';

/** Everything about one campaign: the four questions, plan against actual, money, experiments, decisions, talk. */
export const CampaignPage = () => {
  const { id } = useParams({ from: '/campaigns/$id' });
  const navigate = useNavigate();
  const { campaign: query, save } = useCampaign(id);
  const remove = useWrite('campaigns.remove', { done: () => `Removed ${query.data?.name ?? 'the campaign'}` });
  const campaign = query.data;
  const take = async (found: CampaignDetail): Promise<void> => {
    try {
      if (await removeCampaign(found, remove.mutateAsync)) void navigate({ to: '/campaigns' });
    } catch (error) {
      // Without a look at orders it is said already why it was refused.
      if (found.code !== '') showError(sentence(error));
    }
  };
  return (
    <Page
      title={campaign?.name ?? 'Campaign'}
      crumbs={[{ label: 'Campaigns', to: '/campaigns' }]}
      sub={campaign && `${PROMOTION_CHANNELS[campaign.promotion]}, ${whenOf(campaign)}`}
      beside={
        campaign && (
          <>
            <Badge tone="marketing">Objective: {OBJECTIVES[campaign.objective].toLowerCase()}</Badge>
            <Who person={campaign.owner} />
            <FromNotes kind="campaign" id={id} />
            <FromSheet campaignId={id} />
          </>
        )
      }
      actions={
        campaign && (
          <Button kind="quiet" icon={IconTrash} onClick={() => void take(campaign)}>
            Remove
          </Button>
        )
      }
    >
      <CodeMoves />
      <Await query={query}>
        {(found) => (
          <div className={styles.columns}>
            <div className={styles.stack}>
              <Card title="The four questions">
                <div className={styles.across}>
                  <Questions campaign={found} save={save} />
                </div>
              </Card>
              <Card>
                <PlanActual campaign={found} goals />
              </Card>
              <Card title="Return and cost">
                <Returns id={found.id} name={found.name} />
              </Card>
              <Card title="Made for it">
                <Made campaign={found} />
              </Card>
              <Card title="Budget">
                <BudgetLines campaign={found} />
              </Card>
              <Card title="Experiments">
                <Experiments list={found.experiments} campaignId={found.id} />
              </Card>
              <Card title="Decisions">
                <Decisions campaign={found} />
              </Card>
              <RecordDecisions kind="campaign" id={found.id} as="card" />
              <Card title="Comments">
                <Comments entity="campaign" id={found.id} />
              </Card>
            </div>
            <div className={styles.stack}>
              <Card title="Targets it serves">
                <Targets campaign={found} />
              </Card>
              <Card title="The plan">
                <InlineEdit
                  kind="text"
                  bare
                  needed
                  label="Name of the campaign"
                  value={found.name}
                  onSave={(name) => save({ name })}
                />
                <Fields campaign={found} save={save} />
              </Card>
              <Card label="Message house">
                <HouseNote products={found.products} audiences={found.audiences} />
              </Card>
            </div>
          </div>
        )}
      </Await>
    </Page>
  );
};
