import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { makeClient, takeUpDrafts, useDraft, useDraftForm, WorkspaceContext } from '../../src/renderer/src/api';
import { ContactDialog } from '../../src/renderer/src/features/leads/StepDialogs';
import { QuickCampaign } from '../../src/renderer/src/features/campaigns/QuickCampaign';
import { LineForm } from '../../src/renderer/src/features/customers/LineForm';
import { MoveDialog } from '../../src/renderer/src/features/pipeline/MoveDialog';
import { AddLine } from '../../src/renderer/src/features/settings/AddLine';
import { TextEditor } from '../../src/renderer/src/features/reports/composer/TextEditor';
import { InlineEdit } from '../../src/renderer/src/ui';
import { draft as contractOf } from '../../src/shared/contract/app';
import { TandemError } from '../../src/shared/contract/errors';
import { type FakeBridge, installBridge, WORKSPACE } from './fake-bridge';
import { WEEKLY } from './report-value';

let bridge: FakeBridge;
beforeEach(() => {
  bridge = installBridge({
    'campaigns.create': () => ({ id: 'k-9' }),
    'deals.choices': () =>
      ({ channels: [], products: [], companies: [], contacts: [], lostReasons: [], tags: [] }) as never,
  });
  // A workspace of its own: what another test has half typed is not taken over.
  takeUpDrafts(`/data/${Math.random()}.tandem`, []);
});

const inWorkspace = (page: ReactNode) => (
  <MantineProvider>
    <QueryClientProvider client={makeClient()}>
      <WorkspaceContext.Provider value={WORKSPACE}>{page}</WorkspaceContext.Provider>
    </QueryClientProvider>
  </MantineProvider>
);
const field = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const type = (name: string, value: string): void => {
  fireEvent.focus(field(name));
  fireEvent.change(field(name), { target: { value } });
};
/** The last of each text that was sent to be kept. */
const keptTexts = (): Map<string, string | null> =>
  new Map(bridge.sent('app.keepSession').flatMap(({ drafts = [] }) => drafts.map(({ key, text }) => [key, text])));

test('a line under one name belongs to its record: companies, stages and the board do not share it', () => {
  const lines = (id: string) => (
    <>
      <LineForm label="New contact" about={id} onAdd={async () => undefined} />
      <AddLine label="New line for Proposal" about={id} placeholder="" main={false} onAdd={async () => undefined} />
    </>
  );
  const { rerender } = render(inWorkspace(lines('c-1')));
  type('New contact', 'Ana');
  type('New line for Proposal', 'Send the price list');
  rerender(inWorkspace(lines('c-2')));
  expect(field('New contact').value).toBe('');
  expect(field('New line for Proposal').value).toBe('');
  rerender(inWorkspace(lines('c-1')));
  expect(field('New contact').value).toBe('Ana');
});

test('words of one week are not the words of another, though the same field shows both', async () => {
  const saved: string[] = [];
  const week = (period: string) =>
    inWorkspace(
      <InlineEdit
        kind="text"
        multiline
        about={`${period} c-web`}
        label="Words on D2C web"
        value=""
        onSave={(text) => saved.push(`${period} ${text}`)}
      />,
    );
  const { rerender } = render(week('2026-W20'));
  type('Words on D2C web', 'Restock came la');
  rerender(week('2026-W19'));
  expect(field('Words on D2C web').value).toBe('');
  fireEvent.focus(field('Words on D2C web'));
  fireEvent.blur(field('Words on D2C web'));
  rerender(week('2026-W20'));
  expect(field('Words on D2C web').value).toBe('Restock came la');
  fireEvent.blur(field('Words on D2C web'));
  await waitFor(() => expect(saved).toEqual(['2026-W20 Restock came la']));
});

test('the name of a made campaign does not come back', async () => {
  const line = () => inWorkspace(<QuickCampaign onClose={() => undefined} onMade={() => undefined} />);
  const first = render(line());
  type('Name of the new campaign', 'Mousse clips');
  fireEvent.submit(screen.getByRole('form', { name: 'New campaign' }));
  await waitFor(() => expect(bridge.sent('campaigns.create')).toHaveLength(1));
  await waitFor(() => expect(field('Name of the new campaign').value).toBe(''));
  first.unmount();
  render(line());
  expect(field('Name of the new campaign').value).toBe('');
});

test('words of an update are kept until they are on disk, and a refused one is sent again', async () => {
  const answers: { take: () => void; refuse: () => void }[] = [];
  render(
    inWorkspace(
      <TextEditor
        label="In short"
        about="2026-Q2 b-1"
        value=""
        placeholder=""
        period={WEEKLY.span.period as never}
        bound={[]}
        onSave={() =>
          new Promise<void>((resolve, reject) => answers.push({ take: resolve, refuse: () => reject(new Error('no')) }))
        }
      />,
    ),
  );
  const key = '2026-Q2 b-1 In short';
  type('In short', 'A good quarter');
  fireEvent.blur(field('In short'));
  fireEvent.blur(field('In short'));
  expect(answers).toHaveLength(1);
  await waitFor(() => expect(keptTexts().get(key)).toBe('A good quarter'));
  await act(async () => answers[0]?.refuse());
  fireEvent.blur(field('In short'));
  expect(answers).toHaveLength(2);
  // What is typed before the answer is there is not saved by it.
  type('In short', 'A good quarter, and more');
  await act(async () => answers[1]?.take());
  await waitFor(() => expect(keptTexts().get(key)).toBe('A good quarter, and more'));
  fireEvent.blur(field('In short'));
  await act(async () => answers[2]?.take());
  await waitFor(() => expect(keptTexts().get(key)).toBeNull());
});

