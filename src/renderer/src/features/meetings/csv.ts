import type { MeetingAction, MeetingDecision, MeetingEntry } from '../../../../shared/contract/meetings';
import { csvText } from '../../../../shared/domain/cells';

export const csvOfMeetings = (meetings: readonly MeetingEntry[]): string =>
  csvText(
    ['day', 'meeting', 'kind', 'status', 'people', 'decisions', 'actions', 'open actions'],
    meetings.map((one) => [
      one.day,
      one.title,
      one.template.name,
      one.held ? 'held' : 'planned',
      one.people.map((person) => person.name).join(', '),
      one.decisions,
      one.actions,
      one.open,
    ]),
  );

export const csvOfDecisions = (decisions: readonly MeetingDecision[]): string =>
  csvText(
    ['day', 'decision', 'because', 'about', 'meeting', 'taken down by'],
    decisions.map((one) => [
      one.day,
      one.what,
      one.why,
      one.about?.name ?? '',
      one.meeting?.title ?? '',
      one.by?.name ?? '',
    ]),
  );

export const csvOfActions = (actions: readonly MeetingAction[]): string =>
  csvText(
    ['action', 'owner', 'due', 'done', 'agreed', 'meeting', 'carried over', 'about'],
    actions.map((one) => [
      one.what,
      one.owner?.name ?? '',
      one.due ?? '',
      one.doneDay ?? '',
      one.day,
      one.meeting?.title ?? '',
      one.carried,
      one.about?.name ?? '',
    ]),
  );
