type Plan = {
  children: readonly { table: string; ids: readonly string[] }[];
  mentions: readonly { table: string; ids: readonly string[] }[];
  /** Targets of the product that goes. */
  nodes: number;
  facts: { lines: number; counts: number; beside: number };
  targets: { summed: number; undivided: number; outside: readonly Outside[] };
  twins: { links: readonly string[]; lifts: readonly unknown[] };
};
type Outside = { node: string; line: string };

/** What hangs on a product or speaks of it, as people call it. */
const LABELS: Readonly<Record<string, string>> = {
  order_lines: 'Order lines',
  stock_levels: 'Stock counts',
  target_nodes: 'Targets',
  target_offsets: 'Reasons of offsets',
  campaign_links: 'Campaigns',
  moment_lifts: 'Lifts of moments',
  proposal_lines: 'Lines of proposals',
  deals: 'Deals',
  activities: 'Activities',
  needs: 'Needs and issues',
  value_propositions: 'Value propositions',
  messages: 'Messages',
  keywords: 'Keywords',
  content_items: 'Content',
  product_sends: 'Product sent to creators',
  field_notes: 'Field notes',
  four_ps_sheets: 'Worksheets',
  four_ps_assumptions: 'Assumptions',
  comments: 'Comments',
  decisions: 'Decisions',
  actions: 'Actions',
  meeting_items: 'Lines of agendas',
  views: 'Saved views',
  import_aliases: 'Other spellings',
};

/** What moves over, by kind, the most first; kinds that nobody knows by name are left out. */
export const movesOf = ({ children, mentions, nodes, facts }: Plan): { label: string; count: number }[] => {
  const counts = new Map<string, number>();
  const add = (table: string, count: number): void => {
    const label = LABELS[table];
    if (label !== undefined && count > 0) counts.set(label, (counts.get(label) ?? 0) + count);
  };
  add('order_lines', facts.lines);
  add('stock_levels', facts.counts);
  add('target_nodes', nodes);
  for (const { table, ids } of [...children, ...mentions]) add(table, ids.length);
  return [...counts].map(([label, count]) => ({ label, count }));
};

/** Why a merged product can't get another line: a target of it stands under the present one. Says what to do first. */
export const outsideSentence = ({ node, line }: Outside): string =>
  `A target of ${node} stands under the line ${line}. Keep that line, or move or remove the target first.`;

const several = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What becomes one with what is there, in sentences; then what follows for files and frozen reports. */
export const joinsOf = ({ facts, targets, twins }: Plan, { keep, drop }: { keep: string; drop: string }): string[] => [
  ...targets.outside.map(outsideSentence),
  ...(targets.summed > 0
    ? [
        `Both have a target in the same place (${targets.summed}): the amounts are added, and nothing above changes. Calls and forecasts of the one that goes stay with it.`,
      ]
    : []),
  ...(targets.undivided > 0
    ? [
        `${several(targets.undivided, 'part of a target is', 'parts of a target are')} given up, since the other is divided differently; the amount stays in the target above.`,
      ]
    : []),
  ...(facts.beside > 0
    ? [`${several(facts.beside, 'stock count', 'stock counts')} of the same place and day: they are added.`]
    : []),
  ...(twins.lifts.length > 0
    ? [`${several(twins.lifts.length, 'lift', 'lifts')} of the same moment: the amounts are added.`]
    : []),
  ...(twins.links.length > 0
    ? [`${several(twins.links.length, 'campaign names', 'campaigns name')} both: ${keep} stands there once.`]
    : []),
  `Files that still name ${drop} find ${keep} from now on. Frozen reports stay as they were.`,
];
