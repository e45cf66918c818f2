import type { MeetingRecord } from '../../../../../shared/contract/meetings';
import type { Story } from '../../../../../shared/contract/story';
import { CALLS } from '../../../../../shared/domain/targets';
import type { WorkbookCell, WorkbookSheet } from '../../../transfer/export/workbook';

/** What was called of targets, and what makes up for a miss; a sheet without rows is left out later. */
export const callSheets = ({ calls, offsets, currency }: Story): WorkbookSheet[] => {
  const amount =
    (unit: Story['calls'][number]['unit']) =>
    (value: number | null): WorkbookCell => {
      const own = unit === null ? currency : unit.currency;
      return own === null ? value : { minor: value, unit: own };
    };
  return [
    {
      name: 'Calls',
      head: ['Target of', 'Call', 'Target', 'To target', 'Covered', 'Uncovered', 'Covered by', 'Reason', 'By', 'On'],
      rows: calls.map((call) => [
        call.name,
        CALLS[call.call],
        amount(call.unit)(call.target),
        amount(call.unit)(call.toTarget),
        amount(call.unit)(call.covered),
        amount(call.unit)(call.uncovered),
        call.coveredBy.join(', '),
        call.reason,
        call.author?.name ?? null,
        { day: call.at },
      ]),
    },
    {
      name: 'Offsets',
      head: ['Short', 'By', 'Over', 'By', 'Makes up', 'Product', 'Sentence', 'State', 'By whom', 'On'],
      rows: offsets.map((offset) => [
        offset.short.name,
        amount(offset.unit)(offset.short.by),
        offset.over.name,
        amount(offset.unit)(offset.over.by),
        amount(offset.unit)(offset.amount),
        offset.product,
        offset.sentence,
        offset.state,
        offset.author?.name ?? null,
        { day: offset.at },
      ]),
    },
  ];
};

/** What the meeting decided, and who does what until when. */
export const recordSheets = ({ decisions, actions }: MeetingRecord): WorkbookSheet[] => [
  {
    name: 'Decisions',
    head: ['Day', 'Decision', 'Because', 'About', 'Meeting', 'Taken down by'],
    rows: decisions.map((one) => [
      { day: one.day },
      one.what,
      one.why,
      one.about?.name ?? null,
      one.meeting?.title ?? null,
      one.by?.name ?? null,
    ]),
  },
  {
    name: 'Actions',
    head: ['Action', 'Owner', 'Due', 'Done', 'Agreed', 'Meeting'],
    rows: actions.map((one) => [
      one.what,
      one.owner?.name ?? null,
      { day: one.due },
      { day: one.doneDay },
      { day: one.day },
      one.meeting?.title ?? null,
    ]),
  },
];