test('a contact is logged once: a refusal stays in the dialog, and a saved note does not come back', async () => {
  let refuse = true;
  bridge.answer({
    'leads.touch': () => {
      if (refuse) throw new TandemError('conflict', 'Somebody else changed it.');
      return { ok: true } as never;
    },
  });
  let closed = 0;
  const dialog = () =>
    inWorkspace(<ContactDialog lead={{ id: 'l-1', name: 'Ana Lopez' } as never} onClose={() => (closed += 1)} />);
  const log = () => fireEvent.click(screen.getByRole('button', { name: 'Log contact' }));
  const first = render(dialog());
  type('Note', 'Calls back on Friday');
  log();
  expect((await screen.findByRole('alert')).textContent).toBe('Somebody else changed it.');
  expect(closed).toBe(0);
  expect(field('Note').value).toBe('Calls back on Friday');
  refuse = false;
  log();
  log();
  await waitFor(() => expect(closed).toBe(1));
  expect(bridge.sent('leads.touch')).toHaveLength(2);
  first.unmount();
  render(dialog());
  expect(field('Note').value).toBe('');
});

test('the reason of a lost deal is kept where the move is refused', async () => {
  const card = { id: 'd-1', title: 'Rook order', currency: 'USD', valueMinor: 100, empty: [], stageId: 's-1' };
  const stage = { id: 's-9', name: 'Lost', kind: 'lost', required: [] };
  let taken = false;
  const dialog = () =>
    inWorkspace(
      <MoveDialog
        asked={{ card, stage, beforeId: null } as never}
        onMove={async () => taken}
        onCancel={() => undefined}
      />,
    );
  const first = render(dialog());
  type('Reason', 'Too dear');
  fireEvent.click(screen.getByRole('button', { name: 'Mark as lost' }));
  first.unmount();
  const second = render(dialog());
  expect(field('Reason').value).toBe('Too dear');
  taken = true;
  fireEvent.click(screen.getByRole('button', { name: 'Mark as lost' }));
  await act(async () => undefined);
  second.unmount();
  render(dialog());
  expect(field('Reason').value).toBe('');
});

test('a text that is too long and a long name keep no other text from the disk', async () => {
  const name = 'x'.repeat(600);
  const long = renderHook(() => useDraft('Long', '', 'r-1'));
  const named = renderHook(() => useDraft(`Plan of ${name}`, '', 'r-2'));
  const twin = renderHook(() => useDraft(`Plan of ${name}`, '', 'r-3'));
  act(() => long.result.current[1]('a'.repeat(20_000)));
  await waitFor(() => expect(keptTexts().get('r-1 Long')).toHaveLength(20_000));
  act(() => long.result.current[1]('a'.repeat(20_001)));
  act(() => named.result.current[1]('Two shops'));
  await waitFor(() => expect([...keptTexts().values()]).toContain('Two shops'));
  for (const { drafts = [] } of bridge.sent('app.keepSession'))
    for (const one of drafts) if (one.text !== null) expect(contractOf.safeParse(one).success).toBe(true);
  expect(long.result.current[0], 'it stays in the field').toHaveLength(20_001);
  expect(keptTexts().get('r-1 Long'), 'the last that fitted stays on disk').toHaveLength(20_000);
  twin.unmount();
  expect(renderHook(() => useDraft(`Plan of ${name}`, '', 'r-3')).result.current[0], 'another record').toBe('');
});

test('a form follows its record, and keeps what was changed of each', () => {
  const { result, rerender } = renderHook(({ id }) => useDraftForm('Activity', { kind: 'call', text: '' }, id), {
    initialProps: { id: 'c-1' },
  });
  act(() => result.current[1]((old) => ({ ...old, text: 'Wants the mousse' })));
  act(() => result.current[1]((old) => ({ ...old, kind: 'visit' })));
  rerender({ id: 'c-2' });
  expect(result.current[0]).toEqual({ kind: 'call', text: '' });
  act(() => result.current[1]((old) => ({ ...old, text: 'Asks for prices' })));
  rerender({ id: 'c-1' });
  expect(result.current[0]).toEqual({ kind: 'visit', text: 'Wants the mousse' });
  act(() => result.current[1]((old) => ({ ...old, kind: 'email' })));
  expect(result.current[0]).toEqual({ kind: 'email', text: 'Wants the mousse' });
});

test('words that stand over a value changed elsewhere are taken up again over the new one', () => {
  const { result, rerender, unmount } = renderHook(({ value }) => useDraft('How it was resolved', value, 'n-1'), {
    initialProps: { value: '' },
  });
  act(() => result.current[1]('A new spring'));
  rerender({ value: 'Theo sent one' });
  expect(result.current[0]).toBe('A new spring');
  unmount();
  const again = renderHook(() => useDraft('How it was resolved', 'Theo sent one', 'n-1'));
  expect(again.result.current[0]).toBe('A new spring');
});
