import { allocate } from '../../../../shared/domain/money';

/**
 * The arithmetic of a target tree. Amounts are whole numbers (minor units, or units sold). A node's children never
 * have to add up to it: what they leave is its unallocated rest, which is shown. A lock keeps an amount from being
 * re-spread by a change elsewhere; a person may still type another one.
 */
export type CascadeNode = { id: string; parentId: string | null; name: string; amount: number; locked: boolean };

/** One amount that an edit changes. */
export type CascadeChange = { id: string; name: string; before: number; after: number };

/**
 * Where an edit finds its difference: `siblings` gives it to the floating siblings and leaves the parent as it is,
 * `parent` raises or lowers every node above, `rest` takes it from what the parent has not given out.
 */
export type CascadeMode = 'siblings' | 'parent' | 'rest';

/** An edit that no spread can satisfy: what stands in the way, in words, and the locked nodes that would free it. */
export class CascadeProblem extends Error {
  constructor(
    message: string,
    readonly release: readonly { id: string; name: string }[],
  ) {
    super(message);
    this.name = 'CascadeProblem';
  }
}

/** How an amount reads in a sentence: the caller knows the currency. */
export type AmountWords = (amount: number) => string;

const listed = (names: readonly string[]): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** A target tree that can be edited; every edit answers the changes it needs and leaves the tree itself as it was. */
export class Cascade {
  readonly #nodes: ReadonlyMap<string, CascadeNode>;
  readonly #children = new Map<string | null, CascadeNode[]>();
  readonly #floors = new Map<string, number>();
  readonly #words: AmountWords;

  constructor(nodes: readonly CascadeNode[], words: AmountWords = String) {
    this.#words = words;
    this.#nodes = new Map(nodes.map((node) => [node.id, node]));
    for (const node of nodes) {
      const own = this.#children.get(node.parentId);
      if (own) own.push(node);
      else this.#children.set(node.parentId, [node]);
    }
  }

  children(id: string | null): readonly CascadeNode[] {
    return this.#children.get(id) ?? [];
  }

  /** What a node has not given to its children; negative when they have more than it. Null for a leaf. */
  unallocated(id: string): number | null {
    const children = this.children(id);
    return children.length === 0
      ? null
      : this.#node(id).amount - children.reduce((sum, child) => sum + child.amount, 0);
  }

  /**
   * The changes that bring a node to `amount`. Locked nodes other than the edited one keep theirs.
   * @throws CascadeProblem when locks, or a rest that is too small, leave no way.
   */
  edit(id: string, amount: number, mode: CascadeMode): CascadeChange[] {
    const node = this.#node(id);
    const difference = amount - node.amount;
    if (difference === 0) return [];
    const changes = new Map<string, CascadeChange>();
    this.#set(node, amount, changes);
    if (node.parentId !== null) this.#settle(this.#node(node.parentId), node, difference, mode, changes);
    return [...changes.values()];
  }

  /**
   * Gives a node's whole amount to its children by weights (last year's shares, or 1 each), and so on down the branch;
   * with `far` parts, only to its children, and what is below them keeps its shares. Locked nodes keep theirs and take
   * no part, nor does what is below them. Parts without any weight keep their shares of each other.
   * @throws CascadeProblem when the locked children have more than the node.
   */
  respread(id: string, weightOf: (childId: string) => number, far: 'branch' | 'parts' = 'branch'): CascadeChange[] {
    const changes = new Map<string, CascadeChange>();
    const node = this.#node(id);
    this.#spread(node, node.amount, weightOf, far === 'branch', changes);
    return [...changes.values()];
  }

