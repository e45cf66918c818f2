import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { LeadDetail } from '../../../../shared/contract/leads';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { LEAD_STEPS, TOUCH_NAMES } from '../../../../shared/domain/leads';
import { useDraft, useWorkspace, useWrite } from '../../api';
import { day, moment } from '../../format';
import { Button, Card, Day, IconButton, Select, TakenAs, TextField } from '../../ui';
import { useCommentsLine } from '../comments';
import styles from './leads.module.css';
import { leadTitle } from './words';

const THEIRS = ['visit', 'content', 'event', 'message'] as const;

type Line = {
  id: string;
  at: string;
  what: string;
  who: string | null;
  note: string;
  side: string /** What comments stand on; the sign-up is the lead's own. */;
  kind: 'touch' | 'step' | null;
};

const linesOf = (lead: LeadDetail): Line[] =>
  [
    ...lead.touches.map((touch) => ({
      id: touch.id,
      at: touch.at,
      what: TOUCH_NAMES[touch.kind],
      who: touch.contact ? touch.by : null,
      note: [touch.content, touch.source, touch.campaign, touch.code, touch.note].filter(Boolean).join(', '),
      side: touch.contact ? 'contact' : 'theirs',
      kind: 'touch' as const,
    })),
    ...lead.steps.map((step) => ({
      id: step.id,
      at: step.at,
      what: `${LEAD_STEPS[step.step] ?? step.step}${step.to ? ` to ${step.to}` : ''}`,
      who: step.by,
      note: step.note,
      side: 'step',
      kind: 'step' as const,
    })),
    {
      id: 'first',
      at: lead.signedUpAt ?? lead.createdDay,
      what: 'Signed up',
      who: null,
      note: [lead.source, lead.campaign, lead.content, lead.code].filter(Boolean).join(', '),
      side: 'theirs',
      kind: null,
    },
  ].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

const TOUCHES: readonly SheetColumn<Line>[] = [
  { name: 'When', value: ({ at }) => at },
  { name: 'What', value: ({ what }) => what },
  { name: 'By', value: ({ who }) => who },
  { name: 'Note', value: ({ note }) => note },
];

/** The comments of one line, and what else stands at its end. */
const Said = ({ line, kind, children }: { line: Line; kind: 'touch' | 'step'; children: ReactNode }) => {
  const { today } = useWorkspace();
  const of = `${line.what}, ${day(line.at.slice(0, 10), { today })}`;
  const { button, comments } = useCommentsLine({ entity: kind, id: line.id, of });
  return (
    <>
      <span className={styles.tools}>
        {button}
        {children}
      </span>
      {comments}
    </>
  );
};

/** Every touch, contact and step, the newest first, and a line for another touch. */
export const LeadTouches = ({ lead }: { lead: LeadDetail }) => {
  const { today, timeZone } = useWorkspace();
  const [kind, setKind] = useState<(typeof THEIRS)[number]>('content');
  const [content, setContent] = useDraft(`Touch of ${leadTitle(lead)}`, '', lead.id);
  const touch = useWrite('leads.touch', { done: () => 'Added a touch' });
  const add = async (): Promise<void> => {
    if (touch.isPending) return;
    try {
      await touch.mutateAsync({ id: lead.id, kind, contact: false, content: content.trim() });
      setContent('');
    } catch {
      // The refusal is said by the write; what was typed stays.
    }
  };
  const remove = useWrite('leads.removeTouch', { done: () => 'Removed a touch' });
  const lines = linesOf(lead);
  return (
    <Card title="Touches and steps" sub="newest first" pad={false}>
      <TakenAs label="Touches and steps" columns={TOUCHES} rows={lines} />
      <ul className={styles.touches} aria-label="Touches and steps">
        {lines.map((line) => (
          <li key={line.id} data-side={line.side}>
            <span className="s ink3 nowrap">
              {line.at.length > 10 ? moment(line.at, today, timeZone) : <Day day={line.at} />}
            </span>
            <span className={styles.what}>
              <b>{line.what}</b>
              {line.note && <span className="ink2"> {line.note}</span>}
            </span>
            <span className="s ink2 nowrap">{line.who ?? ''}</span>
            {line.kind === null ? (
              <span />
            ) : (
              <Said line={line} kind={line.kind}>
                {line.kind === 'touch' && (
                  <IconButton
                    small
                    icon={IconX}
                    label={`Remove ${line.what}`}
                    onClick={() => remove.mutate({ id: line.id })}
                  />
                )}
              </Said>
            )}
          </li>
        ))}
      </ul>
      <form
        className={styles.addTouch}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Select
          w={160}
          aria-label="Kind of touch"
          data={THEIRS.map((one) => ({ value: one, label: TOUCH_NAMES[one] }))}
          value={kind}
          onChange={(value) => setKind(THEIRS.find((one) => one === value) ?? 'content')}
        />
        <TextField
          className={styles.grow}
          aria-label="What they saw or said"
          placeholder="What they saw or said"
          value={content}
          onChange={(event) => setContent(event.currentTarget.value)}
        />
        <Button submit>Add touch</Button>
      </form>
    </Card>
  );
};
