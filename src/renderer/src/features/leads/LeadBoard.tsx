import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconDots } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { LeadRow } from '../../../../shared/contract/leads';
import { LEAD_SIDES, LEAD_STATE_NAMES, type LeadState } from '../../../../shared/domain/leads';
import { call, useRead, useWorkspace } from '../../api';
import { number } from '../../format';
import { Await, buttonClass, cx, Menu, showNote, TakenAs, touchDraggable, touchTarget, Who } from '../../ui';
import styles from './board.module.css';
import { useUntargeted } from '../campaigns/useUntargeted';
import { leadSheet } from './csv';
import { useLeadFilter } from './useLeadFilter';
import { type LeadKeys, useLeadKeys } from './useLeadKeys';
import { NEXT, STEP_NAMES, useLeadSteps } from './useLeadSteps';
import { clockWords, leadTitle } from './words';

const COLUMNS = ['new', 'working', 'qualified', 'handed', 'accepted', 'returned', 'converted'] as const;
/** More than this in a column is a list: the rest is one click away there. */
const MOST = 60;

type Start = (lead: LeadRow, to: LeadState) => void;

const isLead = (data: Record<string | symbol, unknown>): data is { lead: LeadRow } =>
  typeof data['lead'] === 'object' && data['lead'] !== null;

/** A card put down on a column takes that step, or says which step is next. Answers whether a step is begun. */
const land = (lead: LeadRow, state: LeadState, onStart: Start): boolean => {
  if (lead.state === state) return false;
  const fits = NEXT[lead.state].includes(state);
  if (fits) onStart(lead, state);
  else
    showNote(
      `${leadTitle(lead)} is ${LEAD_STATE_NAMES[lead.state].toLowerCase()}; next comes: ${NEXT[lead.state].map((to) => STEP_NAMES[to].toLowerCase()).join(', ') || 'nothing'}.`,
    );
  return fits;
};

type CardProps = { lead: LeadRow; onStart: Start; keys: LeadKeys; help: string };

const LeadCard = ({ lead, onStart, keys, help }: CardProps) => {
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
    // A card holds a link and a button of its own, so it cannot be one: it is an article that keys and pointer act on.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      ref={element}
      data-lead={lead.id}
      className={cx(
        styles.card,
        (lifted || keys.lifted?.id === lead.id) && styles.lifted,
        lead.clock.state === 'late' && styles.late,
      )}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a card is reached, opened and moved by keyboard
      tabIndex={keys.stop === lead.id ? 0 : -1}
      aria-label={leadTitle(lead)}
      aria-roledescription="Lead card"
      aria-describedby={help}
      onFocus={() => keys.onFocus(lead)}
      onBlur={(event) => {
        if (event.target === event.currentTarget) keys.onBlur(lead);
      }}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget) keys.onKeyDown(lead, event);
      }}
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
  count,
  onStart,
  onMore,
  keys,
  help,
}: Omit<CardProps, 'lead'> & {
  state: (typeof COLUMNS)[number];
  leads: readonly LeadRow[];
  /** How many there are; `leads` is the first of them. */
  count: number;
  onMore: () => void;
}) => {
  const place = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    const drop = (data: Record<string | symbol, unknown>): void => {
      setOver(false);
      if (isLead(data)) land(data.lead, state, onStart);
    };
    return combine(
      dropTargetForElements({
        element: place.current,
        canDrop: ({ source }) => isLead(source.data) && source.data.lead.state !== state,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => drop(source.data),
      }),
      touchTarget(place.current, { over: (at) => setOver(at !== null), drop }),
    );
  }, [state, onStart]);
  return (
    <section className={styles.column} data-side={LEAD_SIDES[state]} aria-label={LEAD_STATE_NAMES[state]}>
      <header>
        <b>{LEAD_STATE_NAMES[state]}</b>
        <span className="ink3 s">{number(count)}</span>
      </header>
      <div ref={place} className={cx(styles.cards, (over || keys.lifted?.over === state) && styles.over)}>
        {leads.map((lead) => (
          <LeadCard key={lead.id} lead={lead} onStart={onStart} keys={keys} help={help} />
        ))}
        {count > leads.length && (
          <button type="button" className={styles.more} onClick={onMore}>
            {number(count - leads.length)} more in the list
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
  const untargeted = useUntargeted();
  const { promiseHours } = useWorkspace();
  const list = useRead('leads.list', { ...rest, sort: 'clock' });
  const { start, dialogs } = useLeadSteps();
  const newest = useRef(start);
  useEffect(() => {
    newest.current = start;
  });
  const [onStart] = useState<Start>(() => (lead: LeadRow, to: LeadState) => newest.current(lead, to));
  const help = useId();
  const navigate = useNavigate();
  const columns = COLUMNS.map((state) => ({
    state,
    leads: (list.data?.rows ?? []).filter((row) => row.state === state).slice(0, MOST),
  }));
  const keys = useLeadKeys({
    columns,
    open: ({ id }) => void navigate({ to: '/leads/$id', params: { id } }),
    land: (lead, state) => land(lead, state, onStart),
  });
  return (
    <>
      <p id={help} className="unseen">
        Enter opens the lead. Space lifts it, left and right carry it, Space puts it down, Escape leaves it.
      </p>
      <Await query={list}>
        {({ rows, total, states }) => (
          <div className={styles.board}>
            <TakenAs
              label="Leads"
              columns={leadSheet(promiseHours, untargeted)}
              rows={rows}
              count={total}
              all={async () => (await call('leads.list', { ...rest, sort: 'clock', limit: total })).rows}
            />
            {columns.map(({ state, leads }) => (
              <Column
                key={state}
                state={state}
                leads={leads}
                count={states.find((one) => one.state === state)?.count ?? 0}
                keys={keys}
                help={help}
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
