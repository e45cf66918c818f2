import { Link } from '@tanstack/react-router';
import { IconFlask, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Experiment } from '../../../../../shared/contract/experiments';
import { aimWords, COMPARATORS, type Decision, DECISION_IDS, DECISIONS } from '../../../../../shared/domain/campaigns';
import type { SheetColumn } from '../../../../../shared/domain/sheet';
import { sentence, useDraft, useRead, useWorkspace, useWrite } from '../../../api';
import { day, money } from '../../../format';
import { usePeriod } from '../../../frame/period';
import { Badge, Button, IconButton, InlineEdit, Segmented, TakenAs, TextField } from '../../../ui';
import { Aim, AimField } from './Aim';
import { aimNumber, aimText, unitText } from './aim-value';
import styles from './panel.module.css';
import { CommentsLine } from '../../comments';
import { RecordDecisions } from '../../meetings/RecordDecisions';
import { NoTarget } from '../NoTarget';
import { servesTarget } from '../untargeted';
import { type Untargeted, useUntargeted } from '../useUntargeted';

const LABELS: Record<Decision, string> = { scale: 'Scale', keep: 'Keep', test: 'Test', 'pull-back': 'Pull back' };

const State = ({ one }: { one: Experiment }) => {
  const { today } = useWorkspace();
  if (one.decision !== null)
    return (
      <Badge
        tone={one.decision === 'pull-back' ? 'bad' : 'good'}
        shape={one.decision === 'pull-back' ? 'diamond' : 'circle'}
      >
        {DECISIONS[one.decision]}
      </Badge>
    );
  if (one.overdue)
    return (
      <Badge tone="warn" shape="triangle">
        Ended {day(one.ends, { today, weekday: 'never' })}, undecided
      </Badge>
    );
  return <Badge shape="ring">{one.starts !== null && one.starts > today ? 'Planned' : 'Running'}</Badge>;
};

/** The cap says it with a word and a shape, before it is reached and when it is. */
const Cap = ({ one }: { one: Experiment }) => {
  const { currency } = useWorkspace();
  if (one.cap === null || one.cap === 'within' || one.decision !== null) return null;
  return one.cap === 'reached' ? (
    <Badge tone="bad" shape="triangle">
      Cap reached
    </Badge>
  ) : (
    <Badge
      tone="warn"
      shape="triangle"
      title={
        (one.headingMinor ?? 0) > (one.capMinor ?? 0)
          ? `Heading for ${money(one.headingMinor, currency)} by its last day`
          : 'Four fifths of its cap or more are spent'
      }
    >
      Near its cap
    </Badge>
  );
};

const experimentSheet = (untargeted: Untargeted): readonly SheetColumn<Experiment>[] => [
  { name: 'Hypothesis', value: (one) => one.hypothesis },
  { name: 'Campaign', value: (one) => one.campaign },
  servesTarget((one) => (one.campaignId === null ? null : untargeted.has(one.campaignId))),
  { name: 'Platform', value: (one) => one.platform },
  { name: 'Cap', value: (one) => ({ minor: one.capMinor }) },
  { name: 'Spent', value: (one) => ({ minor: one.spentMinor }) },
  { name: 'Heading for', value: (one) => ({ minor: one.headingMinor }) },
  { name: 'Cap is', value: (one) => one.cap },
  { name: 'From', value: (one) => one.starts },
  { name: 'Until', value: (one) => one.ends },
  { name: 'Measure', value: (one) => one.metric },
  { name: 'Should be', value: (one) => COMPARATORS[one.comparator] },
  { name: 'Aim', value: (one) => aimNumber(one.aim, one) },
  { name: 'Aim to', value: (one) => aimNumber(one.aimHigh, one) },
  { name: 'Worksheet assumes', value: (one) => one.assumed && aimWords(one.assumed, (value) => aimText(value, one)) },
  { name: 'Result', value: (one) => aimNumber(one.result, one) },
  { name: 'In', value: unitText },
  { name: 'Met', value: (one) => (one.met === null ? null : one.met ? 'yes' : 'no') },
  { name: 'Decision', value: (one) => one.decision && DECISIONS[one.decision] },
  { name: 'Decided on', value: (one) => one.decidedDay },
  { name: 'By', value: (one) => one.author?.name },
];

/** What was spent of the cap, and which money that is. */
const SpentOfCap = ({ one }: { one: Experiment }) => {
  const { currency } = useWorkspace();
  if (one.spentMinor === null) return <span className="s ink3">not known without a campaign</span>;
  return (
    <span
      className={one.cap === 'reached' ? 'bad' : one.cap === 'near' ? 'warn' : undefined}
      title={
        one.spentOn === 'platform'
          ? `What ads and results of ${one.platform} say was spent on its days`
          : 'All that its campaign spent on its days: no row of ads or results names its platform'
      }
    >
      {money(one.spentMinor, currency)}
      {one.capMinor !== null && ` of ${money(one.capMinor, currency)}`}
      <span className="s ink3">{one.spentOn === 'platform' ? '' : ', whole campaign'}</span>
    </span>
  );
};

/** That the worksheet its campaign was made from assumes something else of it: one of the two was changed since. */
const Assumed = ({ one }: { one: Experiment }) => {
  if (one.assumed === null) return null;
  const { sheetId, sheet } = one.assumed;
  const assumes = aimWords(one.assumed, (value) => aimText(value, one));
  return (
    <Link
      to="/four-ps/$id"
      params={{ id: sheetId }}
      search={(old) => ({ period: old.period })}
      className="s warn open"
      title={`Open ${sheet}. Its assumption or this aim was changed since the campaign was made of it.`}
    >
      {assumes === '' ? `${sheet} assumes no value` : `${sheet} assumes ${assumes}`}
    </Link>
  );
};

