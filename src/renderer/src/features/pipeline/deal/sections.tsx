import type { ReactNode } from 'react';
import { Activities } from './Activities';
import { Comments } from '../../comments';
import { DealProposals } from '../../proposals/DealProposals';
import { Basics, Discovery, NextStep } from './Fields';
import { Playbook, Source, StageHistory } from './Parts';
import type { Deal, Save } from './useDeal';
import { RecordDecisions } from '../../meetings/RecordDecisions';

/**
 * What a deal's panel shows, from top to bottom. Other features put what belongs to a deal here: one entry, with a
 * component of their own that reads its data by the deal's id.
 */
export const SECTIONS: readonly {
  id: string;
  title: string;
  sub?: (deal: Deal) => string;
  show: (deal: Deal, save: Save) => ReactNode;
}[] = [
  { id: 'basics', title: 'Deal', show: (deal, save) => <Basics deal={deal} save={save} /> },
  { id: 'next', title: 'Next step', show: (deal, save) => <NextStep deal={deal} save={save} /> },
  {
    id: 'playbook',
    title: 'Playbook',
    sub: (deal) =>
      deal.playbook.length === 0
        ? ''
        : `${deal.playbook.filter((item) => item.done).length} of ${deal.playbook.length} done`,
    show: (deal) => <Playbook deal={deal} />,
  },
  { id: 'discovery', title: 'Discovery', show: (deal, save) => <Discovery deal={deal} save={save} /> },
  { id: 'proposals', title: 'Proposals', show: (deal) => <DealProposals dealId={deal.id} /> },
  { id: 'activities', title: 'What was done', show: (deal) => <Activities dealId={deal.id} /> },
  {
    id: 'comments',
    title: 'Comments',
    show: (deal) => (
      <>
        <RecordDecisions kind="deal" id={deal.id} as="line" />
        <Comments entity="deal" id={deal.id} />
      </>
    ),
  },
  { id: 'history', title: 'Stage history', show: (deal) => <StageHistory deal={deal} /> },
  { id: 'source', title: 'Where it comes from', show: (deal) => <Source deal={deal} /> },
];
