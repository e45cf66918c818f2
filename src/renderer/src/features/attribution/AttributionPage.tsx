import { Link } from '@tanstack/react-router';
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { AttributionRule } from '../../../../shared/contract/attribution';
import { call, useRead, useWorkspace } from '../../api';
import { day, number, percent, periodName, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Button, Card, type Column, cx, DataTable, Menu, type MenuItem, Money, Page } from '../../ui';
import { NoTarget } from '../campaigns/NoTarget';
import { SubNav } from '../campaigns/SubNav';
import { servesTarget } from '../campaigns/untargeted';
import { useUntargeted } from '../campaigns/useUntargeted';
import { useCommentsColumn } from '../comments';
import styles from '../results/results.module.css';
import { ChangeDialog, type Pending } from './ChangeDialog';
import { RuleDialog } from './RuleDialog';
import { Shared } from './Shared';

/** The rules that were written here and can be moved; those of codes of creators and campaigns stand before what files say. */
const own = (rules: readonly AttributionRule[]): AttributionRule[] => rules.filter((rule) => rule.of === null);

type Order = Output<'attribution.orders'>['rows'][number];

const span = (rule: AttributionRule, today: string): string =>
  rule.from === null && rule.to === null
    ? 'any day'
    : `${rule.from === null ? '' : `from ${day(rule.from, { today })} `}${rule.to === null ? '' : `to ${day(rule.to, { today })}`}`;

