import { IconDots, IconTargetOff } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { CampaignRow } from '../../../../../shared/contract/campaigns';
import type { Span } from '../../../../../shared/domain/campaigns';
import { useWorkspace } from '../../../api';
import { daySpan, money } from '../../../format';
import { Badge, cx, Menu, type MenuItem } from '../../../ui';
import { summaryOf } from '../words';
import { type Frame, placeOf } from './geometry';
import styles from './timeline.module.css';
import { useBarMove } from './useBarMove';

/** Percent of the track under which a bar has room for its name alone. */
const ROOM = 18;

type BarProps = {
  row: CampaignRow;
  /** The further channel in whose row this one stands; null in its own. */
  also: string | null;
  span: Span;
  frame: Frame;
  selected: boolean;
  help: string;
  onOpen: () => void;
  onDrop: (span: Span) => void;
  menu: () => MenuItem[];
};

/** From bar to bar: left and right in one line, up and down to the nearest line. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(event.key)) return;
  const bars = [...document.querySelectorAll<HTMLElement>('[data-bar]')];
  const at = bars.indexOf(event.currentTarget);
  const back = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
  const next = bars[at + (back ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

/** A campaign on its days: planned is outlined, running is filled with a line for the share spent, done is plain. */
export const Bar = ({ row, also, span, frame, selected, help, onOpen, onDrop, menu }: BarProps) => {
  const { currency } = useWorkspace();
  const [items, setItems] = useState<MenuItem[]>(menu);
  const move = useBarMove({ name: row.name, span, frame, onOpen, onDrop });
  const now = move.held ?? span;
  const place = placeOf(frame, now.starts, now.ends);
  if (!place) return null;
  const budget = row.budgetMinor ?? 0;
  // What is read aloud holds what is seen on the bar, word for word.
  const summary = summaryOf(row, currency);
  const said = row.askedMinor > 0 ? `${row.name} Ask${summary.slice(row.name.length)}` : summary;
  const share = budget > 0 ? Math.min(1, row.spentMinor / budget) : 0;
  return (
    <div
      className={cx(
        styles.bar,
        styles[row.status],
        row.askedMinor > 0 && styles.asked,
        selected && styles.selected,
        move.held && styles.held,
      )}
      style={{ left: `${place.left}%`, width: `${place.width}%` }}
    >
      <button
        type="button"
        data-bar={row.id}
        className={styles.face}
        title={summary}
        aria-label={also === null ? said : `On ${also} too: ${said}`}
        aria-describedby={help}
        aria-pressed={move.held ? true : undefined}
        onClick={move.onClick}
        onKeyDown={(event) => {
          move.onKeyDown(event);
          if (!event.defaultPrevented) walk(event);
        }}
        onBlur={move.cancel}
        {...move.handlers('move')}
      >
        <span className="cut">{move.held ? daySpan(now.starts, now.ends) : row.name}</span>
        {row.askedMinor > 0 && !move.held && (
          <>
            {/* The space is read: what is seen stands word by word in the name. */}{' '}
            <Badge tone="warn" shape="ring">
              Ask
            </Badge>
          </>
        )}
        {row.targets.length === 0 && <IconTargetOff size={14} aria-hidden className={styles.flagless} />}
        {row.status !== 'done' && share > 0 && (
          <i
            className={cx(styles.spent, row.spentMinor > budget && styles.over)}
            style={{ width: `${share * 100}%` }}
          />
        )}
      </button>
      {budget > 0 && place.width > ROOM && (
        <span className={styles.amount} aria-hidden>
          {money(budget, currency, { cents: 'never' })}
        </span>
      )}
      {!place.before && <span className={styles.start} {...move.handlers('start')} aria-hidden />}
      {!place.after && row.ends !== null && <span className={styles.end} {...move.handlers('end')} aria-hidden />}
      <Menu label={`Move ${row.name}`} items={items} position="bottom-end" onOpen={() => setItems(menu())}>
        <button
          type="button"
          className={styles.more}
          aria-label={also === null ? `More on ${row.name}` : `More on ${row.name} on ${also}`}
        >
          <IconDots size={14} aria-hidden />
        </button>
      </Menu>
    </div>
  );
};
