import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FourPsOption } from '../../../../shared/contract/four-ps';
import { PROMOTION_CHANNELS, PROMOTION_IDS, type PromotionChannel } from '../../../../shared/domain/channels';
import { parsePeriod } from '../../../../shared/domain/period';
import { useRead, useWorkspace, useWrite } from '../../api';
import { money, periodName } from '../../format';
import { usePeriod } from '../../frame/period';
import { Button, buttonClass, DateField, Dialog, Select, TextField } from '../../ui';
import styles from './four-ps.module.css';
import type { Sheet } from './useSheet';
import { NoTarget } from '../campaigns/NoTarget';
import { useUntargeted } from '../campaigns/useUntargeted';

const Form = ({ sheet, option, onClose }: { sheet: Sheet; option: FourPsOption; onClose: () => void }) => {
  const navigate = useNavigate();
  const { currency } = useWorkspace();
  const { calendar } = usePeriod();
  const period = parsePeriod(sheet.sheet.period, calendar);
  const [name, setName] = useState(`${sheet.sheet.name}: ${option.name}`);
  const [starts, setStarts] = useState(period?.from ?? '');
  const [ends, setEnds] = useState(period?.to ?? '');
  const [promotion, setPromotion] = useState<PromotionChannel>('influencers');
  const [nodeId, setNode] = useState('');
  const tree = useRead('targets.tree', { period: sheet.sheet.period, metric: 'net-sales' });
  const promote = useWrite('four-ps.promote', { quiet: true, done: () => `Made ${option.name} a campaign` });
  const { contributionMinor, revenueMinor } = option.economics;
  const targets = tree.data?.tree
    ? tree.data.nodes
        .filter((node) => node.metric === 'net-sales')
        .map((node) => ({ value: node.id, label: node.name }))
    : [];
  const waits =
    name.trim() === '' ? 'Waits for a name' : starts === '' || ends === '' ? 'Waits for its days' : undefined;
  const submit = (): void =>
    promote.mutate(
      {
        optionId: option.id,
        name: name.trim(),
        starts,
        ends,
        promotion,
        channelIds: option.lines.flatMap((line) => (line.channelId === null ? [] : [line.channelId])),
        target: nodeId === '' ? null : { nodeId, amount: revenueMinor },
      },
      { onSuccess: ({ campaignId }) => void navigate({ to: '/campaigns/$id', params: { id: campaignId } }) },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Make ${option.name} a campaign`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" waits={waits} onClick={submit}>
            Make campaign
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <div className={styles.pair}>
          <DateField label="Starts" value={starts} onChange={(day) => setStarts(day ?? '')} />
          <DateField label="Ends" value={ends} onChange={(day) => setEnds(day ?? '')} />
          <Select
            label="Promotion channel"
            value={promotion}
            data={PROMOTION_IDS.map((value) => ({ value, label: PROMOTION_CHANNELS[value] }))}
            onChange={(value) => setPromotion(PROMOTION_IDS.find((one) => one === value) ?? 'influencers')}
          />
          <Select
            label="Serves the target"
            value={nodeId}
            data={[
              {
                value: '',
                label:
                  targets.length > 0
                    ? 'None yet'
                    : `No target in ${period ? periodName(period) : sheet.sheet.period} yet`,
              },
              ...targets,
            ]}
            onChange={(value) => setNode(value ?? '')}
          />
        </div>
        <p className="s ink2">
          It takes along the four Ps as its summary, a budget of {money(option.economics.fixedMinor, currency)}, a plan
          of {money(revenueMinor, currency)} sales ({money(contributionMinor, currency)} contribution), what it is
          about, its channels, and an experiment for each open assumption. One undo takes all of it back.
        </p>
        {promote.error && (
          <p className="bad" role="alert">
            {promote.error.message}
          </p>
        )}
      </div>
    </Dialog>
  );
};

/** The step from an idea to a plan; once taken, the way to the campaign. */
export const MakeCampaign = ({ sheet, option }: { sheet: Sheet; option: FourPsOption }) => {
  const [asking, setAsking] = useState(false);
  const untargeted = useUntargeted(option.campaign !== null);
  if (option.campaign)
    return (
      <Link to="/campaigns/$id" params={{ id: option.campaign.id }} className={buttonClass({ small: true })}>
        <span className="cut">Campaign: {option.campaign.name}</span>
        {untargeted.has(option.campaign.id) && <NoTarget />}
      </Link>
    );
  return (
    <>
      <Button small onClick={() => setAsking(true)}>
        <span className="cut" title="Make it a campaign">
          Make it a campaign
        </span>
      </Button>
      {asking && <Form sheet={sheet} option={option} onClose={() => setAsking(false)} />}
    </>
  );
};
