import { IconChevronRight, IconX } from '@tabler/icons-react';
import { useRef } from 'react';

import { isLimit } from '../../../../../shared/domain/targets';
import { useRead, useWorkspace, useWrite } from '../../../api';
import { day, percent } from '../../../format';
import { Await, Delta, Figure, IconButton, InlineEdit, StatusBadge, Stats, useEscape } from '../../../ui';
import { LineChart } from '../../../ui/charts';
import { amountCell, amountOf, changeOf, shortOf } from '../amount';
import { gapShare, goodWay, nodeStatus, outlookTitle, paceOf, paceWords } from '../words';
import { Comments } from '../../comments';
import { Calls } from './Calls';
import { History } from './History';
import { Methods } from './Methods';
import styles from './node.module.css';
import { Offsets } from './Offsets';
import type { NodePage } from './page';
import { PlanItems } from './PlanItems';
import { Spread } from './Spread';
import { RecordDecisions } from '../../meetings/RecordDecisions';

const Trend = ({ page }: { page: NodePage }) => {
  const { tree, node, points } = page;
  const { today } = useWorkspace();
  const labels = points.map((point) => day(point.day, { year: 'never' }));
  const last = points.findLastIndex((point) => point.actual !== null);
  const join = (index: number, value: number | null): number | null =>
    index === last && last < points.length - 1 ? (points[index]?.actual ?? null) : value;
  const cover = page.offsets.find((offset) => offset.short.id === node.id);
  const title = outlookTitle(node, cover?.over.name, day(tree.to, { today }));
  return (
    <div className={styles.trend}>
      <h2>{title}</h2>
      <LineChart
        title={`${node.name}, running total against its target: ${title}`}
        height={144}
        labels={labels}
        labelName="To the end of"
        {...(last >= 0 && last < points.length - 1 ? { today: labels[last] } : {})}
        series={[
          { name: 'Actual', values: points.map((point) => point.actual) },
          { name: 'Target', kind: 'target', values: points.map((point) => point.target) },
          { name: 'Outlook', kind: 'forecast', values: points.map((point, index) => join(index, point.outlook)) },
        ]}
        band={{
          low: points.map((point, index) => join(index, point.low)),
          high: points.map((point, index) => join(index, point.high)),
        }}
        cell={(value) => amountCell(node, value)}
        format={(value) => amountOf(node, value)}
        formatShort={(value) => shortOf(node, value)}
      />
    </div>
  );
};

const Figures = ({ page: { node } }: { page: NodePage }) => {
  const pace = paceOf(node);
  return (
    <Stats>
      <Figure
        size="m"
        label="Actual"
        value={amountOf(node, node.actual)}
        note={
          pace === null ? (
            'not begun'
          ) : (
            <Delta change={pace} better={goodWay(node)} text={percent(pace, { signed: true })}>
              pace
            </Delta>
          )
        }
      />
      <Figure
        size="m"
        label="Outlook"
        value={amountOf(node, node.outlook)}
        note={
          <Delta change={gapShare(node)} better={goodWay(node)} text={changeOf(node, node.outlook - node.target)} />
        }
      />
      <Figure size="m" label="Target" value={amountOf(node, node.target)} note={node.locked ? 'locked' : 'floats'} />
    </Stats>
  );
};

const Keeper = ({ page: { node } }: { page: NodePage }) => {
  const people = useRead('people.list', {});
  const update = useWrite('targets.updateNode', { quiet: true });
  return (
    <section className={styles.section} aria-label="Owner and note">
      <InlineEdit
        kind="select"
        bare
        clearable
        label={`Owner of ${node.name}`}
        placeholder="No owner"
        value={node.owner?.id ?? null}
        options={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onSave={(ownerId) => update.mutateAsync({ id: node.id, ownerId })}
      />
      <InlineEdit
        kind="text"
        bare
        multiline
        about={node.id}
        label={`Note on ${node.name}`}
        placeholder="A note: what this target rests on"
        value={node.note}
        onSave={(note) => update.mutateAsync({ id: node.id, note })}
      />
    </section>
  );
};

/** One node beside the tree: where it stands, what it is expected to come to, and what was said of it. */
export const NodePanel = ({
  id,
  onOpen,
  onClose,
}: {
  id: string;
  onOpen: (id: string) => void;
  onClose: () => void;
}) => {
  const query = useRead('targets.node', { id });
  const name = query.data?.node.name;
  const panel = useRef<HTMLElement>(null);
  useEscape(panel, onClose);
  return (
    <aside className={styles.panel} aria-label={name ?? 'Target'} ref={panel}>
      <Await query={query}>
        {(page) => (
          <>
            <div>
              <div className={styles.crumbs}>
                {page.path
                  .filter((step) => step.id !== page.node.id)
                  .map((step) => (
                    <span key={step.id} className="row" style={{ gap: 4 }}>
                      <button type="button" onClick={() => onOpen(step.id)}>
                        {step.name}
                      </button>
                      <IconChevronRight size={12} aria-hidden />
                    </span>
                  ))}
                <span className="push">
                  <IconButton small icon={IconX} label="Close" onClick={onClose} />
                </span>
              </div>
              <div className="row">
                <h2 style={{ fontSize: 'var(--text-xl)', lineHeight: '28px' }}>{page.node.name}</h2>
                <span className="push">
                  <StatusBadge status={nodeStatus(page.node)} />
                </span>
              </div>
            </div>
            <div>
              <Figures page={page} />
              <p className={`s ink2 ${styles.reason}`}>
                {[paceWords(page.node), page.node.reason].filter(Boolean).join(' ')}
              </p>
              <Trend page={page} />
            </div>
            <Offsets key={`${page.node.id} offsets`} page={page} />
            <Calls key={`${page.node.id} calls`} page={page} />
            {/* Nothing is planned to bring in what is spent: a limit is no mark to reach. */}
            {(!isLimit(page.node.metric) || page.plan.some((item) => item.id !== null)) && (
              <PlanItems key={`${page.node.id} plan`} page={page} />
            )}
            <Methods key={`${page.node.id} methods`} page={page} />
            <Spread page={page} />
            <Keeper page={page} />
            <div className={styles.section}>
              <RecordDecisions kind="target" id={page.node.id} />
            </div>
            <section className={styles.section} aria-label="Comments">
              <header>
                <h2>Comments</h2>
              </header>
              <Comments entity="target" id={page.node.id} />
            </section>
            <History page={page} />
          </>
        )}
      </Await>
    </aside>
  );
};
