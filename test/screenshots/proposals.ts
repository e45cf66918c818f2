import type { Ask, Shot } from './shots';

type Row = { title: string; deal: { id: string }; versions: { id: string }[] };

const rowOf = async (ask: Ask, title: string): Promise<Row | undefined> =>
  (await ask<Row[]>('proposals.list', {})).find((row) => row.title === title);

const proposalPage = (title: string) => async (ask: Ask) =>
  `/pipeline/proposals/${(await rowOf(ask, title))?.versions[0]?.id ?? ''}`;

const YEARLY = 'Nine salons, yearly';

/** A deal's proposals, a draft, what was sent, and two versions side by side. */
export const PROPOSAL_SHOTS: readonly Shot[] = [
  {
    name: 'deal-proposals',
    address: async (ask) => `/pipeline?deal=${(await rowOf(ask, YEARLY))?.deal.id ?? ''}`,
    before: (page) => page.getByRole('list', { name: 'Proposals' }).scrollIntoViewIfNeeded(),
  },
  { name: 'proposal-draft', address: proposalPage('Next mousse reorder'), narrow: true },
  { name: 'proposal', address: proposalPage(YEARLY) },
  {
    name: 'proposal-compare',
    address: proposalPage(YEARLY),
    before: async (page) => {
      await page.getByRole('button', { name: 'Compare' }).click();
      await page.getByRole('table', { name: 'What changed' }).waitFor();
    },
    after: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'proposal-accept',
    address: proposalPage(YEARLY),
    before: async (page) => {
      await page.getByRole('button', { name: 'Accepted' }).click();
      await page.getByRole('dialog').waitFor();
    },
    after: (page) => page.keyboard.press('Escape'),
  },
];
