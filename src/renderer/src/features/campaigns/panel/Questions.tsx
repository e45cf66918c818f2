import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { CampaignDetail } from '../../../../../shared/contract/campaigns';
import type { MetricValue } from '../../../../../shared/contract/metrics';
import { type Decision, DECISION_IDS } from '../../../../../shared/domain/campaigns';
import { sentence, useDraft, useWrite } from '../../../api';
import { number, numberShort, percent } from '../../../format';
import { Badge, Button, InlineEdit, Segmented, Sparkline, TextField } from '../../../ui';
import styles from './panel.module.css';
import type { Save } from './useCampaign';

const VERDICTS = {
  yes: ['good', 'circle', 'Yes'],
  no: ['bad', 'diamond', 'No'],
  unclear: ['plain', 'ring', 'Too early'],
} as const;

const Verdict = ({ verdict, reason }: { verdict: keyof typeof VERDICTS; reason: string }) => {
  const [tone, shape, word] = VERDICTS[verdict];
  return (
    <Badge tone={tone} shape={shape} title={reason}>
      {word}
    </Badge>
  );
};

/** A count that opens its rows: the metric's page, cut down to this campaign and its days. */
const Opens = ({ value, campaign, children }: { value: MetricValue; campaign: CampaignDetail; children: string }) => (
  <Link
    to="/metrics/$id"
    params={{ id: value.metric }}
    search={{ by: 'campaign', group: campaign.name, period: `${campaign.from}..${campaign.to}` }}
    className="open"
  >
    {children}
  </Link>
);

const Interest = ({ campaign }: { campaign: CampaignDetail }) => {
  const { impressions, clicks, weeks, reason, verdict } = campaign.interest;
  return (
    <li>
      <div className={styles.question}>
        <h3>Is it generating interest?</h3>
        <Verdict verdict={verdict} reason={reason} />
      </div>
      <div className="row s ink2">
        <span>
          {impressions?.value != null && (
            <>
              <Opens value={impressions} campaign={campaign}>
                {numberShort(impressions.value)}
              </Opens>{' '}
              views
            </>
          )}
          {impressions?.value != null && clicks?.value != null && ', '}
          {clicks?.value != null && (
            <>
              <Opens value={clicks} campaign={campaign}>
                {number(clicks.value)}
              </Opens>{' '}
              link clicks
            </>
          )}
          {impressions?.value == null && clicks?.value == null ? reason : `; ${reason}`}
        </span>
        <span className={styles.spark}>
          <Sparkline values={weeks} />
        </span>
      </div>
    </li>
  );
};

const Quality = ({ campaign }: { campaign: CampaignDetail }) => {
  const { qualified, leads, reason, verdict } = campaign.quality;
  const share = leads?.value && qualified ? (qualified.value ?? 0) / leads.value : null;
  return (
    <li>
      <div className={styles.question}>
        <h3>Is it attracting qualified leads?</h3>
        <Verdict verdict={verdict} reason={reason} />
      </div>
      <p className="s ink2">
        {leads?.value ? (
          <>
            <Opens value={qualified ?? leads} campaign={campaign}>
              {`${number(qualified?.value ?? 0)} of ${number(leads.value)}`}
            </Opens>{' '}
            leads qualified, {percent(share)}
            {leads.value < 30 && <span className="warn"> (few cases: read it with care)</span>}
          </>
        ) : (
          reason
        )}
      </p>
    </li>
  );
};

const LABELS: Record<Decision, string> = { scale: 'Scale', keep: 'Keep', test: 'Test', 'pull-back': 'Pull back' };

/** Choosing asks for the reason, and both go into the log. */
const Decide = ({ campaign }: { campaign: CampaignDetail }) => {
  const [chosen, setChosen] = useState<Decision | null>(null);
  const [reason, setReason] = useDraft(`Decision on ${campaign.name}`, '', campaign.id);
  const [error, setError] = useState<string | null>(null);
  const decide = useWrite('campaigns.decide', {
    done: (_output, input) => `Decided on ${campaign.name}: ${LABELS[input.decision].toLowerCase()}`,
    quiet: true,
  });
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (chosen === null) return;
    if (reason.trim() === '') return setError('Say why: the log keeps it.');
    try {
      await decide.mutateAsync({ id: campaign.id, decision: chosen, reason: reason.trim() });
      setChosen(null);
      setReason('');
      setError(null);
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return (
    <li>
      <div className={styles.question}>
        <h3>Scale, keep, test or pull back?</h3>
      </div>
      <div className={styles.decide}>
        <Segmented<Decision | ''>
          label="Decision"
          value={chosen ?? campaign.decision ?? ''}
          options={DECISION_IDS.map((value) => ({ value, label: LABELS[value] }))}
          onChange={(value) => {
            setError(null);
            setChosen(value === '' ? null : value);
          }}
        />
      </div>
      {chosen === null ? (
        campaign.decisions[0] && <p className="s ink2">{campaign.decisions[0].reason}</p>
      ) : (
        // Escape takes the choice back from its field.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <form
          className={styles.reason}
          onSubmit={(event) => void save(event)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            event.preventDefault();
            setChosen(null);
          }}
        >
          <TextField
            aria-label={`Why ${LABELS[chosen].toLowerCase()}`}
            placeholder={`Why ${LABELS[chosen].toLowerCase()}?`}
            value={reason}
            error={error}
            data-autofocus
            // The choice asked for it, so the next key belongs to it.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button submit>Decide</Button>
        </form>
      )}
    </li>
  );
};

/** The four questions of a campaign: two answered from figures, two by people. */
export const Questions = ({ campaign, save }: { campaign: CampaignDetail; save: Save }) => (
  <ol className={styles.questions} aria-label="The four questions">
    <Interest campaign={campaign} />
    <li>
      <div className={styles.question}>
        <h3>How will we optimise it?</h3>
      </div>
      <div className="s">
        <InlineEdit
          kind="text"
          bare
          multiline
          about={campaign.id}
          label="How to optimise it"
          placeholder="What to change next, and until when"
          value={campaign.optimise}
          onSave={(optimise) => save({ optimise })}
        />
        {campaign.experiments.length > 0 && (
          <InlineEdit
            kind="select"
            bare
            clearable
            label="Experiment that tries it"
            placeholder="No experiment tries it"
            value={campaign.optimiseBy?.id ?? null}
            options={campaign.experiments.map((one) => ({ value: one.id, label: one.hypothesis }))}
            onSave={(optimiseById) => save({ optimiseById })}
          />
        )}
      </div>
    </li>
    <Quality campaign={campaign} />
    <Decide key={campaign.id} campaign={campaign} />
  </ol>
);
