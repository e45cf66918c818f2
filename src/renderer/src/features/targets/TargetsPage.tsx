import { IconArrowsSplit2, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { TargetTree } from '../../../../shared/contract/targets';
import { TARGET_METRICS } from '../../../../shared/domain/targets';
import { useRead, useWorkspace, useWrite } from '../../api';
import { moment, periodName, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Button, cx, InlineEdit, Page, Segmented, Who } from '../../ui';
import { Coverage } from './Coverage';
import { NewTree } from './NewTree';
import { NodePanel } from './node/NodePanel';
import { Owners } from './Owners';
import { PlanView } from './plan/PlanView';
import styles from './targets.module.css';
import { NodeDialogs } from './tree/NodeDialogs';
import { SumCheck } from './tree/SumCheck';
import type { NodeAsk } from './tree/TreeLine';
import { TreeTable } from './tree/TreeTable';
import { useTargets, VIEWS } from './useTargets';

type View = Output<'targets.tree'>;

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

const Body = ({ view, tree }: { view: View; tree: TargetTree }) => {
  const { period } = usePeriod();
  const { view: shown, node, change } = useTargets();
  const [ask, setAsk] = useState<NodeAsk | null>(null);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const top = view.nodes.find((one) => one.parentId === null);
  const opened = view.nodes.some((one) => one.id === node) ? node : undefined;
  const open = (id: string): void => change({ node: id });
  return (
    <div className={cx(styles.page, opened && styles.withPanel)}>
      <title>Targets · Tandem</title>
      <div className={styles.main} ref={setScroller}>
        <div className={styles.head}>
          <div className={styles.title}>
            <h1>Targets</h1>
            <span className="ink3 cut wide">
              {TARGET_METRICS[tree.metric].name.toLowerCase()},{' '}
              {tree.period === period.id ? periodName(period) : tree.period}
            </span>
            <span className="row push">
              <Segmented
                label="View"
                value={shown}
                options={VIEWS}
                onChange={(next) => change({ view: next === 'tree' ? undefined : next })}
              />
              {top && (
                <>
                  <Button
                    icon={IconArrowsSplit2}
                    waits={top.unallocated === null && 'Waits until the target is divided'}
                    onClick={() => setAsk({ kind: 'respread', node: top })}
                  >
                    Re-spread
                  </Button>
                  <Button
                    kind="primary"
                    icon={IconPlus}
                    onClick={() => setAsk({ kind: 'add', node: view.nodes.find((one) => one.id === opened) ?? top })}
                  >
                    Target
                  </Button>
                </>
              )}
            </span>
          </div>
          <Vision tree={tree} />
        </div>
        {shown === 'tree' && (
          <>
            <TreeTable
              key={tree.id}
              tree={tree}
              nodes={view.nodes}
              label={`Targets of ${periodName(period)}`}
              selected={opened}
              scroller={scroller}
              onOpen={open}
              onAsk={setAsk}
            />
            <SumCheck tree={tree} nodes={view.nodes} onAsk={setAsk} />
            {top && <Coverage tree={tree} node={top} />}
          </>
        )}
        {shown === 'owners' && <Owners tree={tree} nodes={view.nodes} selected={opened} onOpen={open} />}
        {shown === 'plan' && top && <PlanView tree={tree} nodes={view.nodes} top={top} onOpen={open} />}
      </div>
      {opened !== undefined && <NodePanel id={opened} onOpen={open} onClose={() => change({ node: undefined })} />}
      <NodeDialogs tree={tree} nodes={view.nodes} ask={ask} onClose={() => setAsk(null)} />
    </div>
  );
};

/** Targets from the top: the tree of the period, where each node stands, and one node beside it. */
export const TargetsPage = () => {
  const { period } = usePeriod();
  const query = useRead('targets.tree', { period: period.id });
  return (
    <Await query={query}>
      {(view) =>
        view.tree ? (
          <Body view={view} tree={view.tree} />
        ) : (
          <Page title="Targets">
            <NewTree />
          </Page>
        )
      }
    </Await>
  );
};