/** Which orders belong to which campaign: the rules in the order they are tried, and each order with the one that gave it. */
export const AttributionPage = () => {
  const { today } = useWorkspace();
  const { period } = usePeriod();
  const rules = useRead('attribution.rules', {});
  const choices = useRead('results.choices', {});
  const untargeted = useUntargeted();
  const [edit, setEdit] = useState<AttributionRule | 'new' | null>(null);
  const [pending, setPending] = useState<Pending | null>(null);
  const [of, setOf] = useState<{ id: string; label: string } | null>(null);
  // Rules that follow from codes are commented on at their campaign and creator, and what files say at no place.
  const comments = useCommentsColumn<AttributionRule>('rule', ({ id, label, of: holder, kind }) =>
    holder === null && kind !== 'file' ? { id, of: label } : null,
  );
  const asked = { period: period.id, ...(of === null ? {} : { ruleId: of.id }) };
  const orders = useRead('attribution.orders', asked);
  const move = (list: readonly AttributionRule[], index: number, by: 1 | -1): void => {
    const order = list.map((rule) => rule.id);
    const [taken] = order.splice(index, 1);
    if (taken !== undefined) order.splice(index + by, 0, taken);
    setPending({ title: `Try it ${by < 0 ? 'earlier' : 'later'}`, change: { order } });
  };
  const menuOf = (list: readonly AttributionRule[], rule: AttributionRule, index = list.indexOf(rule)): MenuItem[] => [
    ...(rule.kind === 'file' ? [] : [{ label: 'Change', icon: IconPencil, onSelect: () => setEdit(rule) }]),
    { label: 'Try earlier', icon: IconArrowUp, disabled: index === 0, onSelect: () => move(list, index, -1) },
    {
      label: 'Try later',
      icon: IconArrowDown,
      disabled: index === list.length - 1,
      onSelect: () => move(list, index, 1),
    },
    ...(rule.kind === 'file'
      ? []
      : [
          {
            label: 'Remove',
            icon: IconTrash,
            danger: true,
            onSelect: () => setPending({ title: `Remove ${rule.label}`, change: { remove: rule.id } }),
          },
        ]),
  ];
  const orderColumns: Column<Order>[] = [
    { key: 'day', header: 'Day', width: 96, value: (order) => order.day, cell: (order) => day(order.day, { today }) },
    { key: 'order', header: 'Order', width: 112, value: (order) => order.order, cell: (order) => order.order },
    { key: 'code', header: 'Code', wide: true, width: 128, value: (order) => order.code, cell: (order) => order.code },
    {
      key: 'campaign',
      header: 'Campaign',
      cut: true,
      value: (order) => order.campaign,
      also: [servesTarget((order) => (order.campaign === null ? null : untargeted.has(order.campaignId)))],
      cell: (order) =>
        order.campaign === null ? (
          <span className="ink3">none</span>
        ) : (
          <>
            {order.campaign}
            {untargeted.has(order.campaignId) && <NoTarget />}
          </>
        ),
    },
    {
      key: 'rule',
      header: 'Given by',
      value: (order) => order.rule,
      cell: (order) => <span className="ink2">{order.rule}</span>,
    },
    {
      key: 'net',
      header: 'Net sales',
      numeric: true,
      width: 112,
      value: (order) => ({ minor: order.netMinor, currency: order.currency }),
      cell: (order) => <Money minor={order.netMinor} currency={order.currency} />,
    },
  ];
  return (
    <Page
      title="Attribution"
      sub={periodName(period)}
      parts={<SubNav />}
      actions={
        <Button kind="primary" icon={IconPlus} onClick={() => setEdit('new')}>
          Rule
        </Button>
      }
    >
      <div className={styles.stack}>
        <Await query={rules}>
          {(found) => (
            <>
              <Card
                title="Rules, in the order they are tried"
                sub={`the first that fits an order gives it to its campaign; ${number(found.attributed)} of ${number(found.orders)} orders are attributed${found.orders === 0 ? '' : `, ${percent(found.attributed / found.orders)}`}`}
                pad={false}
              >
                <DataTable
                  label="Attribution rules"
                  rows={found.rules}
                  rowKey={(rule) => rule.id}
                  under={comments.under}
                  columns={[
                    {
                      key: 'n',
                      name: 'Tried as',
                      header: '',
                      width: 40,
                      value: (_rule, index) => index + 1,
                      cell: (_rule, index) => <span className="ink3">{index + 1}</span>,
                    },
                    {
                      key: 'rule',
                      header: 'Rule',
                      cut: true,
                      value: (rule) => rule.label,
                      also: [{ name: 'Creator', value: (rule) => rule.creator }],
                      cell: (rule) => (
                        <>
                          {rule.label}
                          {rule.of !== null && (
                            <span className="ink3">{` · of ${rule.creator ?? 'the campaign'}`}</span>
                          )}
                        </>
                      ),
                    },
                    {
                      key: 'campaign',
                      header: 'Gives to',
                      value: (rule) => rule.campaign,
                      also: [
                        servesTarget<AttributionRule>((rule) =>
                          rule.campaign === null ? null : untargeted.has(rule.campaignId),
                        ),
                      ],
                      cell: (rule) =>
                        rule.campaign === null ? (
                          <span className="ink2">the campaign it names</span>
                        ) : (
                          <>
                            {rule.campaign}
                            {untargeted.has(rule.campaignId) && <NoTarget />}
                          </>
                        ),
                    },
                    {
                      key: 'days',
                      name: 'From',
                      header: 'Days',
                      wide: true,
                      value: (rule) => rule.from,
                      also: [{ name: 'Until', value: (rule) => rule.to }],
                      cell: (rule) => <span className="ink2">{span(rule, today)}</span>,
                    },
                    {
                      key: 'orders',
                      header: 'Orders',
                      numeric: true,
                      width: 96,
                      value: (rule) => rule.orders,
                      cell: (rule) => (
                        <button
                          type="button"
                          className={cx(styles.opener, 'open')}
                          aria-label={`${plural(rule.orders, 'order')} by ${rule.label}`}
                          onClick={() => setOf({ id: rule.id, label: rule.label })}
                        >
                          {number(rule.orders)}
                        </button>
                      ),
                    },
                    comments.column,
                    {
                      key: 'more',
                      header: '',
                      width: 72,
                      value: null,
                      cell: (rule) =>
                        rule.of === 'campaign' && rule.campaignId !== null ? (
                          <Link to="/campaigns/$id" params={{ id: rule.campaignId }} className="open">
                            Campaign
                          </Link>
                        ) : rule.of === 'creator' ? (
                          <Link to="/campaigns/creators" className="open">
                            Code
                          </Link>
                        ) : (
                          <Menu label={`What to do with ${rule.label}`} items={menuOf(own(found.rules), rule)}>
                            <Button small kind="quiet">
                              Edit
                            </Button>
                          </Menu>
                        ),
                    },
                  ]}
                />
              </Card>
              {pending !== null && <ChangeDialog pending={pending} onClose={() => setPending(null)} />}
              {edit !== null && (
                <RuleDialog
                  rule={edit === 'new' ? null : edit}
                  campaigns={choices.data?.campaigns ?? []}
                  choices={found}
                  onClose={() => setEdit(null)}
                />
              )}
            </>
          )}
        </Await>
        <Shared onChoose={setPending} />
        <Await query={orders}>
          {({ rows, total }) => (
            <Card
              title={of === null ? 'Orders' : `Orders by ${of.label}`}
              sub={`${number(total)} in ${periodName(period)}${rows.length < total ? `, the newest ${number(rows.length)} are shown` : ''}`}
              pad={false}
              actions={
                of !== null && (
                  <Button small kind="quiet" onClick={() => setOf(null)}>
                    All orders
                  </Button>
                )
              }
            >
              <DataTable
                label="Orders and what attributed them"
                tight
                columns={orderColumns}
                rows={rows}
                rowKey={(order) => order.order}
                count={total}
                all={async () => (await call('attribution.orders', { ...asked, limit: total })).rows}
                empty="No orders in this period."
              />
            </Card>
          )}
        </Await>
      </div>
    </Page>
  );
};