  #spread(
    node: CascadeNode,
    amount: number,
    weightOf: (childId: string) => number,
    deep: boolean,
    changes: Map<string, CascadeChange>,
  ): void {
    const floating = this.children(node.id).filter((child) => !child.locked);
    if (floating.length === 0) return;
    const floors = floating.map((child) => this.#floorBelow(child.id));
    const share = amount - this.#lockedSum(node.id);
    if (share < floors.reduce((sum, floor) => sum + floor, 0)) this.#refuse(node, amount);
    const weights = floating.map((child) => weightOf(child.id));
    const known = weights.some((weight) => weight > 0);
    const parts = shareWithFloors(share, known ? weights : floating.map((child) => child.amount), floors);
    for (const [index, child] of floating.entries()) {
      const after = parts[index] ?? 0;
      if (!deep) {
        this.#set(child, after, changes);
        continue;
      }
      if (after !== child.amount)
        changes.set(child.id, { id: child.id, name: child.name, before: child.amount, after });
      this.#spread(child, after, weightOf, deep, changes);
    }
  }

  /** Brings one node to an amount and re-spreads what floats below it; its unallocated rest stays where it can. */
  #set(node: CascadeNode, amount: number, changes: Map<string, CascadeChange>): void {
    if (amount === node.amount) return;
    const floor = this.#floorBelow(node.id);
    if (amount < floor) this.#refuse(node, amount);
    changes.set(node.id, { id: node.id, name: node.name, before: node.amount, after: amount });
    const children = this.children(node.id);
    const floating = children.filter((child) => !child.locked);
    if (floating.length === 0) return;
    const locked = this.#lockedSum(node.id);
    const rest = this.unallocated(node.id) ?? 0;
    const least = floating.reduce((sum, child) => sum + this.#floorBelow(child.id), 0);
    const share = Math.max(least, amount - locked - rest);
    this.#share(node, Math.min(share, amount - locked), floating, (child) => child.amount, changes);
  }

  #settle(
    parent: CascadeNode,
    node: CascadeNode,
    difference: number,
    mode: CascadeMode,
    changes: Map<string, CascadeChange>,
  ): void {
    if (mode === 'parent') {
      if (parent.locked)
        throw new CascadeProblem(
          `${parent.name} is locked at ${this.#words(parent.amount)}. Release it, or take the difference from the others.`,
          [{ id: parent.id, name: parent.name }],
        );
      const after = parent.amount + difference;
      changes.set(parent.id, { id: parent.id, name: parent.name, before: parent.amount, after });
      if (parent.parentId !== null) this.#settle(this.#node(parent.parentId), parent, difference, mode, changes);
      return;
    }
    const rest = (this.unallocated(parent.id) ?? 0) - difference;
    if (mode === 'rest') {
      if (rest < 0 && difference > 0)
        throw new CascadeProblem(
          `${parent.name} has ${this.#words(Math.max(0, rest + difference))} left to give. Raise it, or take the difference from the others.`,
          [],
        );
      return;
    }
    const siblings = this.children(parent.id).filter((child) => child.id !== node.id);
    const floating = siblings.filter((child) => !child.locked);
    const have = floating.reduce((sum, child) => sum + child.amount, 0);
    const least = floating.reduce((sum, child) => sum + this.#floorBelow(child.id), 0);
    if (floating.length === 0) {
      if (rest < 0 && difference > 0)
        throw new CascadeProblem(
          `Nothing else under ${parent.name} floats. Raise ${parent.name}${siblings.length > 0 ? `, or release ${listed(siblings.map(({ name }) => name))}` : ''}.`,
          siblings.map(({ id, name }) => ({ id, name })),
        );
      return;
    }
    if (have - difference < least) {
      const held = siblings.flatMap((child) => (child.locked ? [child] : this.#lockedBelow(child.id)));
      throw new CascadeProblem(
        `Only ${this.#words(Math.max(0, have - least))} can be taken from what floats under ${parent.name}. Raise ${parent.name}${held.length > 0 ? `, or release ${listed(held.map(({ name }) => name))}` : ''}.`,
        held.map(({ id, name }) => ({ id, name })),
      );
    }
    this.#share(parent, have - difference, floating, (child) => child.amount, changes);
  }

  /** Shares an amount among nodes by weight; none falls under what is locked below it. */
  #share(
    parent: CascadeNode,
    amount: number,
    nodes: readonly CascadeNode[],
    weightOf: (node: CascadeNode) => number,
    changes: Map<string, CascadeChange>,
  ): void {
    const floors = nodes.map((node) => this.#floorBelow(node.id));
    if (floors.reduce((sum, floor) => sum + floor, 0) > amount) this.#refuse(parent, amount);
    const parts = shareWithFloors(amount, nodes.map(weightOf), floors);
    for (const [index, node] of nodes.entries()) this.#set(node, parts[index] ?? 0, changes);
  }

  #refuse(node: CascadeNode, amount: number): never {
    const locked = this.#lockedBelow(node.id);
    throw new CascadeProblem(
      `${node.name} would come to ${this.#words(amount)}, and below it ${listed(locked.map(({ name }) => name))} ${locked.length === 1 ? 'is' : 'are'} locked at ${this.#words(this.#floorBelow(node.id))} in all. Release one, or raise ${node.name}.`,
      locked.map(({ id, name }) => ({ id, name })),
    );
  }

  /** The least a node can hold: what its locked children have, and what is locked below those that float. */
  #floorBelow(id: string): number {
    const known = this.#floors.get(id);
    if (known !== undefined) return known;
    const floor = this.children(id).reduce(
      (sum, child) => sum + (child.locked ? child.amount : this.#floorBelow(child.id)),
      0,
    );
    this.#floors.set(id, floor);
    return floor;
  }

  #lockedBelow(id: string): CascadeNode[] {
    return this.children(id).flatMap((child) => (child.locked ? [child] : this.#lockedBelow(child.id)));
  }

  #lockedSum(id: string): number {
    return this.children(id).reduce((sum, child) => sum + (child.locked ? child.amount : 0), 0);
  }

  #node(id: string): CascadeNode {
    const node = this.#nodes.get(id);
    if (!node) throw new CascadeProblem('This target was removed in the meantime.', []);
    return node;
  }
}

/**
 * Shares a whole amount by weights (largest remainder) so that no part falls under its floor and the parts sum to it
 * exactly. Where weights already sum to the amount, they are the parts: spreading again changes nothing.
 */
export const shareWithFloors = (amount: number, weights: readonly number[], floors: readonly number[]): number[] => {
  const parts = weights.map(() => 0);
  let open = weights.map((_, index) => index);
  let left = amount;
  while (open.length > 0) {
    const own = open.map((index) => Math.max(0, weights[index] ?? 0));
    const sum = own.reduce((total, weight) => total + weight, 0);
    const shares = sum === left && own.every((weight) => Number.isInteger(weight)) ? own : allocate(left, own);
    const under = new Set(open.filter((index, place) => (shares[place] ?? 0) < (floors[index] ?? 0)));
    if (under.size === 0) {
      for (const [place, index] of open.entries()) parts[index] = shares[place] ?? 0;
      break;
    }
    for (const index of under) {
      parts[index] = floors[index] ?? 0;
      left -= parts[index] ?? 0;
    }
    open = open.filter((index) => !under.has(index));
  }
  return parts;
};
