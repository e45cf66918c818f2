import { Link } from '@tanstack/react-router';
import type { HomeView } from '../../../../shared/contract/home';
import type { ChannelLine, Pace } from '../../../../shared/contract/reports';
import { CALLS } from '../../../../shared/domain/targets';
import { useWorkspace } from '../../api';
import { change, metricCell, money } from '../../format';
import { callStatus, recordOf, recordSentence } from '../../print/story';
import { groupName, toDate } from '../../print/words';
import {
  Card,
  type Column,
  cx,
  DataTable,
  Delta,
  Money,
  PaceBar,
  PaceLegend,
  Percent,
  Reason,
  StatusBadge,
  statusWord,
  Who,
} from '../../ui';
import { Allocate } from './Allocate';
import styles from './home.module.css';

const NEUTRAL = 0.015;

/** More or less than the target, coloured only beyond noise. */
const ToTarget = ({ minor, target }: { minor: number; target: number }) => {
  const share = target === 0 ? Math.sign(minor) : minor / Math.abs(target);
  return (
    <span className={Math.abs(share) <= NEUTRAL ? 'ink2' : minor > 0 ? 'good' : 'bad'}>
      <Money minor={minor} signed />
    </span>
  );
};

const isLeft = (line: ChannelLine): boolean => line.id === null && line.name === '(unassigned)';

const paceShare = (actual: number, expected: number): number | null => (expected > 0 ? actual / expected - 1 : null);

const Name = ({ line }: { line: ChannelLine }) => {
  // What no channel claims is either sales without one or target that nobody was given.
  const left = isLeft(line);
  const name = left && (line.net.value ?? 0) === 0 && line.pace !== null ? 'Not allocated' : groupName(line.name);
  return (
    <span className="row">
      <Who person={left ? null : line.owner} />
      <span className={cx('cut', !left && 'strong')} title={name}>
        {name}
      </span>
    </span>
  );
};

type Scale = { max: number };

const Bar = ({ actual, pace, max }: Scale & { actual: number; pace: ChannelLine['pace'] }) => {
  const { currency } = useWorkspace();
  const text = (minor: number): string => money(minor, currency);
  return (
    <div className={styles.pace}>
      {pace ? (
        <PaceBar
          actual={actual}
          target={pace.targetMinor}
          expected={pace.expectedMinor}
          outlook={pace.outlookMinor}
          max={Math.max(pace.targetMinor, pace.outlookMinor) * 1.1}
          label={`${text(actual)} of ${text(pace.targetMinor)}, expected by now ${text(pace.expectedMinor)}, outlook ${text(pace.outlookMinor)}`}
        />
      ) : (
        <PaceBar actual={actual} max={max} label={text(actual)} />
      )}
    </div>
  );
};

/** Whether anybody has made a call on the targets of this very period. */
const spoken = ({ story, span }: HomeView): boolean => story?.period === span.period && story.calls.length > 0;

/** The newest call on a channel with who made it; where nobody calls, what the figures say. */
const Said = ({ view, id, status }: { view: HomeView; id: string | null; status: Pace['status'] }) => {
  if (!view.story || !spoken(view)) return <StatusBadge status={status} />;
  const call = view.story.calls.find((one) => one.channelId === id);
  if (!call) return <StatusBadge status="no-call" />;
  const record = recordOf(view.story, call.author);
  const title = [call.author?.name, call.reason, record && recordSentence(record)].filter(Boolean).join('\n');
  return (
    <Link to="/targets" search={{ node: call.nodeId }} title={title}>
      <StatusBadge status={callStatus(call.call)}>{CALLS[call.call]}</StatusBadge>
    </Link>
  );
};

/** The same in words, for a spreadsheet. */
const saidOf = (view: HomeView, { id, pace }: ChannelLine): string | null => {
  if (!pace) return null;
  if (!view.story || !spoken(view)) return statusWord(pace.status);
  const call = view.story.calls.find((one) => one.channelId === id);
  return call ? CALLS[call.call] : statusWord('no-call');
};

