import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { makeClient, WorkspaceContext } from '../../src/renderer/src/api';
import { ActivityBulk } from '../../src/renderer/src/features/customers/ActivityBulk';
import { BulkBar } from '../../src/renderer/src/features/customers/BulkBar';
import { BuyersBulk } from '../../src/renderer/src/features/customers/BuyersBulk';
import { HealthBadge } from '../../src/renderer/src/features/customers/HealthBadge';
import { LogLine } from '../../src/renderer/src/features/customers/LogLine';
import { Subscriptions } from '../../src/renderer/src/features/customers/Subscriptions';
import { HealthSection } from '../../src/renderer/src/features/settings/HealthSection';
import { TandemError } from '../../src/shared/contract';
import { HEALTH_RULES } from '../../src/shared/domain/health';
import { type FakeBridge, installBridge, WORKSPACE } from './fake-bridge';

const show = (page: ReactNode): void => {
  render(
    <MantineProvider>
      <QueryClientProvider client={makeClient()}>
        <WorkspaceContext.Provider value={WORKSPACE}>{page}</WorkspaceContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
};

let bridge: FakeBridge;
beforeEach(() => {
  bridge = installBridge({
    'channels.list': () => [],
    'materials.list': () => [],
    'activities.create': () => ({ id: 'a-1' }),
    'health.get': () => ({ rules: HEALTH_RULES, isDefault: true }),
    'health.update': () => ({ ok: true }),
  });
});

test('what was said and Enter log an activity on the record the line stands on', async () => {
  show(<LogLine context={{ companyId: 'c-1' }} kind="call" />);
  fireEvent.change(screen.getByLabelText('What was said'), { target: { value: 'Wants the mousse' } });
  fireEvent.submit(screen.getByRole('form', { name: 'Log an activity' }));
  await waitFor(() =>
    expect(bridge.sent('activities.create')[0]).toMatchObject({
      kind: 'call',
      companyId: 'c-1',
      text: 'Wants the mousse',
      day: WORKSPACE.today,
    }),
  );
  await waitFor(() => expect(screen.getByLabelText('What was said')).toHaveProperty('value', ''));
});

test('an empty line logs nothing and says what is missing', () => {
  show(<LogLine context={{}} kind="store-visit" />);
  fireEvent.submit(screen.getByRole('form', { name: 'Log an activity' }));
  expect(screen.getByRole('alert').textContent).toBe('Say what happened, or where.');
  expect(bridge.sent('activities.create')).toEqual([]);
});

test('a refused line keeps what was typed and says why', async () => {
  bridge.answer({
    'activities.create': () => {
      throw new TandemError('not-found', 'This deal was removed in the meantime.');
    },
  });
  show(<LogLine context={{ dealId: 'gone' }} kind="call" />);
  fireEvent.change(screen.getByLabelText('What was said'), { target: { value: 'Kept' } });
  fireEvent.submit(screen.getByRole('form', { name: 'Log an activity' }));
  expect((await screen.findByRole('alert')).textContent).toBe('This deal was removed in the meantime.');
  expect(screen.getByLabelText('What was said')).toHaveProperty('value', 'Kept');
});

test('health is a word, its reasons with their points in the title', () => {
  show(
    <HealthBadge health={{ state: 'risk', points: 3, reasons: [{ text: 'There are 3 open issues', points: 3 }] }} />,
  );
  const badge = screen.getByText('At risk');
  expect(badge.getAttribute('title')).toBe('There are 3 open issues (3 points)');
  expect(badge.querySelector('svg')).not.toBeNull();
});

test('a rule of health is edited in place', async () => {
  show(<HealthSection />);
  const field = await screen.findByLabelText('Each open issue adds');
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: '2' } });
  fireEvent.blur(field);
  await waitFor(() => expect(bridge.sent('health.update')).toEqual([{ issuePoints: 2 }]));
});

test('the first company that is offered to chosen customers is one, and choosing it is sent', async () => {
  bridge.answer({
    'companies.options': () => [{ id: 'co-1', name: 'Juniper Room', hint: '' }],
    'customers.bulk': () => ({ changed: 2 }),
  });
  show(<BuyersBulk ids={['b-1', 'b-2']} onClear={() => undefined} />);
  fireEvent.click(screen.getByRole('combobox', { name: 'Company of the chosen customers' }));
  await screen.findByRole('option', { name: 'Juniper Room', hidden: true });
  const [first] = screen.getAllByRole('option', { hidden: true });
  expect(first?.textContent).toBe('Juniper Room');
  fireEvent.click(first ?? document.body);
  await waitFor(() => expect(bridge.sent('customers.bulk')).toEqual([{ ids: ['b-1', 'b-2'], companyId: 'co-1' }]));
});

test('the person of chosen activities is said to stand instead of who was there', async () => {
  bridge.answer({ 'activities.bulk': () => ({ changed: 1 }) });
  show(<ActivityBulk ids={['a-1']} onClear={() => undefined} />);
  expect(screen.queryByRole('button', { name: 'Owner' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Person' }));
  expect(await screen.findByText('Instead of the people now')).toBeTruthy();
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Priya Castell', hidden: true }));
  await waitFor(() => expect(bridge.sent('activities.bulk')).toEqual([{ ids: ['a-1'], personId: 'p-priya' }]));
});

const Chosen = () => {
  const [count, setCount] = useState(1);
  return (
    <section aria-label="List">
      {count > 0 && (
        <BulkBar
          count={count}
          noun={['material', 'materials']}
          owned={false}
          onChange={() => undefined}
          onClear={() => setCount(0)}
        />
      )}
    </section>
  );
};

test('when the bar over chosen rows goes with the button that was pressed, the focus stays at the list', () => {
  show(<Chosen />);
  const clear = screen.getByRole('button', { name: 'Clear' });
  clear.focus();
  fireEvent.click(clear);
  expect(screen.queryByRole('toolbar')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'List' }));
});

test('subscriptions that could not be read are not shown as none', async () => {
  bridge.answer({
    'customers.subscriptions': () => {
      throw new TandemError('internal', 'The file could not be read.');
    },
  });
  show(<Subscriptions of={{ kind: 'customer', id: 'kim' }} />);
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
});
