import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconEye,
  IconEyeOff,
  IconGripVertical,
  IconTrash,
} from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import type { InvestorReport, UpdateBlock } from '../../../../../shared/contract/reports';
import { BLOCKS } from '../../../../../shared/domain/investor';
import type { Period } from '../../../../../shared/domain/period';
import { parseInline, plainText } from '../../../../../shared/domain/rich-text';
import { useWrite } from '../../../api';
import { buttonClass, cx, IconButton, Menu, type MenuItem, useRowDrag } from '../../../ui';
import { BlockEditor } from './BlockEditor';
import styles from './composer.module.css';

type Props = {
  block: UpdateBlock;
  blocks: readonly UpdateBlock[];
  report: InvestorReport;
  period: Period;
  open: boolean;
  onOpen: (id: string | null) => void;
};

/** What a block is called in the list: its own title where it has one. */
export const blockName = (block: UpdateBlock): string =>
  (block.kind === 'text' && plainText(parseInline(block.title)).trim()) || BLOCKS[block.kind].name;

const WORDS: ReadonlySet<UpdateBlock['kind']> = new Set(['highlights', 'lowlights', 'asks', 'thanks', 'text']);

/** Why a block is not on the paper; empty when it is. */
const absence = (block: UpdateBlock): string =>
  block.hidden
    ? 'hidden'
    : WORDS.has(block.kind) && block.text.trim() === '' && (block.data.followUps ?? []).length === 0
      ? 'empty'
      : block.kind === 'runway' && block.data.cashMinor == null && block.data.burnMinor == null
        ? 'empty'
        : '';

/** One block: dragged by its handle or moved by Alt and the arrows or its menu, hidden, removed, and opened to write in. */
export const BlockRow = ({ block, blocks, report, period, open, onOpen }: Props) => {
  const move = useWrite('updates.moveBlock', { done: () => `Moved ${blockName(block)}` });
  const set = useWrite('updates.setBlock', {
    done: (_output, { hidden }) => `${hidden ? 'Hid' : 'Showed'} ${blockName(block)}`,
  });
  const remove = useWrite('updates.removeBlock', { done: () => `Removed ${blockName(block)}` });
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const moveBefore = (id: string, beforeId: string | null): void => move.mutate({ id, beforeId });
  const edge = useRowDrag({ kind: 'update-block', row, handle, id: block.id, rows: blocks, onMove: moveBefore });
  const index = blocks.findIndex((one) => one.id === block.id);
  const up = (): void => {
    const before = blocks[index - 1];
    if (before) moveBefore(block.id, before.id);
  };
  const down = (): void => {
    if (index < blocks.length - 1) moveBefore(block.id, blocks[index + 2]?.id ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    (event.key === 'ArrowUp' ? up : down)();
  };
  const hide = (): void => set.mutate({ id: block.id, hidden: !block.hidden });
  const name = blockName(block);
  const items: MenuItem[] = [
    { label: 'Move up', icon: IconArrowUp, shortcut: 'Alt ↑', disabled: index === 0, onSelect: up },
    {
      label: 'Move down',
      icon: IconArrowDown,
      shortcut: 'Alt ↓',
      disabled: index === blocks.length - 1,
      onSelect: down,
    },
    'line',
    { label: block.hidden ? 'Show' : 'Hide', icon: block.hidden ? IconEye : IconEyeOff, onSelect: hide },
    { label: 'Remove', icon: IconTrash, danger: true, onSelect: () => remove.mutate({ id: block.id }) },
  ];
  const why = absence(block);
  return (
    <li
      ref={row}
      className={cx(styles.block, edge === 'top' && styles.dropAbove, edge === 'bottom' && styles.dropBelow)}
      data-open={open || undefined}
    >
      <div className={styles.head}>
        <span ref={handle} className={styles.handle} aria-hidden>
          <IconGripVertical size={16} />
        </span>
        <button
          type="button"
          className={cx(styles.name, why !== '' && 'ink3')}
          aria-expanded={open}
          id={`block-${block.id}`}
          onClick={() => onOpen(open ? null : block.id)}
          onKeyDown={onKeyDown}
        >
          <span className="cut" title={name}>
            {name}
          </span>
          {why !== '' && <span className="s ink3">{why}</span>}
          <span className="push ink3">
            {open ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
          </span>
        </button>
        <IconButton
          small
          icon={block.hidden ? IconEyeOff : IconEye}
          label={`${block.hidden ? 'Show' : 'Hide'} ${name}`}
          onClick={hide}
        />
        <Menu label={`More for ${name}`} items={items} position="bottom-end">
          <button
            type="button"
            className={buttonClass({ kind: 'quiet', small: true }, true)}
            aria-label={`More for ${name}`}
          >
            <IconDots size={16} aria-hidden />
          </button>
        </Menu>
      </div>
      {open && <BlockEditor block={block} report={report} period={period} />}
    </li>
  );
};
