import { useState } from 'react';
import type { Input } from '../../../../shared/contract';
import type { RecordRef } from '../../../../shared/contract/companies';
import type { ActivityKind } from '../../../../shared/domain/customers';
import { sentence, useDraftForm, useWorkspace, useWrite } from '../../api';
import { parseMoney } from '../../format';

/** What the line belongs to: fixed where it stands on a record. */
export type LogContext = { companyId?: string; contactId?: string; dealId?: string; proposalId?: string };

type Draft = {
  kind: ActivityKind;
  text: string;
  day: string | null;
  time: string;
  people: string[] | null;
  company: RecordRef | null;
  contact: RecordRef | null;
  channelId: string | null;
  productId: string | null;
  materialId: string | null;
  cost: string;
  outcome: string;
  nextStep: string;
  nextStepDay: string | null;
};

const empty = (kind: ActivityKind, today: string): Draft => ({
  kind,
  text: '',
  day: today,
  time: '',
  people: null,
  company: null,
  contact: null,
  channelId: null,
  productId: null,
  materialId: null,
  cost: '',
  outcome: '',
  nextStep: '',
  nextStepDay: null,
});

const filled = (draft: Draft): boolean =>
  draft.text.trim() !== '' || draft.channelId !== null || draft.materialId !== null || draft.outcome.trim() !== '';

/** The draft of one activity and its way to the engine. Kind, place and person stay for the next line. */
export const useLog = (context: LogContext, kind: ActivityKind, onLogged?: () => void) => {
  const { today, currency } = useWorkspace();
  const [draft, setDraft, saved] = useDraftForm('Activity', empty(kind, today), Object.values(context).join());
  const [error, setError] = useState<string | null>(null);
  const create = useWrite('activities.create', { quiet: true, done: () => 'Logged' });
  const set = (patch: Partial<Draft>): void => {
    setDraft((old) => ({ ...old, ...patch }));
    setError(null);
  };
  const waits = filled(draft) ? null : 'Say what happened, or where';
  const log = async (): Promise<void> => {
    if (waits !== null) return setError(`${waits}.`);
    const costMinor = draft.cost.trim() === '' ? null : parseMoney(draft.cost, currency);
    if (costMinor === null && draft.cost.trim() !== '') return setError('The cost is not an amount.');
    const input: Input<'activities.create'> = {
      kind: draft.kind,
      text: draft.text,
      day: draft.day ?? today,
      ...(draft.time === '' ? {} : { time: draft.time }),
      ...(draft.people === null ? {} : { personIds: draft.people }),
      ...(draft.company === null ? {} : { companyId: draft.company.id }),
      ...(draft.contact === null ? {} : { contactId: draft.contact.id }),
      ...context,
      channelId: draft.channelId,
      productId: draft.productId,
      materialId: draft.kind === 'material-sent' ? draft.materialId : null,
      costMinor,
      outcome: draft.outcome,
      nextStep: draft.nextStep,
      nextStepDay: draft.nextStep.trim() === '' ? null : draft.nextStepDay,
    };
    try {
      await create.mutateAsync(input);
      setDraft({ ...empty(draft.kind, today), channelId: draft.channelId, people: draft.people });
      saved();
      setError(null);
      onLogged?.();
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return { draft, set, error, log, waits };
};
export type Log = ReturnType<typeof useLog>;
