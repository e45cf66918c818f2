import { TagsInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { currencyChoices } from '../../../format';
import { useRead } from '../../../api';
import { InlineEdit } from '../../../ui';
import { STEP_KINDS } from '../words';
import { Credits } from './Credits';
import styles from './deal.module.css';
import type { Deal, Save } from './useDeal';

type Props = { deal: Deal; save: Save };

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={styles.field}>
    <span className={styles.name}>{label}</span>
    <span className={styles.control}>{children}</span>
  </div>
);

const named = (list: readonly { id: string; name: string }[] | undefined) =>
  (list ?? []).map((one) => ({ value: one.id, label: one.name }));

/** Typed or chosen; saved together when the field is left, so that one undo takes it all back. */
const Labels = ({ deal, save }: Props) => {
  const choices = useRead('deals.choices', {});
  const [draft, setDraft] = useState<string[] | null>(null);
  const leave = (): void => {
    if (draft !== null && draft.join('\n') !== deal.labels.join('\n')) void save({ labels: draft });
    setDraft(null);
  };
  return (
    <TagsInput
      aria-label="Tags"
      data={choices.data?.labels ?? []}
      value={draft ?? deal.labels}
      onChange={setDraft}
      onBlur={leave}
      maxTags={12}
      placeholder={deal.labels.length === 0 ? 'Add a tag' : undefined}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      classNames={{ input: styles.tags, pill: styles.tag }}
    />
  );
};

/** What the deal is, with whom, for how much, until when. Each field is saved as it is left. */
export const Basics = ({ deal, save }: Props) => {
  const people = useRead('people.list', {});
  const choices = useRead('deals.choices', {});
  return (
    <div className={styles.fields}>
      <Line label="Company">
        <span className={styles.record}>
          <InlineEdit
            kind="text"
            label="Company"
            bare
            placeholder="No company"
            value={deal.company ?? ''}
            onSave={(company) => save({ company })}
          />
          {deal.companyId !== null && (
            <Link
              to="/customers/companies/$id"
              params={{ id: deal.companyId }}
              className="open s"
              aria-label={`Open ${deal.company}`}
            >
              Open
            </Link>
          )}
        </span>
      </Line>
      <Line label="Contact">
        <span className={styles.record}>
          <InlineEdit
            kind="text"
            label="Contact"
            bare
            placeholder="Nobody yet"
            value={deal.contact ?? ''}
            onSave={(contact) => save({ contact })}
          />
          {deal.contactId !== null && (
            <Link
              to="/customers/contacts/$id"
              params={{ id: deal.contactId }}
              className="open s"
              aria-label={`Open ${deal.contact}`}
            >
              Open
            </Link>
          )}
        </span>
      </Line>
      <Line label="Value">
        <span className={styles.pair}>
          <InlineEdit
            kind="money"
            label="Value"
            bare
            placeholder="No value"
            value={deal.valueMinor}
            currency={deal.currency}
            onSave={(valueMinor) => save({ valueMinor })}
          />
          <InlineEdit
            kind="select"
            label="Currency"
            bare
            value={deal.currency}
            options={currencyChoices()}
            onSave={(currency) => (currency ? save({ currency }) : undefined)}
          />
        </span>
      </Line>
      <Line label="Owner">
        <InlineEdit
          kind="select"
          label="Owner"
          bare
          clearable
          placeholder="Nobody"
          value={deal.owner?.id ?? null}
          options={named(people.data)}
          onSave={(ownerId) => save({ ownerId })}
        />
      </Line>
      <Line label="Credit">
        <Credits deal={deal} save={save} />
      </Line>
      <Line label="Expected close">
        <InlineEdit
          kind="date"
          label="Expected close"
          bare
          value={deal.expectedClose}
          onSave={(expectedClose) => save({ expectedClose })}
        />
      </Line>
      <Line label="Odds">
        <span className={styles.pair}>
          <InlineEdit
            kind="number"
            label="Odds, in percent"
            bare
            min={0}
            max={100}
            suffix="%"
            value={Math.round(deal.probability * 100)}
            onSave={(percent) => save({ probability: percent / 100 })}
          />
          {deal.ownProbability === null ? (
            <span className="s ink3">as its stage</span>
          ) : (
            <button type="button" className={styles.reset} onClick={() => void save({ probability: null })}>
              take the stage’s
            </button>
          )}
        </span>
      </Line>
      <Line label="Channel">
        <InlineEdit
          kind="select"
          label="Channel"
          bare
          clearable
          placeholder="No channel"
          value={deal.channelId}
          options={named(choices.data?.channels)}
          onSave={(channelId) => save({ channelId })}
        />
      </Line>
      <Line label="Product">
        <InlineEdit
          kind="select"
          label="Product"
          bare
          clearable
          placeholder="No product"
          value={deal.productId}
          options={named(choices.data?.products)}
          onSave={(productId) => save({ productId })}
        />
      </Line>
      <Line label="Source">
        <InlineEdit
          kind="text"
          label="Source"
          bare
          placeholder="Unknown"
          value={deal.source ?? ''}
          onSave={(source) => save({ source })}
        />
      </Line>
      <Line label="Tags">
        <Labels deal={deal} save={save} />
      </Line>
      {deal.lostReason !== null && (
        <Line label="Lost because">
          <InlineEdit
            kind="text"
            label="Reason for losing it"
            bare
            needed
            value={deal.lostReason}
            onSave={(lostReason) => save({ lostReason })}
          />
        </Line>
      )}
    </div>
  );
};

/** What was found out: why they need it, who decides, what they can spend. */
export const Discovery = ({ deal, save }: Props) => (
  <div className={styles.fields}>
    <Line label="Needs">
      <InlineEdit
        kind="text"
        multiline
        about={deal.id}
        label="Needs"
        placeholder="What they need, in their words"
        value={deal.needs}
        onSave={(needs) => save({ needs })}
      />
    </Line>
    <Line label="Decision maker">
      <InlineEdit
        kind="text"
        label="Decision maker"
        bare
        placeholder="Unknown"
        value={deal.decisionMaker}
        onSave={(decisionMaker) => save({ decisionMaker })}
      />
    </Line>
    <Line label="Budget">
      <InlineEdit
        kind="money"
        label="Budget"
        bare
        placeholder="Unknown"
        value={deal.budgetMinor}
        currency={deal.currency}
        onSave={(budgetMinor) => save({ budgetMinor })}
      />
    </Line>
  </div>
);

/** What comes next, how and when. */
export const NextStep = ({ deal, save }: Props) => (
  <div className={styles.fields}>
    <Line label="What">
      <InlineEdit
        kind="text"
        label="Next step"
        bare
        placeholder="No next step"
        value={deal.nextStep ?? ''}
        onSave={(nextStep) => save({ nextStep })}
      />
    </Line>
    <Line label="How">
      <InlineEdit
        kind="select"
        label="Kind of next step"
        bare
        clearable
        placeholder="Any way"
        value={deal.nextStepKind}
        options={[...STEP_KINDS]}
        onSave={(kind) => save({ nextStepKind: STEP_KINDS.find((one) => one.value === kind)?.value ?? null })}
      />
    </Line>
    <Line label="When">
      <InlineEdit
        kind="date"
        label="Day of the next step"
        bare
        value={deal.nextStepDay}
        onSave={(nextStepDay) => save({ nextStepDay })}
      />
    </Line>
  </div>
);