const withPace = (view: HomeView, over: boolean): Column<ChannelLine>[] => {
  const { pace } = view;
  return [
    {
      key: 'pace',
      header: 'Pace',
      numeric: true,
      value: (line) => line.pace && paceShare(line.pace.actualMinor, line.pace.expectedMinor),
      cell: (line) =>
        line.pace && !isLeft(line) ? (
          <Delta change={paceShare(line.pace.actualMinor, line.pace.expectedMinor)} better="up" />
        ) : null,
      total: pace && <Delta change={paceShare(pace.actualMinor, pace.expectedMinor)} better="up" />,
    },
    {
      key: 'bar',
      name: 'Target',
      header: <span className="unseen">Actual, outlook and target</span>,
      value: (line) => ({ minor: line.pace?.targetMinor ?? null }),
      also: [{ name: 'Expected by now', value: (line) => ({ minor: line.pace?.expectedMinor ?? null }) }],
      cell: (line) =>
        isLeft(line) ? (
          <span className={cx('s', styles.wraps)}>
            {line.pace && <Money minor={line.pace.targetMinor} />} of target
          </span>
        ) : (
          <Bar actual={line.net.value ?? 0} pace={line.pace} max={1} />
        ),
      total: pace && <Bar actual={pace.actualMinor} pace={pace} max={1} />,
    },
    {
      key: 'outlook',
      wide: true,
      name: 'Outlook',
      header: over ? 'Target' : 'Outlook',
      numeric: true,
      value: (line) => ({ minor: line.pace?.outlookMinor ?? null }),
      cell: (line) =>
        line.pace && !isLeft(line) ? <Money minor={over ? line.pace.targetMinor : line.pace.outlookMinor} /> : '–',
      total: pace && <Money minor={over ? pace.targetMinor : pace.outlookMinor} />,
    },
    {
      key: 'left',
      header: 'To target',
      numeric: true,
      value: (line) => ({ minor: line.pace ? line.pace.outlookMinor - line.pace.targetMinor : null }),
      cell: (line) =>
        line.pace ? (
          <ToTarget minor={line.pace.outlookMinor - line.pace.targetMinor} target={line.pace.targetMinor} />
        ) : (
          '–'
        ),
      total: pace && <ToTarget minor={pace.outlookMinor - pace.targetMinor} target={pace.targetMinor} />,
    },
    {
      key: 'status',
      header: spoken(view) ? 'Call' : 'Status',
      value: (line) => saidOf(view, line),
      cell: (line) =>
        isLeft(line) ? (
          line.pace && line.pace.targetMinor !== 0 ? (
            <Allocate view={view} leftMinor={line.pace.targetMinor} />
          ) : null
        ) : line.pace ? (
          <Said view={view} id={line.id} status={line.pace.status} />
        ) : (
          <span className="s ink3">No target</span>
        ),
      total: pace && <StatusBadge status={pace.status} />,
    },
  ];
};

const withoutPace = (view: HomeView): Column<ChannelLine>[] => {
  const max = Math.max(1, ...view.channels.map((line) => line.net.value ?? 0));
  const whole = view.net.value;
  return [
    {
      key: 'change',
      header: 'Change',
      numeric: true,
      value: (line) => change(line.net.value, line.previous?.value),
      cell: (line) => <Delta current={line.net.value} previous={line.previous?.value} better="up" />,
      total: <Delta current={view.net.value} previous={view.previous.value} better="up" />,
    },
    {
      key: 'bar',
      header: <span className="unseen">Share of net sales</span>,
      value: null,
      cell: (line) => <Bar actual={line.net.value ?? 0} pace={null} max={max * 1.04} />,
      total: null,
    },
    {
      key: 'share',
      header: 'Share',
      numeric: true,
      value: (line) => (whole ? (line.net.value ?? 0) / whole : null),
      cell: (line) => <Percent ratio={whole ? (line.net.value ?? 0) / whole : null} />,
      total: <Percent ratio={whole ? 1 : null} />,
    },
  ];
};

/** Channels with owner and where each stands; the last line is what no channel claims. */
export const Channels = ({ view }: { view: HomeView }) => {
  const over = view.span.elapsed >= view.span.days;
  const { currency } = useWorkspace();
  const columns: Column<ChannelLine>[] = [
    {
      key: 'name',
      name: 'Channel',
      header: 'Channel and owner',
      value: (line) => groupName(line.name),
      also: [{ name: 'Owner', value: (line) => line.owner?.name }],
      cell: (line) => <Name line={line} />,
      total: 'Company',
    },
    {
      key: 'actual',
      header: 'Actual',
      numeric: true,
      value: (line) => metricCell(line.net),
      cell: (line) =>
        line.net.value === null ? (
          <Reason text={line.net.reason ?? 'Not computable'}>–</Reason>
        ) : (
          <Link
            to="/metrics/$id"
            params={{ id: 'net-sales' }}
            search={{ by: 'channel', group: line.name }}
            className="open"
            aria-label={`Net sales of ${groupName(line.name)}, ${money(line.net.value, currency)}: open the rows`}
          >
            <Money minor={line.net.value} />
          </Link>
        ),
      total: (
        <Link to="/metrics/$id" params={{ id: 'net-sales' }} className="open">
          <Money minor={view.net.value} />
        </Link>
      ),
    },
    ...(view.pace ? withPace(view, over) : withoutPace(view)),
  ];
  return (
    <Card
      title="Channels"
      sub={`net sales, ${toDate(view.span)}`}
      actions={view.pace && <PaceLegend show={over ? ['actual', 'target'] : undefined} />}
      pad={false}
      className={styles.channels}
    >
      <DataTable
        tight
        columns={columns}
        rows={view.channels}
        rowKey={(line) => line.id ?? line.name}
        label="Channels"
        total
        tone={(line) => (isLeft(line) ? 'unset' : undefined)}
      />
    </Card>
  );
};
