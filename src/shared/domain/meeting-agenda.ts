import { actionLine } from './meeting-agenda/actions';
import { askLine } from './meeting-agenda/budget';
import { changeLines } from './meeting-agenda/changes';
import { experimentLine } from './meeting-agenda/experiments';
import type { AgendaFacts, AgendaLine } from './meeting-agenda/facts';
import { feedLine } from './meeting-agenda/feeds';
import { leadLines } from './meeting-agenda/leads';
import { noteLines } from './meeting-agenda/notes';
import { leftLine, standingLine } from './meeting-agenda/own';
import { sourceLine } from './meeting-agenda/sources';
import { targetLine } from './meeting-agenda/targets';
import type { AgendaSection } from './meetings';

/** The agenda of a meeting: its sections in their order, each line once. Each section's words are in its own file. */
export const agendaOf = (facts: AgendaFacts): AgendaLine[] => {
  const lines: Record<AgendaSection, () => AgendaLine[]> = {
    standing: () => facts.standing.map(standingLine),
    feeds: () => facts.feeds.map((fact) => feedLine(fact, facts)),
    own: () => facts.left.map((item) => leftLine(item, facts)),
    actions: () => facts.actions.map((fact) => actionLine(fact, facts)),
    targets: () => facts.targets.map((fact) => targetLine(fact, facts)),
    changes: () => changeLines(facts.changes, facts),
    leads: () => leadLines(facts.leads, facts),
    experiments: () => facts.experiments.map((fact) => experimentLine(fact, facts)),
    budget: () => facts.asks.map((fact) => askLine(fact, facts)),
    notes: () => noteLines(facts.notes, facts.from, facts),
    sources: () => facts.sources.map((fact) => sourceLine(fact, facts)),
  };
  const seen = new Set<string>();
  return facts.sections
    .flatMap((section) => lines[section]())
    .filter(({ key }) => !seen.has(key) && Boolean(seen.add(key)));
};
