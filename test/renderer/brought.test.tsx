import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { openPage } from './page';

beforeEach(() => {
  window.location.hash = '';
});

test('an import of which nothing stands says so', async () => {
  await openPage(
    '#/data/imports/8',
    {
      'brought.list': () => ({
        file: 'c.csv',
        format: 'deals',
        at: '2026-05-12T08:00:00Z',
        undone: true,
        kinds: [],
        kind: null,
        total: 0,
        rows: [],
      }),
    },
    'c.csv',
  );
  expect(await screen.findByText('Nothing of this import stands')).toBeTruthy();
  expect(screen.getByText('Taken back')).toBeTruthy();
});
