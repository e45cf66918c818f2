import type { ReactNode } from 'react';
import type { CampaignDetail } from '../../../../../shared/contract/campaigns';
import { JUDGED_BY, plannedEnd } from '../../../../../shared/domain/campaigns';
import { useRead, useWorkspace } from '../../../api';
import { day } from '../../../format';
import { InlineEdit } from '../../../ui';
import { OBJECTIVE_CHOICES, PROMOTION_CHOICES, STATUS_CHOICES } from '../words';
import styles from './panel.module.css';
import type { Save } from './useCampaign';

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={styles.field}>
    <span className="ink3">{label}</span>
    <span className={styles.control}>{children}</span>
  </div>
);

const named = (list: readonly { id: string; name: string }[] | undefined) =>
  (list ?? []).map((one) => ({ value: one.id, label: one.name }));
/** What can be chosen, and what is: a plan may name a channel that no deal is made in. */
const withOwn = <T extends { id: string; name: string }>(list: readonly T[] | undefined, own: readonly T[]): T[] => [
  ...new Map([...own, ...(list ?? [])].map((one) => [one.id, one])).values(),
];
const METRIC_WORDS: Record<string, string> = { 'ctr.all': 'click rate' };
const words = (metrics: readonly string[]): string =>
  metrics.map((metric) => METRIC_WORDS[metric] ?? metric.replaceAll('-', ' ')).join(', ');

