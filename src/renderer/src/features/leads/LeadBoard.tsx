import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Link } from '@tanstack/react-router';
import { IconDots } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { LeadRow } from '../../../../shared/contract/leads';
import { LEAD_SIDES, LEAD_STATE_NAMES, type LeadState } from '../../../../shared/domain/leads';
import { call, useRead, useWorkspace } from '../../api';
import { number } from '../../format';
import { Await, buttonClass, cx, Menu, showNote, TakenAs, touchDraggable, touchTarget, Who } from '../../ui';
import styles from './board.module.css';
import { leadSheet } from './csv';
import { useLeadFilter } from './useLeadFilter';
import { NEXT, STEP_NAMES, useLeadSteps } from './useLeadSteps';
import { clockWords, leadTitle } from './words';

const COLUMNS = ['new', 'working', 'qualified', 'handed', 'accepted', 'returned', 'converted'] as const;
/** More than this in a column is a list: the rest is one click away there. */
const MOST = 60;

type Start = (lead: LeadRow, to: LeadState) => void;

const isLead = (data: Record<string | symbol, unknown>): data is { lead: LeadRow } =>
  typeof data['lead'] === 'object' && data['lead'] !== null;

const LeadCard = ({ lead, onStart }: { lead: LeadRow; onStart: Start }) => {
  const { promiseHours } = useWorkspace();
  const element = useRef<HTMLElement>(null);
  const [lifted, setLifted] = useState(false);
  const words = clockWords(lead, promiseHours);
  const unanswered = lead.clock.state === 'late' || lead.clock.state === 'waiting';
  const next = NEXT[lead.state];
  useEffect(() => {
    if (!element.current) return undefined;
    const [onLift, onEnd] = [() => setLifted(true), () => setLifted(false)];
    return combine(
      draggable({
        element: element.current,
        getInitialData: () => ({ lead }),
        onDragStart: onLift,
        onDrop: onEnd,
      }),
      touchDraggable({ element: element.current, data: () => ({ lead }), onLift, onEnd }),
    );
  }, [lead]);
  return (
    <article
      ref={element}
      className={cx(styles.card, lifted && styles.lifted, lead.clock.state === 'late' && styles.late)}
      aria-label={leadTitle(lead)}
    >
      <div className={styles.top}>
        <span className="cut">{lead.name === '' ? lead.email : lead.company || 'No company'}</span>
        <span className="push row">
          <Who person={lead.owner} />
          {next.length > 0 && (
            <Menu
              label={`Steps of ${leadTitle(lead)}`}
              position="bottom-end"
              items={next.map((to) => ({ label: STEP_NAMES[to], onSelect: () => onStart(lead, to) }))}
            >
              <button
                type="button"
                className={buttonClass({ kind: 'quiet', small: true }, true)}
                aria-label={`Steps of ${leadTitle(lead)}`}
              >
                <IconDots size={16} aria-hidden />
              </button>
            </Menu>
          )}
        </span>
      </div>
      <Link className={styles.name} to="/leads/$id" params={{ id: lead.id }} draggable={false}>
        {leadTitle(lead)}
      </Link>
      <div className={cx(styles.line, words.tone)} title={words.hint}>
        {lead.state === 'returned' ? [lead.returnReason, ...(unanswered ? [words.text] : [])].join('. ') : words.text}
      </div>
      <div className={cx(styles.line, 'ink3')}>{lead.source || 'No source'}</div>
    </article>
  );
};

const Column = ({
  state,
  leads,
  onStart,
  onMore,
}: {
  state: (typeof COLUMNS)[number];
  leads: readonly LeadRow[];
  onStart: Start;
  onMore: () => void;
}) => {
  const place = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    const land = (data: Record<string | symbol, unknown>): void => {
      setOver(false);
      if (!isLead(data) || data.lead.state === state) return;
      const { lead } = data;
      if (NEXT[lead.state].includes(state)) onStart(lead, state);
      else
        showNote(
          `${leadTitle(lead)} is ${LEAD_STATE_NAMES[lead.state].toLowerCase()}; next comes: ${NEXT[lead.state].map((to) => STEP_NAMES[to].toLowerCase()).join(', ') || 'nothing'}.`,
        );
    };
    return combine(
      dropTargetForElements({
        element: place.current,
        canDrop: ({ source }) => isLead(source.data) && source.data.lead.state !== state,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => land(source.data),
      }),
      touchTarget(place.current, { over: (at) => setOver(at !== null), drop: land }),
    );
  }, [state, onStart]);
  return (
    <section className={styles.column} data-side={LEAD_SIDES[state]} aria-label={LEAD_STATE_NAMES[state]}>
      <header>
        <b>{LEAD_STATE_NAMES[state]}</b>
        <span className="ink3 s">{number(leads.length)}</span>
      </header>
      <div ref={place} className={cx(styles.cards, over && styles.over)}>
        {leads.slice(0, MOST).map((lead) => (
          <LeadCard key={lead.id} lead={lead} onStart={onStart} />
        ))}
        {leads.length > MOST && (
          <button type="button" className={styles.more} onClick={onMore}>
            {number(leads.length - MOST)} more in the list
          </button>
        )}
      </div>
    </section>
  );
};

/** The hand-off as a board: a card is dropped on its next step, or takes it from its menu. */
export const LeadBoard = () => {
  const { filter, set } = useLeadFilter();
  const { state: _state, waiting: _waiting, ...rest } = filter;
  const { promiseHours } = useWorkspace();
  const list = useRead('leads.list', { ...rest, sort: 'clock' });
  const { start, dialogs } = useLeadSteps();
  const newest = useRef(start);
  useEffect(() => {
    newest.current = start;
  });
  const [onStart] = useState<Start>(() => (lead: LeadRow, to: LeadState) => newest.current(lead, to));
  return (
    <>
      <Await query={list}>
        {({ rows, total }) => (
          <div className={styles.board}>
            <TakenAs
              label="Leads"
              columns={leadSheet(promiseHours)}
              rows={rows}
              count={total}
              all={async () => (await call('leads.list', { ...rest, sort: 'clock', limit: total })).rows}
            />
            {COLUMNS.map((state) => (
              <Column
                key={state}
                state={state}
                leads={rows.filter((row) => row.state === state)}
                onStart={onStart}
                onMore={() => set({ view: null, state })}
              />
            ))}
          </div>
        )}
      </Await>
      {dialogs}
    </>
  );
};
