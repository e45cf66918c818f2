import { IconPlus, IconX } from '@tabler/icons-react';
import type { FourPsOption } from '../../../../shared/contract/four-ps';
import { useRead, useWorkspace } from '../../api';
import { Button, Card, IconButton, InlineEdit, Menu } from '../../ui';
import styles from './four-ps.module.css';
import { type Sheet, useSheetWrites } from './useSheet';
import { monthOf } from './words';

type Line = FourPsOption['lines'][number];

const asPercent = (share: number): number => Math.round(share * 1_000) / 10;

const LineRow = ({ line, months }: { line: Line; months: readonly string[] }) => {
  const { currency } = useWorkspace();
  const writes = useSheetWrites();
  const save = (fields: Partial<Omit<Line, 'id'>>) => writes.line.mutateAsync({ id: line.id, ...fields });
  return (
    <tr>
      <th scope="row">
        <InlineEdit kind="text" bare needed label="Channel" value={line.name} onSave={(name) => save({ name })} />
      </th>
      <td>
        <InlineEdit
          kind="money"
          bare
          label={`Price in ${line.name}`}
          currency={currency}
          value={line.priceMinor}
          onSave={(minor) => save({ priceMinor: minor ?? 0 })}
        />
      </td>
      <td>
        <InlineEdit
          kind="number"
          bare
          min={0}
          max={100}
          suffix="%"
          label={`Discount in ${line.name}`}
          value={asPercent(line.discount)}
          onSave={(value) => save({ discount: value / 100 })}
        />
      </td>
      <td>
        <InlineEdit
          kind="number"
          bare
          min={0}
          max={100}
          suffix="%"
          label={`Share that ${line.name} keeps`}
          value={asPercent(line.channelShare)}
          onSave={(value) => save({ channelShare: value / 100 })}
        />
      </td>
      <td>
        <InlineEdit
          kind="money"
          bare
          label={`Unit cost in ${line.name}`}
          currency={currency}
          value={line.unitCostMinor}
          onSave={(minor) => save({ unitCostMinor: minor ?? 0 })}
        />
      </td>
      {months.map((month) => (
        <td key={month}>
          <InlineEdit
            kind="number"
            bare
            whole
            min={0}
            label={`Units of ${line.name} in ${monthOf(month)}`}
            value={line.units[month] ?? 0}
            onSave={(units) => save({ units: { ...line.units, [month]: units } })}
          />
        </td>
      ))}
      <td className={styles.tool}>
        <IconButton
          small
          icon={IconX}
          label={`Remove ${line.name}`}
          onClick={() => writes.removeLine.mutate({ id: line.id })}
        />
      </td>
    </tr>
  );
};

const Costs = ({ option }: { option: FourPsOption }) => {
  const { currency } = useWorkspace();
  const { option: write } = useSheetWrites();
  const save = (
    fields: Partial<
      Pick<FourPsOption, 'fixedMinor' | 'promotionMinor' | 'newCustomers' | 'unitsPerCustomerMonth' | 'safetyShare'>
    >,
  ) => write.mutateAsync({ id: option.id, ...fields });
  return (
    <dl className={styles.costs}>
      <dt>Tools and other fixed cost</dt>
      <dd>
        <InlineEdit
          kind="money"
          label="Fixed cost"
          currency={currency}
          value={option.fixedMinor}
          onSave={(minor) => save({ fixedMinor: minor ?? 0 })}
        />
      </dd>
      <dt>Promotion</dt>
      <dd>
        <InlineEdit
          kind="money"
          label="Promotion cost"
          currency={currency}
          value={option.promotionMinor}
          onSave={(minor) => save({ promotionMinor: minor ?? 0 })}
        />
      </dd>
      <dt>New customers</dt>
      <dd>
        <InlineEdit
          kind="number"
          whole
          min={0}
          label="New customers"
          value={option.newCustomers ?? 0}
          onSave={(value) => save({ newCustomers: value === 0 ? null : value })}
        />
      </dd>
      <dt>Units of a customer a month</dt>
      <dd>
        <InlineEdit
          kind="number"
          min={0}
          label="Units of a customer a month"
          value={option.unitsPerCustomerMonth ?? 0}
          onSave={(value) => save({ unitsPerCustomerMonth: value === 0 ? null : value })}
        />
      </dd>
      <dt>Safety stock</dt>
      <dd>
        <InlineEdit
          kind="number"
          min={0}
          max={1000}
          suffix="%"
          label="Safety stock"
          value={asPercent(option.safetyShare)}
          onSave={(value) => save({ safetyShare: value / 100 })}
        />
      </dd>
    </dl>
  );
};

/** Price, discount, the channel's share, cost and units by month: one row a sales channel, every cell edited in place. */
export const Lines = ({ sheet, option }: { sheet: Sheet; option: FourPsOption }) => {
  const { addLine } = useSheetWrites();
  const channels = useRead('channels.list', {});
  const taken = new Set(option.lines.map((line) => line.channelId));
  const free = (channels.data ?? []).filter((channel) => channel.level === 'account' && !taken.has(channel.id));
  const last = option.lines.at(-1);
  const add = (name: string, channelId: string | null): void =>
    addLine.mutate({
      optionId: option.id,
      channelId,
      name,
      priceMinor: last?.priceMinor ?? 0,
      unitCostMinor: last?.unitCostMinor ?? 0,
    });
  return (
    <Card label={`Prices and units of ${option.name}`}>
      <div className={styles.scroll}>
        <table className={styles.lines}>
          <thead>
            <tr>
              <th scope="col">Channel</th>
              <th scope="col">Price</th>
              <th scope="col">Discount</th>
              <th scope="col">Channel keeps</th>
              <th scope="col">Unit cost</th>
              {sheet.months.map((month) => (
                <th scope="col" key={month}>
                  {monthOf(month)}
                </th>
              ))}
              <th>
                <span className="unseen">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {option.lines.map((line) => (
              <LineRow key={line.id} line={line} months={sheet.months} />
            ))}
          </tbody>
        </table>
      </div>
      <Menu
        label="Add a channel"
        items={[
          ...free.map((channel) => ({ label: channel.name, onSelect: () => add(channel.name, channel.id) })),
          ...(free.length > 0 ? (['line'] as const) : []),
          { label: 'A channel we do not have yet', onSelect: () => add('New channel', null) },
        ]}
      >
        <Button small icon={IconPlus}>
          Channel
        </Button>
      </Menu>
      <Costs option={option} />
    </Card>
  );
};