/** The campaign that an experiment belongs to, where experiments of several stand together. */
const OfCampaign = ({ one, untargeted }: { one: Experiment; untargeted: Untargeted }) =>
  one.campaignId === null ? (
    <span className="ink3">none</span>
  ) : (
    <span>
      <Link to="/campaigns/$id" params={{ id: one.campaignId }} className="open">
        {one.campaign}
      </Link>
      {untargeted.has(one.campaignId) && <NoTarget />}
    </span>
  );

const Line = ({ one, untargeted }: { one: Experiment; untargeted: Untargeted | null }) => {
  const { currency } = useWorkspace();
  const { period } = usePeriod();
  const metrics = useRead('metrics.catalogue', { period: period.id });
  const update = useWrite('experiments.update', { quiet: true });
  const decide = useWrite('experiments.decide', { done: () => 'Decided the experiment' });
  const remove = useWrite('experiments.remove', { done: () => 'Removed the experiment' });
  const save = (fields: Partial<Parameters<typeof update.mutateAsync>[0]>) =>
    update.mutateAsync({ id: one.id, ...fields });
  return (
    <li className={styles.experiment}>
      <div className="row">
        <IconFlask size={16} aria-hidden className="ink3" />
        <span className={styles.grow}>
          <InlineEdit
            kind="text"
            bare
            needed
            label="Hypothesis"
            value={one.hypothesis}
            onSave={(hypothesis) => save({ hypothesis })}
          />
        </span>
        <Cap one={one} />
        <State one={one} />
        <IconButton
          small
          icon={IconTrash}
          label={`Remove the experiment ${one.hypothesis}`}
          onClick={() => remove.mutate({ id: one.id })}
        />
      </div>
      <div className={styles.experimentFields}>
        <span className="s ink3">Platform</span>
        <InlineEdit
          kind="text"
          bare
          label="Platform"
          placeholder="Where"
          value={one.platform}
          onSave={(platform) => save({ platform })}
        />
        <span className="s ink3">Cap</span>
        <InlineEdit
          kind="money"
          bare
          label="Cap"
          placeholder="No cap"
          value={one.capMinor}
          currency={currency}
          onSave={(capMinor) => save({ capMinor })}
        />
        <span className="s ink3">From</span>
        <InlineEdit
          kind="date"
          bare
          clearable
          label="First day"
          placeholder="–"
          value={one.starts}
          onSave={(starts) => save({ starts })}
        />
        <span className="s ink3">To</span>
        <InlineEdit
          kind="date"
          bare
          clearable
          label="Last day"
          placeholder="–"
          value={one.ends}
          onSave={(ends) => save({ ends })}
        />
        <span className="s ink3">Spent</span>
        <SpentOfCap one={one} />
        <span className="s ink3">Measure</span>
        <InlineEdit
          kind="select"
          bare
          clearable
          label="Success metric"
          placeholder="No metric"
          value={one.metric || null}
          options={(metrics.data ?? []).map(({ definition }) => ({ value: definition.id, label: definition.name }))}
          onSave={(metric) => save({ metric: metric ?? '' })}
        />
        <span className="s ink3">Aim</span>
        <span>
          <Aim one={one} onSave={save} />
          <Assumed one={one} />
        </span>
        <span className="s ink3">Result</span>
        <span className={styles.pair}>
          <AimField label="Result" value={one.result} one={one} onSave={(result) => save({ result })} />
          <span className={one.met === null ? 's ink3' : one.met ? 's good' : 's bad'}>
            {one.met === null ? '' : one.met ? 'meets the aim' : 'misses the aim'}
          </span>
        </span>
        <span className="s ink3">Decision</span>
        <span>
          <Segmented<Decision | ''>
            label={`Decision on ${one.hypothesis}`}
            value={one.decision ?? ''}
            options={DECISION_IDS.map((value) => ({ value, label: LABELS[value] }))}
            onChange={(value) =>
              decide.mutate({ id: one.id, decision: value === '' || value === one.decision ? null : value })
            }
          />
        </span>
        {untargeted !== null && (
          <>
            <span className="s ink3">Campaign</span>
            <OfCampaign one={one} untargeted={untargeted} />
          </>
        )}
      </div>
      <RecordDecisions kind="experiment" id={one.id} as="line" open={one.decision === null} />
      <CommentsLine entity="experiment" id={one.id} of={one.hypothesis} />
    </li>
  );
};

/** Experiments, each with its cap, its days, its aim and what was decided; one line starts another. */
export const Experiments = ({ list, campaignId }: { list: readonly Experiment[]; campaignId: string | null }) => {
  const [text, setText] = useDraft('New experiment', '', campaignId ?? '');
  const [error, setError] = useState<string | null>(null);
  const untargeted = useUntargeted();
  const create = useWrite('experiments.create', { done: () => 'Started the experiment', quiet: true });
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (text.trim() === '') return setError('Say what you expect.');
    try {
      await create.mutateAsync({ hypothesis: text.trim(), campaignId });
      setText('');
      setError(null);
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return (
    <div className={styles.section}>
      {list.length > 0 && <TakenAs label="Experiments" columns={experimentSheet(untargeted)} rows={list} />}
      {list.length > 0 && (
        <ul className={styles.experiments} aria-label="Experiments">
          {list.map((one) => (
            <Line key={one.id} one={one} untargeted={campaignId === null ? untargeted : null} />
          ))}
        </ul>
      )}
      <form className="row" onSubmit={(event) => void add(event)}>
        <TextField
          style={{ flex: 1 }}
          aria-label="Hypothesis of a new experiment"
          placeholder="If we …, then … by …"
          value={text}
          error={error}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button submit>Try</Button>
      </form>
    </div>
  );
};
