import type { TargetNode } from '../../../../shared/contract/target-shapes';
import { NONE, percent, plural } from '../../format';
import { DataTable, StatusBadge, statusWord, Who } from '../../ui';
import { amountCell, amountOf, changeOf } from './amount';
import { pathNames } from './paths';
import styles from './targets.module.css';
import { gapShare, nodeStatus, paceOf, toneClass } from './words';

/** The targets by who owns them, the nobody's last. */
export const Owners = ({
  nodes,
  selected,
  onOpen,
}: {
  nodes: readonly TargetNode[];
  selected: string | undefined;
  onOpen: (id: string) => void;
}) => {
  const paths = pathNames(nodes);
  const groups = Map.groupBy(nodes, (node) => node.owner?.id ?? '');
  const ordered = [...groups.values()].toSorted((a, b) =>
    (a[0]?.owner?.name ?? '\uffff').localeCompare(b[0]?.owner?.name ?? '\uffff'),
  );
  return ordered.map((own) => {
    const person = own[0]?.owner ?? null;
    return (
      <section key={person?.id ?? ''} className={styles.block} aria-label={person?.name ?? 'Nobody'}>
        <div className="row">
          <h2>
            <Who person={person} name />
          </h2>
          <span className="s ink3">{plural(own.length, 'target')}</span>
        </div>
        <DataTable
          tight
          label={`Targets of ${person?.name ?? 'nobody'}`}
          rows={own}
          rowKey={(node) => node.id}
          selected={selected}
          onOpen={(node) => onOpen(node.id)}
          columns={[
            {
              key: 'name',
              header: 'Channel and product',
              cut: true,
              value: (node) => paths.get(node.id),
              cell: (node) => paths.get(node.id),
            },
            {
              key: 'target',
              header: 'Target',
              numeric: true,
              value: (node) => amountCell(node, node.target),
              cell: (node) => amountOf(node, node.target),
            },
            {
              key: 'actual',
              header: 'Actual',
              numeric: true,
              value: (node) => amountCell(node, node.actual),
              cell: (node) => amountOf(node, node.actual),
            },
            {
              key: 'pace',
              header: 'Pace',
              numeric: true,
              value: paceOf,
              cell: (node) => {
                const pace = paceOf(node);
                return (
                  <span className={toneClass(pace, node)}>
                    {pace === null ? NONE : percent(pace, { signed: true })}
                  </span>
                );
              },
            },
            {
              key: 'outlook',
              header: 'Outlook',
              numeric: true,
              wide: true,
              value: (node) => amountCell(node, node.outlook),
              cell: (node) => amountOf(node, node.outlook),
            },
            {
              key: 'gap',
              header: 'To target',
              numeric: true,
              value: (node) => amountCell(node, node.outlook - node.target),
              cell: (node) => (
                <span className={toneClass(gapShare(node), node)}>{changeOf(node, node.outlook - node.target)}</span>
              ),
            },
            {
              key: 'call',
              header: 'Call',
              value: (node) => statusWord(nodeStatus(node)),
              cell: (node) => <StatusBadge status={nodeStatus(node)} />,
            },
          ]}
        />
      </section>
    );
  });
};
