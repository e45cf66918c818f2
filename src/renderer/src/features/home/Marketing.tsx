import { Link } from '@tanstack/react-router';
import { IconFlag, IconFlask, IconTargetOff } from '@tabler/icons-react';
import { addDays } from '../../../../shared/domain/day';
import { useRead, useWorkspace } from '../../api';
import { day, number } from '../../format';
import { Item, List, Section } from '../../ui';

const AHEAD = 45;
const MOST = 5;

/** Moments of the weeks ahead. */
export const MomentsAhead = () => {
  const { today } = useWorkspace();
  const moments = useRead('moments.list', {});
  const ahead = (moments.data ?? []).filter((one) => one.ends >= today && one.starts <= addDays(today, AHEAD));
  if (ahead.length === 0) return null;
  return (
    <Section title="Moments coming up" sub={ahead.length > MOST ? `${MOST} of ${number(ahead.length)}` : undefined}>
      <List label="Moments coming up">
        {ahead.slice(0, MOST).map((one) => (
          <Item key={one.id}>
            <IconFlag size={16} aria-hidden style={{ color: 'var(--marketing)' }} />
            <Link to="/campaigns" className="cut">
              {one.name}
            </Link>
            <span className="push s nowrap">{one.starts <= today ? 'now' : day(one.starts, { today })}</span>
          </Item>
        ))}
      </List>
    </Section>
  );
};

/** Campaigns that serve no target, and experiments past their date that nobody has decided on. */
export const CampaignNags = () => {
  const { today } = useWorkspace();
  const nags = useRead('campaigns.nags', {});
  if (!nags.data) return null;
  const { untargeted, experiments } = nags.data;
  if (untargeted.length + experiments.length === 0) return null;
  return (
    <Section title="Campaigns to settle">
      <List label="Campaigns to settle">
        {experiments.slice(0, MOST).map((one) => (
          <Item key={one.id}>
            <IconFlask size={16} aria-hidden className="warn" />
            {one.campaignId === null ? (
              <Link to="/campaigns" search={{ tab: 'experiments' }} className="cut" title={one.hypothesis}>
                {one.hypothesis}
              </Link>
            ) : (
              <Link to="/campaigns/$id" params={{ id: one.campaignId }} className="cut" title={one.hypothesis}>
                {one.hypothesis}
              </Link>
            )}
            <span className="push s warn nowrap">undecided since {day(one.ends, { today, weekday: 'never' })}</span>
          </Item>
        ))}
        {untargeted.slice(0, MOST).map((one) => (
          <Item key={one.id}>
            <IconTargetOff size={16} aria-hidden className="warn" />
            <Link to="/campaigns/$id" params={{ id: one.id }} className="cut">
              {one.name}
            </Link>
            <span className="push s warn nowrap">no target</span>
          </Item>
        ))}
      </List>
    </Section>
  );
};
