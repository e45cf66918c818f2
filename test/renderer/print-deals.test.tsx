import { expect, test } from 'vitest';
import { StageTable } from '../../src/renderer/src/print/DealTables';
import type { Pipeline, StageLine } from '../../src/shared/contract/reports';
import { onSheet } from './on-sheet';

const line = (name: string, probability: number | null, weightedMinor: number): StageLine => ({
  name,
  count: 2,
  sumMinor: 100_000,
  weightedMinor,
  probability,
  stale: 0,
});

const drawn = (stages: StageLine[]): string[][] => {
  const weightedMinor = stages.reduce((sum, stage) => sum + stage.weightedMinor, 0);
  const sales: Pipeline = {
    figures: [],
    note: 1,
    stages,
    open: { ...line('Open', null, weightedMinor), count: 2 * stages.length, sumMinor: 100_000 * stages.length },
    forecast: [],
    reps: [],
    repNote: 1,
    deals: [],
  };
  const container = onSheet(<StageTable sales={sales} bars={false} />);
  return [...container.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
  );
};

test('deals that have closed since have no weighted amount, for their chance then is not kept', () => {
  expect(drawn([line('Proposal', 0.5, 50_000), line('Closed since', null, 0)])).toEqual([
    ['Proposal', '2', '$1,000', '50%', '$500'],
    ['Closed since', '2', '$1,000', '–', '–'],
    ['Open', '4', '$2,000', '', '$500'],
  ]);
});

test('where all have closed since, nor has their sum; a stage of no chance weighs nothing', () => {
  expect(drawn([line('Closed since', null, 0)]).map((row) => row[4])).toEqual(['–', '–']);
  expect(drawn([line('Lead', 0, 0)]).map((row) => row[4])).toEqual(['$0', '$0']);
});
