import { screen, within } from '@testing-library/react';
import type { Output } from '../../src/shared/contract';

export const CHOICES: Output<'results.choices'> = {
  campaigns: [
    {
      id: 'k-1',
      name: 'Mousse clips',
      promotion: 'social',
      starts: '2026-05-01',
      ends: '2026-05-31',
      untargeted: false,
    },
  ],
  contents: [{ id: 'i-1', name: 'Reel: curls' }],
  creators: [{ id: 'r-1', name: 'Lena Waves' }],
};

export const UNSERVED: Output<'results.choices'> = {
  ...CHOICES,
  campaigns: [
    ...CHOICES.campaigns,
    { id: 'k-2', name: 'Flyers', promotion: 'print', starts: null, ends: null, untargeted: true },
  ],
};

/** The rows of a table in which a campaign is marked as serving no target, by their first words. */
export const marked = (table: string): (string | null)[] =>
  within(screen.getByRole('table', { name: table }))
    .getAllByText(', serves no target')
    .map((mark) => mark.closest('td')?.textContent ?? null);
