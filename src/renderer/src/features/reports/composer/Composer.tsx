import { IconPlus } from '@tabler/icons-react';
import type { Output } from '../../../../../shared/contract';
import type { InvestorReport } from '../../../../../shared/contract/reports';
import { BLOCK_KINDS, BLOCKS, repeats } from '../../../../../shared/domain/investor';
import type { Period } from '../../../../../shared/domain/period';
import { useWrite } from '../../../api';
import { periodName } from '../../../format';
import { periodOfSpan } from '../../../print/words';
import { Button, Card, Menu } from '../../../ui';
import { BlockRow } from './BlockRow';
import styles from './composer.module.css';

type Update = Output<'updates.get'>;
type Props = {
  data: Update;
  report: InvestorReport;
  period: Period;
  open: string | null;
  onOpen: (id: string | null) => void;
};

/** Where nobody has begun an update: from the last one, or from the standard blocks. */
const Start = ({ data: { last }, period }: Props) => {
  const start = useWrite('updates.start', { done: () => `Started the update of ${periodName(period)}` });
  const begin = (from: 'last' | 'standard') => (): void => start.mutate({ period: period.id, from });
  return (
    <Card title="No update yet" sub={`of ${periodName(period)}`}>
      <p className={styles.lead}>
        The paper shows what the standard blocks would say.{' '}
        {last
          ? `Start from ${periodName(periodOfSpan(last.span))}: its blocks and words are copied, live numbers move along, and its asks are there to follow up.`
          : 'Start it to write in them, to order them, and to leave some out.'}
      </p>
      <div className={styles.buttons}>
        {last && (
          <Button kind="primary" onClick={begin('last')}>
            {`Start from ${periodName(periodOfSpan(last.span))}`}
          </Button>
        )}
        <Button kind={last ? 'plain' : 'primary'} onClick={begin('standard')}>
          Start with the standard blocks
        </Button>
      </div>
    </Card>
  );
};

/** The blocks of a draft: what it is made of, in its order. */
const Draft = ({
  data,
  report,
  period,
  open,
  onOpen,
}: Props & { data: Update & { update: NonNullable<Update['update']> } }) => {
  const { update, blocks } = data;
  const add = useWrite('updates.addBlock', { done: (_output, { kind }) => `Added ${BLOCKS[kind].name.toLowerCase()}` });
  const kinds = BLOCK_KINDS.filter((kind) => repeats(kind) || !blocks.some((block) => block.kind === kind));
  const items = kinds.map((kind) => ({
    label: BLOCKS[kind].name,
    hint: BLOCKS[kind].words,
    onSelect: () => add.mutate({ updateId: update.id, kind, beforeId: null }, { onSuccess: ({ id }) => onOpen(id) }),
  }));
  return (
    <Card
      title="Blocks"
      pad={false}
      actions={
        <Menu label="Add a block" items={items} position="bottom-end">
          <Button small icon={IconPlus}>
            Add
          </Button>
        </Menu>
      }
    >
      <ol className={styles.blocks} aria-label="Blocks of the update">
        {blocks.map((block) => (
          <BlockRow
            key={block.id}
            block={block}
            blocks={blocks}
            report={report}
            period={period}
            open={open === block.id}
            onOpen={onOpen}
          />
        ))}
      </ol>
    </Card>
  );
};

/** The rail beside the paper: begin an update, or put its blocks together. */
export const Composer = (props: Props) => {
  const { update } = props.data;
  if (!update) return <Start {...props} />;
  return update.status === 'draft' ? <Draft {...props} data={{ ...props.data, update }} /> : null;
};
