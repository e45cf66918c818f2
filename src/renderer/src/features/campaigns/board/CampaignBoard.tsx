import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { IconDots, IconTargetOff } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { CampaignRow } from '../../../../../shared/contract/campaigns';
import { CAMPAIGN_STATUS_IDS, CAMPAIGN_STATUSES, type CampaignStatus } from '../../../../../shared/domain/campaigns';
import { PROMOTION_CHANNELS } from '../../../../../shared/domain/channels';
import { useWorkspace } from '../../../api';
import { money, number } from '../../../format';
import { cx, IconButton, Menu, Who } from '../../../ui';
import { useCampaignMenu } from '../useCampaignMenu';
import { PROMOTION_ICONS, whenOf } from '../words';
import styles from './board.module.css';

const KIND = 'campaign';

type CardProps = {
  row: CampaignRow;
  help: string;
  carried: CampaignStatus | null;
  selected: boolean;
  onOpen: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  menu: ReturnType<typeof useCampaignMenu>['menuOf'];
};

const Card = ({ row, help, carried, selected, onOpen, onKeyDown, menu }: CardProps) => {
  const { currency } = useWorkspace();
  const ref = useRef<HTMLElement>(null);
  const { id } = row;
  useEffect(() => {
    const element = ref.current;
    return element ? draggable({ element, getInitialData: () => ({ kind: KIND, id }) }) : undefined;
  }, [id]);
  const Glyph = PROMOTION_ICONS[row.promotion];
  return (
    <article ref={ref} className={cx(styles.card, selected && styles.selected, carried !== null && styles.carried)}>
      <div className="row">
        {/* The name is the way in, and the card's one stop for the keyboard. */}
        <button
          type="button"
          className={styles.open}
          data-card={row.id}
          aria-describedby={help}
          onClick={onOpen}
          onKeyDown={onKeyDown}
        >
          {row.name}
        </button>
        <span className="push">
          <Menu label={`What to do with ${row.name}`} items={menu(row)} position="bottom-end">
            <IconButton small icon={IconDots} label={`More on ${row.name}`} />
          </Menu>
        </span>
      </div>
      <div className="row s ink2">
        <span title={PROMOTION_CHANNELS[row.promotion]} style={{ display: 'flex' }}>
          <Glyph size={14} aria-hidden />
          <span className="unseen">{PROMOTION_CHANNELS[row.promotion]}</span>
        </span>
        <span className="cut">{whenOf(row)}</span>
      </div>
      <div className="row s ink2">
        {row.targets.length === 0 ? (
          <span className={cx(styles.flag, 'warn')}>
            <IconTargetOff size={14} aria-hidden /> No target
          </span>
        ) : (
          <span className="cut">{row.targets[0]?.name}</span>
        )}
        <span className="push nowrap">
          {row.budgetMinor === null ? '' : money(row.budgetMinor, currency, { cents: 'never' })}
        </span>
        <Who person={row.owner} />
      </div>
    </article>
  );
};

const Column = ({
  status,
  rows,
  children,
  onDrop,
}: {
  status: CampaignStatus;
  rows: readonly CampaignRow[];
  children: React.ReactNode;
  onDrop: (id: string) => void;
}) => {
  const { currency } = useWorkspace();
  const ref = useRef<HTMLElement>(null);
  const [over, setOver] = useState(false);
  const dropped = useRef(onDrop);
  useEffect(() => {
    dropped.current = onDrop;
  });
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data['kind'] === KIND,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        dropped.current(String(source.data['id']));
      },
    });
  }, []);
  const sum = rows.reduce((total, row) => total + (row.budgetMinor ?? 0), 0);
  return (
    <section ref={ref} className={cx(styles.column, over && styles.over)} aria-label={CAMPAIGN_STATUSES[status]}>
      <header>
        <h2>{CAMPAIGN_STATUSES[status]}</h2>
        <span className="s ink3">{number(rows.length)}</span>
        <span className="push s ink3">{sum > 0 ? money(sum, currency, { cents: 'never' }) : ''}</span>
      </header>
      <div className={styles.cards}>{children}</div>
    </section>
  );
};

/** Idea, planned, running, done. Cards are carried by mouse, by keyboard, or through their menu. */
export const CampaignBoard = ({
  campaigns,
  selected,
  onOpen,
}: {
  campaigns: readonly CampaignRow[];
  selected: string | undefined;
  onOpen: (id: string) => void;
}) => {
  const help = useId();
  const { update, menuOf } = useCampaignMenu(onOpen);
  const [carried, setCarried] = useState<{ id: string; to: CampaignStatus } | null>(null);
  const focus = useRef<string | null>(null);
  useEffect(() => {
    if (focus.current === null) return;
    document.querySelector<HTMLElement>(`[data-card="${CSS.escape(focus.current)}"]`)?.focus();
    focus.current = null;
  });
  const put = (row: CampaignRow, status: CampaignStatus): void => {
    if (status !== row.status) update.mutate({ id: row.id, status });
  };
  const shownIn = (row: CampaignRow): CampaignStatus => (carried?.id === row.id ? carried.to : row.status);
  const onKeyDown = (row: CampaignRow, event: KeyboardEvent<HTMLElement>): void => {
    const used = (): void => {
      event.preventDefault();
      event.stopPropagation();
      focus.current = row.id;
    };
    const mine = carried?.id === row.id ? carried : null;
    if (event.key === ' ') {
      used();
      if (mine) {
        announce(`${row.name} put down in ${CAMPAIGN_STATUSES[mine.to]}.`);
        setCarried(null);
        put(row, mine.to);
      } else {
        setCarried({ id: row.id, to: row.status });
        announce(`${row.name} lifted. Left and right carry it, Space puts it down, Escape puts it back.`);
      }
    } else if (mine && event.key === 'Escape') {
      used();
      setCarried(null);
    } else if (mine && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      used();
      const at = CAMPAIGN_STATUS_IDS.indexOf(mine.to) + (event.key === 'ArrowLeft' ? -1 : 1);
      const to = CAMPAIGN_STATUS_IDS[at];
      if (!to) return;
      setCarried({ id: row.id, to });
      announce(CAMPAIGN_STATUSES[to]);
    }
  };
  return (
    <div className={styles.board}>
      <p id={help} className="unseen">
        Enter opens the campaign. Space lifts it, left and right carry it, Space puts it down, Escape puts it back.
      </p>
      {CAMPAIGN_STATUS_IDS.map((status) => {
        const rows = campaigns.filter((row) => shownIn(row) === status);
        return (
          <Column
            key={status}
            status={status}
            rows={rows}
            onDrop={(id) => {
              const row = campaigns.find((one) => one.id === id);
              if (row) put(row, status);
            }}
          >
            {rows.map((row) => (
              <Card
                key={row.id}
                row={row}
                help={help}
                carried={carried?.id === row.id ? carried.to : null}
                selected={row.id === selected}
                onOpen={() => onOpen(row.id)}
                onKeyDown={(event) => onKeyDown(row, event)}
                menu={menuOf}
              />
            ))}
            {rows.length === 0 && <p className="s ink3">None</p>}
          </Column>
        );
      })}
    </div>
  );
};
