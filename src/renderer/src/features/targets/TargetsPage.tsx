import { IconArrowsSplit2, IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { TargetTree } from '../../../../shared/contract/target-shapes';
import { TARGET_METRICS } from '../../../../shared/domain/targets';
import { useJob, useRead, useWorkspace, useWrite } from '../../api';
import { useNewThing } from '../../commands';
import { moment, periodName, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import {
  Await,
  Button,
  cx,
  InlineEdit,
  Menu,
  Page,
  Progress,
  Segmented,
  TablesButton,
  TableScope,
  TakenAs,
  Who,
} from '../../ui';
import { ExportButton } from '../customers/ExportButton';
import { Coverage } from './Coverage';
import { amountOf } from './amount';
import { MonthsView } from './months/MonthsView';
import { NewTree } from './new/NewTree';
import { treePeriodName } from './new/periods';
import { NodePanel } from './node/NodePanel';
import { byOwner, nodeSheet } from './nodeSheet';
import { OffsetNotice } from './OffsetNotice';
import { Owners } from './Owners';
import { PlanView } from './plan/PlanView';
import styles from './targets.module.css';
import { NodeDialogs } from './tree/NodeDialogs';
import { SumCheck } from './tree/SumCheck';
import type { NodeAsk } from './tree/TreeLine';
import { TreeTable } from './tree/TreeTable';
import { CompareView } from './versions/CompareView';
import { NEW, useTargets, VIEWS } from './useTargets';

type View = Output<'targets.tree'>;
/** A menu longer than the window helps nobody; the period picker leads to the rest. */
const MOST_TREES = 12;

const Vision = ({ tree }: { tree: TargetTree }) => {
  const { today, timeZone } = useWorkspace();
  const update = useWrite('targets.updateTree', { quiet: true });
  const edited =
    tree.edits === 0
      ? ''
      : `, edited ${tree.edits === 1 ? 'once' : tree.edits === 2 ? 'twice' : plural(tree.edits, 'time')}`;
  return (
    <div className={styles.vision}>
      <span className="s ink3">Vision</span>
      <span className={styles.statement}>
        <InlineEdit
          kind="text"
          bare
          label="Vision of this period"
          placeholder="What this period is for, in one sentence"
          value={tree.statement}
          onSave={(statement) => update.mutateAsync({ id: tree.id, statement })}
        />
      </span>
      <Who person={tree.author} />
      <span className="s ink3 nowrap wide">
        set {moment(tree.setAt, today, timeZone)}
        {edited}
      </span>
    </div>
  );
};

/** Which targets are shown, and the way to others and to new ones. */
const WhichTree = ({ tree, trees }: { tree: TargetTree; trees: readonly TargetTree[] }) => {
  const { calendar } = usePeriod();
  const { change } = useTargets();
  const nameOf = (one: TargetTree): string => `${TARGET_METRICS[one.metric].name}, ${treePeriodName(one, calendar)}`;
  return (
    <Menu
      label="Which targets"
      items={[
        ...trees.slice(0, MOST_TREES).map((one) => ({
          label: nameOf(one),
          hint: amountOf(one, one.target),
          checked: one.id === tree.id,
          onSelect: () =>
            change({ period: one.period, metric: one.metric, node: undefined, from: undefined, to: undefined }),
        })),
        'line' as const,
        { label: 'New targets', icon: IconPlus, onSelect: () => change({ view: NEW, node: undefined }) },
      ]}
    >
      <Button kind="quiet" className={styles.which} title={nameOf(tree)}>
        <span className="cut ink2">
          {TARGET_METRICS[tree.metric].name.toLowerCase()}, {treePeriodName(tree, calendar)}
        </span>
        <IconChevronDown size={12} aria-hidden />
      </Button>
    </Menu>
  );
};

const Body = ({ view, tree, trees }: { view: View; tree: TargetTree; trees: readonly TargetTree[] }) => {
  const { period } = usePeriod();
  const { view: shown, node, weeks, from, to, change } = useTargets();
  const [ask, setAsk] = useState<NodeAsk | null>(null);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const top = view.nodes.find((one) => one.parentId === null);
  const opened = view.nodes.some((one) => one.id === node) ? node : undefined;
  const open = (id: string): void => change({ node: id });
  const add = (): void => {
    if (top) setAsk({ kind: 'add', node: view.nodes.find((one) => one.id === opened) ?? top });
  };
  useNewThing('New target', add);
  const csv = useJob('targets.export');
  const written = shown === 'months' ? 'months' : 'tree';
  return (
    <TableScope>
      <div className={cx(styles.page, opened && styles.withPanel)} data-panel={opened ? '' : undefined}>
        <title>Targets · Tandem</title>
        <div className={cx(styles.main, shown === 'months' && styles.filled)} ref={setScroller}>
          <div className={styles.head}>
            <div className={styles.title}>
              <h1>Targets</h1>
              <WhichTree tree={tree} trees={trees} />
              <span className="row push">
                <Segmented
                  label="View"
                  value={shown}
                  options={VIEWS}
                  onChange={(next) => change({ view: next === 'tree' ? undefined : next })}
                />
                {/* Beside an open target there is no room: the page's tables are at the end of the line as well. */}
                {!opened && (shown === 'tree' || shown === 'months') && (
                  <ExportButton
                    name={`targets-${tree.period}.csv`}
                    title={shown === 'months' ? 'Write these months' : 'Write these targets'}
                    run={(file) => csv.run({ period: tree.period, metric: tree.metric, view: written, file })}
                  />
                )}
                {top && (
                  <>
                    <span className={styles.respread}>
                      {' '}
                      <Button
                        icon={IconArrowsSplit2}
                        waits={top.unallocated === null && 'Waits until the target is divided'}
                        onClick={() => setAsk({ kind: 'respread', node: top })}
                      >
                        Re-spread
                      </Button>
                    </span>
                    <Button kind="primary" icon={IconPlus} shortcut="N" onClick={add}>
                      Target
                    </Button>
                  </>
                )}
                <TablesButton />
              </span>
            </div>
            <Vision tree={tree} />
            <Progress job={csv} />
            <OffsetNotice offsets={view.offsets} onOpen={open} />
          </div>
          {shown === 'tree' && (
            <>
              <TakenAs label={`Targets of ${periodName(period)}`} columns={nodeSheet(view.nodes)} rows={view.nodes} />
              <TreeTable
                key={tree.id}
                nodes={view.nodes}
                label={`Targets of ${periodName(period)}`}
                selected={opened}
                scroller={scroller}
                onOpen={open}
                onAsk={setAsk}
              />
              <SumCheck nodes={view.nodes} onAsk={setAsk} />
              {top && <Coverage node={top} />}
            </>
          )}
          {shown === 'months' && (
            <MonthsView
              tree={tree}
              nodes={view.nodes}
              selected={opened}
              weeks={weeks}
              onWeeks={(next) => change({ weeks: [...next].toSorted().join(',') || undefined })}
              onOpen={open}
            />
          )}
          {shown === 'changes' && <CompareView tree={tree} from={from} to={to} onChoose={change} onOpen={open} />}
          {shown === 'owners' && (
            <TakenAs label="Targets by owner" columns={nodeSheet(view.nodes)} rows={byOwner(view.nodes)} />
          )}
          {shown === 'owners' && <Owners nodes={view.nodes} selected={opened} onOpen={open} />}
          {shown === 'plan' && top && (
            <PlanView tree={tree} nodes={view.nodes} offsets={view.offsets} top={top} onOpen={open} />
          )}
        </div>
        {opened !== undefined && <NodePanel id={opened} onOpen={open} onClose={() => change({ node: undefined })} />}
        <NodeDialogs nodes={view.nodes} ask={ask} onClose={() => setAsk(null)} />
      </div>
    </TableScope>
  );
};

/** Targets from the top: the tree of the period, where each node stands, and one node beside it. */
export const TargetsPage = () => {
  const { period } = usePeriod();
  const { adding, metric, change } = useTargets();
  const query = useRead('targets.tree', { period: period.id, ...(metric ? { metric } : {}) });
  const trees = useRead('targets.trees', {});
  const known = trees.data ?? [];
  if (!query.data)
    return (
      <Page title="Targets">
        <Await query={query}>{() => null}</Await>
      </Page>
    );
  return (
    <Await query={query}>
      {(view) =>
        view.tree && !adding ? (
          <Body view={view} tree={view.tree} trees={known} />
        ) : (
          <Page
            title={adding ? 'New targets' : 'Targets'}
            sub={adding ? undefined : `No target for ${periodName(period)} yet`}
            actions={adding && <Button onClick={() => change({ view: undefined })}>Cancel</Button>}
          >
            <Await query={trees}>
              {() => (
                <NewTree
                  key={period.id}
                  trees={known}
                  onDone={(id, of) => change({ period: id, metric: of, view: undefined, node: undefined })}
                  onShow={(tree) => change({ period: tree.period, metric: tree.metric, view: undefined })}
                />
              )}
            </Await>
          </Page>
        )
      }
    </Await>
  );
};