/** What the campaign is: objective, dates, money, channels, people and what it rests on. Saved field by field. */
export const Fields = ({ campaign, save }: { campaign: CampaignDetail; save: Save }) => {
  const { currency, today } = useWorkspace();
  const people = useRead('people.list', {});
  const choices = useRead('deals.choices', {});
  const moments = useRead('moments.list', {});
  const audiences = useRead('library.choices', { to: 'audience' });
  const pick = <T extends string>(list: readonly { value: T }[], value: string | null): T | undefined =>
    list.find((one) => one.value === value)?.value;
  return (
    <div className={styles.fields}>
      <Line label="Objective">
        <InlineEdit
          kind="select"
          bare
          label="Objective"
          value={campaign.objective}
          options={OBJECTIVE_CHOICES}
          onSave={(value) => {
            const objective = pick(OBJECTIVE_CHOICES, value);
            return objective && save({ objective });
          }}
        />
        <span className="s ink3">judged by {words(JUDGED_BY[campaign.objective])}</span>
      </Line>
      <Line label="Status">
        <InlineEdit
          kind="select"
          bare
          label="Status"
          value={campaign.status}
          options={STATUS_CHOICES}
          onSave={(value) => {
            const status = pick(STATUS_CHOICES, value);
            return status && save({ status });
          }}
        />
      </Line>
      <Line label="Starts">
        <InlineEdit
          kind="date"
          bare
          clearable
          label="Starts"
          placeholder="No day yet"
          value={campaign.starts}
          onSave={(starts) => save({ starts })}
        />
      </Line>
      <Line label="Ends">
        <InlineEdit
          kind="date"
          bare
          clearable
          label="Ends"
          placeholder="Open"
          value={campaign.ends}
          onSave={(ends) => save({ ends })}
        />
        {campaign.starts !== null && campaign.ends === null && (
          <span className="s ink3">
            budget and goals spread to{' '}
            {day(plannedEnd({ starts: campaign.starts, ends: null }, today), { year: 'always', weekday: 'never' })}, the
            end of its {campaign.starts > today ? 'first' : 'present'} twelve months
          </span>
        )}
      </Line>
      <Line label="Budget">
        <InlineEdit
          kind="money"
          bare
          label="Budget"
          placeholder={campaign.lines.length > 0 ? 'The sum of its lines' : 'None'}
          value={campaign.ownBudgetMinor}
          currency={currency}
          onSave={(budgetMinor) => save({ budgetMinor })}
        />
      </Line>
      <Line label="Channel">
        <InlineEdit
          kind="select"
          bare
          label="Promotion channel"
          value={campaign.promotion}
          options={PROMOTION_CHOICES}
          onSave={(value) => {
            const promotion = pick(PROMOTION_CHOICES, value);
            return promotion && save({ promotion });
          }}
        />
      </Line>
      <Line label="Also on">
        <InlineEdit
          kind="many"
          bare
          label="Further promotion channels"
          placeholder="No other channel"
          value={campaign.alsoOn}
          options={PROMOTION_CHOICES.filter(({ value }) => value !== campaign.promotion)}
          onSave={(values) => save({ alsoOn: values.flatMap((value) => pick(PROMOTION_CHOICES, value) ?? []) })}
        />
      </Line>
      <Line label="Owner">
        <InlineEdit
          kind="select"
          bare
          clearable
          label="Owner"
          placeholder="Nobody"
          value={campaign.owner?.id ?? null}
          options={named(people.data)}
          onSave={(ownerId) => save({ ownerId })}
        />
      </Line>
      <Line label="Team">
        <InlineEdit
          kind="many"
          bare
          label="Team"
          placeholder="Nobody else"
          value={campaign.team.map(({ id }) => id)}
          options={named(people.data)}
          onSave={(teamIds) => save({ teamIds })}
        />
      </Line>
      <Line label="Audiences">
        <InlineEdit
          kind="many"
          bare
          label="Audiences"
          placeholder="Everybody"
          value={campaign.audiences.map(({ id }) => id)}
          options={named(audiences.data)}
          onSave={(audienceIds) => save({ audienceIds })}
        />
        <InlineEdit
          kind="text"
          bare
          label="Note on the audience"
          placeholder="In words, if the list does not say it"
          value={campaign.audience}
          onSave={(audience) => save({ audience })}
        />
      </Line>
      <Line label="Products">
        <InlineEdit
          kind="many"
          bare
          label="Products"
          placeholder="All products"
          value={campaign.products.map(({ id }) => id)}
          options={named(withOwn(choices.data?.products, campaign.products))}
          onSave={(productIds) => save({ productIds })}
        />
      </Line>
      <Line label="Serves">
        <InlineEdit
          kind="many"
          bare
          label="Sales channels it serves"
          placeholder="Every sales channel"
          value={campaign.channels.map(({ id }) => id)}
          options={named(withOwn(choices.data?.channels, campaign.channels))}
          onSave={(channelIds) => save({ channelIds })}
        />
      </Line>
      <Line label="Moments">
        <InlineEdit
          kind="many"
          bare
          label="Moments it belongs to"
          placeholder="No moment"
          value={campaign.moments.map(({ id }) => id)}
          options={named(moments.data)}
          onSave={(momentIds) => save({ momentIds })}
        />
      </Line>
      <Line label="Platform">
        <InlineEdit
          kind="text"
          bare
          label="Platform"
          placeholder="Where it runs"
          value={campaign.platform}
          onSave={(platform) => save({ platform })}
        />
      </Line>
      <Line label="Code">
        <InlineEdit
          kind="text"
          bare
          label="Discount code"
          placeholder="No code"
          value={campaign.code}
          onSave={(code) => save({ code })}
        />
      </Line>
      <Line label="Summary">
        <InlineEdit
          kind="text"
          bare
          multiline
          about={campaign.id}
          label="Summary"
          placeholder="The idea in a sentence or two"
          value={campaign.summary}
          onSave={(summary) => save({ summary })}
        />
      </Line>
      <Line label="Hypotheses">
        <InlineEdit
          kind="text"
          bare
          multiline
          about={campaign.id}
          label="Hypotheses"
          placeholder="What has to be true for it to work"
          value={campaign.hypotheses}
          onSave={(hypotheses) => save({ hypotheses })}
        />
      </Line>
    </div>
  );
};
