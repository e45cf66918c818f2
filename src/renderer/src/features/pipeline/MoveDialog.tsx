import { type FormEvent, useId, useState } from 'react';
import type { DealCard } from '../../../../shared/contract/deals';
import type { Stage } from '../../../../shared/contract/pipelines';
import { DEAL_FIELDS, type DealField, fieldWords, missingFields } from '../../../../shared/domain/stages';
import { useDraft, useRead, useWorkspace } from '../../api';
import { money, parseMoney } from '../../format';
import { Button, DateField, Dialog, Select, TextField } from '../../ui';
import type { Answers } from './board/useMoves';
import styles from './pipeline.module.css';

export type Asked = { card: DealCard; stage: Stage; beforeId: string | null };

/** What a stage needs of a card that comes into it. Lost asks for nothing but the reason. */
const missing = (card: DealCard, stage: Stage): DealField[] =>
  stage.kind === 'lost' ? [] : missingFields(stage.required, card.empty);

/** Whether a move must ask: for a reason, for closing day and value, or for what the stage requires. */
export const asksOf = (card: DealCard, stage: Stage): boolean =>
  card.stageId !== stage.id && (stage.kind !== 'open' || missing(card, stage).length > 0);

const label = (field: DealField): string => {
  const text = DEAL_FIELDS[field];
  return text.charAt(0).toUpperCase() + text.slice(1);
};

type Draft = Partial<Record<DealField, string>>;

const FieldOf = ({
  field,
  value,
  onChange,
  first,
}: {
  field: DealField;
  value: string;
  onChange: (value: string) => void;
  first: boolean;
}) => {
  const choices = useRead('deals.choices', {});
  const people = useRead('people.list', {});
  const common = { label: label(field), ...(first ? { 'data-autofocus': true } : {}) };
  const list =
    field === 'owner'
      ? people.data
      : field === 'channel'
        ? choices.data?.channels
        : field === 'product'
          ? choices.data?.products
          : null;
  if (list !== null)
    return (
      <Select
        {...common}
        data={(list ?? []).map((one) => ({ value: one.id, label: one.name }))}
        value={value || null}
        onChange={(next: string | null) => onChange(next ?? '')}
        searchable
      />
    );
  if (field === 'expectedClose')
    return <DateField {...common} value={value || null} onChange={(day) => onChange(day ?? '')} />;
  return <TextField {...common} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
};

/** The answers as the move takes them; a sentence where one of them cannot be. */
const answersOf = (draft: Draft, fields: readonly DealField[], currency: string): Answers['fields'] | string => {
  const result: NonNullable<Answers['fields']> = {};
  for (const field of fields) {
    const text = draft[field]?.trim() ?? '';
    if (text === '') return `It needs the ${DEAL_FIELDS[field]}.`;
    if (field === 'value' || field === 'budget') {
      const minor = parseMoney(text, currency);
      if (minor === null || minor < 0) return `${label(field)} is an amount, such as 2,400.`;
      if (field === 'value') result.valueMinor = minor;
      else result.budgetMinor = minor;
    } else if (field === 'owner') result.ownerId = text;
    else if (field === 'channel') result.channelId = text;
    else if (field === 'product') result.productId = text;
    else result[field] = text;
  }
  return result;
};

type MoveDialogProps = {
  asked: Asked;
  /** Answers whether the move was taken. */
  onMove: (answers: Answers) => Promise<boolean>;
  onCancel: () => void;
};

/** Asks for just what the stage still needs, before the card goes there. */
export const MoveDialog = ({ asked: { card, stage }, onMove, onCancel }: MoveDialogProps) => {
  const { today } = useWorkspace();
  const id = useId();
  const choices = useRead('deals.choices', {});
  const fields = missing(card, stage).filter((field) => !(stage.kind === 'won' && field === 'value'));
  const [draft, setDraft] = useState<Draft>({});
  const [reason, setReason, saved] = useDraft(`Why ${card.title} was lost`, '', card.id);
  const [closed, setClosed] = useState<string | null>(today);
  const [value, setValue] = useState(
    card.valueMinor === null ? '' : money(card.valueMinor, card.currency, { bare: true }),
  );
  const [error, setError] = useState<string | null>(null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const answers = answersOf(draft, fields, card.currency);
    if (typeof answers === 'string') return setError(answers);
    const more = Object.keys(answers ?? {}).length > 0 ? { fields: answers } : {};
    if (stage.kind === 'lost') {
      if (reason.trim() === '') return setError('Say why the deal was lost.');
      // Closed before the answer is there, as every move is: a refused reason waits for the next try.
      void onMove({ lostReason: reason.trim(), ...(closed ? { closedDay: closed } : {}), ...more }).then(
        (taken) => taken && saved(),
      );
      return;
    }
    if (stage.kind === 'won') {
      const valueMinor = parseMoney(value, card.currency);
      if (valueMinor === null || valueMinor < 0) return setError('Say what it was won for, such as 2,400.');
      if (closed === null || closed > today) return setError('Say on which day it was won, today at the latest.');
      void onMove({ closedDay: closed, valueMinor, ...more });
      return;
    }
    void onMove(more);
  };
  const title =
    stage.kind === 'lost'
      ? `Why was ${card.title} lost?`
      : stage.kind === 'won'
        ? `${card.title} is won`
        : `${stage.name} needs the ${fieldWords(fields)}`;
  return (
    <Dialog title={title} open onClose={onCancel} width={420}>
      <form className={styles.form} onSubmit={submit} aria-describedby={error ? id : undefined}>
        {stage.kind === 'lost' && (
          <>
            <TextField
              label="Reason"
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              data-autofocus
            />
            {(choices.data?.lostReasons.length ?? 0) > 0 && (
              <ul className={styles.reasons} aria-label="Reasons given before">
                {choices.data?.lostReasons.slice(0, 6).map((one) => (
                  <li key={one}>
                    <button type="button" aria-pressed={one === reason} onClick={() => setReason(one)}>
                      {one}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
        {stage.kind !== 'open' && (
          <DateField
            label={stage.kind === 'won' ? 'Won on' : 'Lost on'}
            value={closed}
            maxDate={today}
            onChange={(day) => setClosed(day)}
          />
        )}
        {stage.kind === 'won' && (
          <TextField
            label={`Value in ${card.currency}`}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            data-autofocus
          />
        )}
        {fields.map((field, index) => (
          <FieldOf
            key={field}
            field={field}
            value={draft[field] ?? ''}
            onChange={(next) => setDraft((old) => ({ ...old, [field]: next }))}
            first={index === 0 && stage.kind === 'open'}
          />
        ))}
        {error && (
          <p id={id} role="alert" className="s bad">
            {error}
          </p>
        )}
        <p className={styles.buttons}>
          <Button onClick={onCancel}>Cancel</Button>
          <Button submit kind="primary">
            {stage.kind === 'lost' ? 'Mark as lost' : stage.kind === 'won' ? 'Mark as won' : `Move to ${stage.name}`}
          </Button>
        </p>
      </form>
    </Dialog>
  );
};
