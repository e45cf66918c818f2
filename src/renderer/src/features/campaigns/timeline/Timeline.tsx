import { type Icon, IconUser } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import type { Output } from '../../../../../shared/contract';
import type { CampaignRow } from '../../../../../shared/contract/campaigns';
import type { Span } from '../../../../../shared/domain/campaigns';
import { PROMOTION_CHANNELS, PROMOTION_IDS } from '../../../../../shared/domain/channels';
import { maxDay } from '../../../../../shared/domain/day';
import { useWorkspace } from '../../../api';
import { monthName } from '../../../format';
import { cx, type MenuItem } from '../../../ui';
import { useCampaignMenu } from '../useCampaignMenu';
import { PROMOTION_ICONS } from '../words';
import { Bar } from './Bar';
import { frameOf, leftOf, monthsOf, packed, placeOf } from './geometry';
import { Moments } from './Moments';
import styles from './timeline.module.css';
import { Undated } from './Undated';
import { Weeks } from './Weeks';

type Plan = Output<'campaigns.plan'>;
/** A campaign with days; one without a last day is drawn to the end of what is shown. */
type Dated = { row: CampaignRow; span: Span };
type Group = { key: string; name: string; icon: Icon; rows: Dated[] };

/** Names of channels as short as a row has room for. */
const ROW_NAMES: Partial<Record<CampaignRow['promotion'], string>> = {
  'in-store': 'In-store',
  'public-relations': 'Press',
  endorsements: 'Celebrities',
  ambassadors: 'Ambassadors',
  'seo-content': 'Content',
};

/** Everybody who owns one of these campaigns or is in its team, by name; what nobody owns comes last. */
const peopleOf = (rows: readonly Dated[]): string[] =>
  [...new Set(rows.flatMap(({ row }) => [row.owner?.name ?? '', ...row.team.map(({ name }) => name)]))].toSorted(
    (a, b) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1),
  );

/**
 * By channel a campaign stands in the row of each channel it runs on, by owner in those of its owner and its team: one
 * record, and a move moves all its bars.
 */
const groupsOf = (rows: readonly Dated[], by: 'channel' | 'owner'): Group[] =>
  by === 'channel'
    ? PROMOTION_IDS.flatMap((id) => {
        const own = rows.filter(({ row }) => row.promotion === id || row.alsoOn.includes(id));
        return own.length > 0
          ? [{ key: id, name: ROW_NAMES[id] ?? PROMOTION_CHANNELS[id], icon: PROMOTION_ICONS[id], rows: own }]
          : [];
      })
    : peopleOf(rows).map((name) => ({
        key: name,
        name: name.split(' ')[0] || 'Nobody',
        icon: IconUser,
        rows: rows.filter(
          ({ row }) => (row.owner?.name ?? '') === name || row.team.some((person) => person.name === name),
        ),
      }));

/** The plan in time: channels or owners in rows, weeks across, moments on top, the money underneath. */
export const Timeline = ({
  plan,
  by,
  selected,
  onOpen,
  onMoment,
}: {
  plan: Plan;
  by: 'channel' | 'owner';
  selected: string | undefined;
  onOpen: (id: string) => void;
  onMoment: (id: string) => void;
}) => {
  const { today } = useWorkspace();
  const help = useId();
  const { weeks, moments, campaigns } = plan;
  const frame = useMemo(() => frameOf(weeks[0]?.from ?? today, weeks.at(-1)?.to ?? today), [weeks, today]);
  const { move, menuOf } = useCampaignMenu(onOpen);
  // Where a bar was put down it stays, until the engine has said the same.
  const [put, setPut] = useState<{ from: readonly CampaignRow[]; spans: Map<string, Span> }>({
    from: campaigns,
    spans: new Map(),
  });
  const spans = put.from === campaigns ? put.spans : new Map<string, Span>();
  const dated = useMemo(
    () =>
      campaigns.flatMap((row): Dated[] =>
        // One whose money falls in the period, but none of its days, has no bar.
        row.starts === null || placeOf(frame, row.starts, row.ends ?? maxDay(row.starts, frame.to)) === null
          ? []
          : [{ row, span: { starts: row.starts, ends: row.ends ?? maxDay(row.starts, frame.to) } }],
      ),
    [campaigns, frame],
  );
  const drop = (row: CampaignRow, span: Span): void => {
    setPut({ from: campaigns, spans: new Map([...spans, [row.id, span]]) });
    move(row, span, () => setPut({ from: campaigns, spans: new Map() }));
  };
  const every = weeks.length > 28 ? 4 : weeks.length > 20 ? 2 : 1;
  return (
    <div className={styles.timeline}>
      <p id={help} className="unseen">
        Enter opens the campaign. Space lifts it, left and right carry it by a day, Page Up and Page Down by a week;
        after Home they move its start, after End its end. Space puts it down, Escape puts it back.
      </p>
      <div className={styles.months} aria-hidden>
        {monthsOf(frame).map((day) => (
          <span key={day} style={{ left: `${leftOf(frame, day)}%` }}>
            {monthName(Number(day.slice(5, 7)), weeks.length <= 28)}
          </span>
        ))}
      </div>
      <div className={styles.axis} aria-hidden>
        <span className={cx(styles.name, 's ink3')}>Week</span>
        <div className={styles.weeks} style={{ gridTemplateColumns: `repeat(${weeks.length}, minmax(0, 1fr))` }}>
          {weeks.map((week, index) => (
            <span key={week.from} className={cx(week.from <= today && today <= week.to && styles.now)}>
              {index % every === 0 ? week.number : ''}
            </span>
          ))}
        </div>
      </div>
      <Moments moments={moments} frame={frame} onOpen={onMoment} />
      {groupsOf(dated, by).map(({ key, name, icon: Glyph, rows }) =>
        packed(rows, ({ span }) => {
          const place = placeOf(frame, span.starts, span.ends);
          return { from: place?.left ?? 0, to: (place?.left ?? 0) + (place?.width ?? 0) };
        }).map((line, index) => (
          <div key={`${key} ${line[0]?.row.id}`} className={cx(styles.lane, index > 0 && styles.sub)}>
            <div className={styles.name}>
              {index === 0 && (
                <>
                  <Glyph size={16} aria-hidden className="ink3" />
                  <span className="cut">{name}</span>
                </>
              )}
            </div>
            <div className={styles.track} data-track>
              {line.map(({ row, span }) => (
                <Bar
                  key={row.id}
                  row={row}
                  also={(by === 'channel' ? key !== row.promotion : key !== (row.owner?.name ?? '')) ? name : null}
                  span={spans.get(row.id) ?? span}
                  frame={frame}
                  selected={row.id === selected}
                  help={help}
                  onOpen={() => onOpen(row.id)}
                  onDrop={(next) => drop(row, next)}
                  menu={(): MenuItem[] => menuOf(row)}
                />
              ))}
            </div>
          </div>
        )),
      )}
      <Undated rows={campaigns.filter((row) => row.starts === null)} onOpen={onOpen} />
      <Weeks weeks={weeks} today={today} />
      <div
        className={styles.grid}
        style={{ gridTemplateColumns: `repeat(${weeks.length}, minmax(0, 1fr))` }}
        aria-hidden
      >
        {weeks.map((week) => (
          <i key={week.from} />
        ))}
      </div>
      {today >= frame.from && today <= frame.to && (
        <div className={styles.today} aria-hidden>
          <i style={{ left: `${leftOf(frame, today) + 50 / frame.days}%` }} />
        </div>
      )}
    </div>
  );
};
