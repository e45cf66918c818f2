import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { makeClient, WorkspaceContext } from '../../src/renderer/src/api';
import { HealthBadge } from '../../src/renderer/src/features/customers/HealthBadge';
import { LogLine } from '../../src/renderer/src/features/customers/LogLine';
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
