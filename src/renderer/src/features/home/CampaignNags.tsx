import { Link } from '@tanstack/react-router';
import { IconFlask, IconReportMoney, IconTargetOff } from '@tabler/icons-react';
import { useRead, useWorkspace } from '../../api';
import { day, money } from '../../format';
import { Item, List, Section } from '../../ui';

const MOST = 5;

/** Experiments past their date or near their cap that nobody has decided on, asks for budget nobody has scored, campaigns without a target. */
export const CampaignNags = () => {
  const { currency, today } = useWorkspace();
  const nags = useRead('campaigns.nags', {});
  if (!nags.data) return null;
  const { untargeted, experiments, asks } = nags.data;
  if (untargeted.length + experiments.length + asks.length === 0) return null;
  return (
    <Section title="Campaigns to settle">
      <List label="Campaigns to settle">
        {experiments.slice(0, MOST).map((one) => (
          <Item key={one.id} two>
            <IconFlask size={16} aria-hidden className="warn" />
            {one.campaignId === null ? (
              <Link to="/campaigns" search={{ tab: 'experiments' }}>
                {one.hypothesis}
              </Link>
            ) : (
              <Link to="/campaigns/$id" params={{ id: one.campaignId }}>
                {one.hypothesis}
              </Link>
            )}
            <span className="push s warn nowrap">
              {one.overdue
                ? `undecided since ${day(one.ends, { today, weekday: 'never' })}`
                : `${money(one.spentMinor, currency)} of a cap of ${money(one.capMinor, currency)} spent`}
            </span>
          </Item>
        ))}
        {asks.slice(0, MOST).map((one) => (
          <Item key={one.id} two>
            <IconReportMoney size={16} aria-hidden className="warn" />
            <Link to="/campaigns/budget">{one.name}</Link>
            <span className="push s warn nowrap">not scored, due {day(one.dueDay, { today, weekday: 'never' })}</span>
          </Item>
        ))}
        {untargeted.slice(0, MOST).map((one) => (
          <Item key={one.id} two>
            <IconTargetOff size={16} aria-hidden className="warn" />
            <Link to="/campaigns/$id" params={{ id: one.id }}>
              {one.name}
            </Link>
            <span className="push s warn nowrap">no target</span>
          </Item>
        ))}
      </List>
    </Section>
  );
};
