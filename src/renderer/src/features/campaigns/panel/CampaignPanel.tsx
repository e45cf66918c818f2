import { Link } from '@tanstack/react-router';
import { IconChevronRight, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { OBJECTIVES } from '../../../../../shared/domain/campaigns';
import { PROMOTION_CHANNELS } from '../../../../../shared/domain/channels';
import { Await, Badge, buttonClass, IconButton, InlineEdit, useEscape, Who } from '../../../ui';
import { HouseNote } from '../../content/HouseNote';
import { whenOf } from '../words';
import { Fields } from './Fields';
import styles from './panel.module.css';
import { PlanActual } from './PlanActual';
import { Questions } from './Questions';
import { Targets } from './Targets';
import { useCampaign } from './useCampaign';

/** One campaign beside the plan: what it is for, the four questions, plan against actual, and its fields. */
export const CampaignPanel = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { campaign: query, save } = useCampaign(id);
  const panel = useRef<HTMLElement>(null);
  useEscape(panel, onClose);
  return (
    <aside className={styles.panel} aria-label={query.data?.name ?? 'Campaign'} ref={panel}>
      <Await query={query}>
        {(campaign) => (
          <>
            <div>
              <div className={styles.crumbs}>
                <span className="cut">{PROMOTION_CHANNELS[campaign.promotion]}</span>
                <IconChevronRight size={12} aria-hidden />
                <span className="nowrap">{whenOf(campaign)}</span>
                <span className="push">
                  <IconButton small icon={IconX} label="Close" onClick={onClose} />
                </span>
              </div>
              <div className={styles.titleLine}>
                <div className={styles.name}>
                  <InlineEdit
                    kind="text"
                    bare
                    needed
                    label="Name of the campaign"
                    value={campaign.name}
                    onSave={(name) => save({ name })}
                  />
                </div>
                <span className={styles.badges}>
                  <Badge tone="marketing">Objective: {OBJECTIVES[campaign.objective].toLowerCase()}</Badge>
                  <Who person={campaign.owner} />
                </span>
              </div>
              <Targets key={campaign.id} campaign={campaign} />
            </div>
            <h2 className="unseen">The four questions</h2>
            <Questions campaign={campaign} save={save} />
            <PlanActual campaign={campaign} />
            <section aria-label="Fields">
              <Fields campaign={campaign} save={save} />
            </section>
            <section aria-label="Message house">
              <HouseNote key={campaign.id} products={campaign.products} audiences={campaign.audiences} />
            </section>
            <div>
              <Link to="/campaigns/$id" params={{ id: campaign.id }} className={buttonClass()}>
                Open its page: budget, experiments, decisions
              </Link>
            </div>
          </>
        )}
      </Await>
    </aside>
  );
};
