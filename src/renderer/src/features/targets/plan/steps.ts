import type { TargetNode, TargetOffset } from '../../../../../shared/contract/target-shapes';

export type PlanStep = { name: string; value: number; rest?: boolean; covers?: boolean };

type Part = Pick<TargetNode, 'id' | 'parentId' | 'name' | 'target' | 'outlook' | 'beside'>;
type Offset = Pick<TargetOffset, 'short' | 'over' | 'amount' | 'state'>;

/** Parts with a step of their own; the smaller ones come together, so that a tree of hundreds can be read. */
const MOST = 10;

/**
 * Steps from the target of `top` to its outlook: a part each, and where an offset holds its shortage and what makes up
 * for it as two steps of their own, taken out of the parts that they lie in. They always sum to outlook − target.
 */
export const planSteps = (top: Part, nodes: readonly Part[], offsets: readonly Offset[]): PlanStep[] => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = nodes.filter((node) => node.parentId === top.id && !node.beside);
  /** The part right below the top that a node lies in. */
  const partOf = (id: string): Part | undefined => {
    let at = byId.get(id);
    while (at && (at.beside || at.parentId !== top.id))
      at = at.beside || at.parentId === null ? undefined : byId.get(at.parentId);
    return at;
  };
  const steps: PlanStep[] = [];
  const taken = new Map<string, number>();
  const take = (part: Part, amount: number): void => {
    taken.set(part.id, (taken.get(part.id) ?? 0) + amount);
  };
  for (const { short, over, amount, state } of offsets) {
    const [shortPart, overPart] = [partOf(short.id), partOf(over.id)];
    if (state !== 'holds' || !shortPart || !overPart) continue;
    take(shortPart, -amount);
    take(overPart, amount);
    steps.push(
      { name: short.name, value: -amount },
      { name: `${over.name} makes up for it`, value: amount, covers: true },
    );
  }
  const own = parts
    .map((part) => ({
      name: taken.has(part.id) ? `Rest of ${part.name}` : part.name,
      value: part.outlook - part.target - (taken.get(part.id) ?? 0),
    }))
    .filter(({ value }) => value !== 0);
  const shown = new Set(own.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, MOST));
  const small = own.filter((step) => !shown.has(step));
  steps.push(...own.filter((step) => shown.has(step)));
  if (small.length > 0)
    steps.push({
      name: `${small.length} smaller ${small.length === 1 ? 'part' : 'parts'}`,
      value: small.reduce((sum, { value }) => sum + value, 0),
      rest: true,
    });
  const rest = top.outlook - top.target - steps.reduce((sum, step) => sum + step.value, 0);
  return rest === 0 ? steps : [...steps, { name: 'Not allocated and unassigned', value: rest, rest: true }];
};
