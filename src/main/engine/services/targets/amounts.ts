import { addDays, type Day, maxDay, minDay } from '../../../../shared/domain/day';
import type { Period } from '../../../../shared/domain/period';
import type { PaceBasis } from '../../metrics/pace';
import { type Spread, shareBy, targetBetween } from '../../metrics/targets/spread';
import type { ReadDb } from '../../store/dialect';
import { channelTargets, type NodeRow, nodesOf, type TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { blocksOf } from './blocks';
import { type Places, readPlaces } from './cells';
import { spreadsOf, treeShape } from './spreads';
import { treePeriod } from './trees';

type Known = { node: NodeRow; tree: TreeRow; period: Period };

/**
 * Net-sales targets of the company and its channels as reports use them: of any period that trees speak of every day
 * of, cut by the trees' own spread in time.
 */
export class Targets {
  readonly #spreads = new Map<string, Promise<(row: NodeRow) => Spread>>();
  #places: Promise<Places> | null = null;

  private constructor(
    private readonly db: ReadDb,
    private readonly settings: Settings,
    private readonly known: ReadonlyMap<number | null, readonly Known[]>,
  ) {}

  static async read(db: ReadDb, settings: Settings): Promise<Targets> {
    const known = new Map<number | null, Known[]>();
    for (const { node, tree } of await channelTargets(db)) {
      const entry = { node, tree, period: treePeriod(tree, settings.calendar) };
      known.set(node.channel_key, [...(known.get(node.channel_key) ?? []), entry]);
    }
    return new Targets(db, settings, known);
  }

  /** Keys of channels that have a target of any period. */
  channels(): number[] {
    return [...this.known.keys()].filter((key) => key !== null);
  }

  /** The target of a period in minor units, the company's for a null key; null where a day of it has none. */
  async of(period: Period, channelKey: number | null): Promise<number | null> {
    const own = this.#covering(period, channelKey);
    if (!own) return null;
    let sum = 0;
    for (const one of own) {
      const spread = await this.#spreadOf(one);
      sum += targetBetween(
        one.node.amount,
        spread,
        maxDay(one.period.from, period.from),
        minDay(one.period.to, period.to),
      );
    }
    return sum;
  }

  /** What of a period's target should be in by the end of a day. */
  async expected(period: Period, channelKey: number | null, day: Day): Promise<number | null> {
    if ((await this.of(period, channelKey)) === null) return null;
    return day < period.from ? 0 : this.of({ ...period, to: minDay(day, period.to) }, channelKey);
  }

  /** The shape by which a period's target was spread, for the words beside an expectation. */
  async basis(period: Period, channelKey: number | null): Promise<PaceBasis> {
    const [first] = this.#covering(period, channelKey) ?? [];
    const method = first && (await this.#spreadOf(first)).method;
    return method === undefined || method === 'even' ? 'days' : method === 'last-year' ? 'last-year' : 'spread';
  }

  /** The share of a period's target that should be in by the end of a day, 0 to 1. */
  async shareBy(period: Period, channelKey: number | null, day: Day): Promise<number | null> {
    const [only, more] = this.#covering(period, channelKey) ?? [];
    if (!only) return null;
    if (!more && only.period.from === period.from && only.period.to === period.to)
      return shareBy(await this.#spreadOf(only), day);
    const whole = await this.of(period, channelKey);
    const done = await this.expected(period, channelKey, day);
    return whole === null || done === null || whole === 0 ? null : done / whole;
  }

  #covering(period: Period, channelKey: number | null): Known[] | null {
    const own = (this.known.get(channelKey) ?? [])
      .filter((one) => one.period.from <= period.to && one.period.to >= period.from)
      .toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1));
    const exact = own.find((one) => one.period.from === period.from && one.period.to === period.to);
    if (exact) return [exact];
    const line: Known[] = [];
    let next = period.from;
    for (const one of own) {
      if (one.period.from > next || one.period.to < next) continue;
      line.push(one);
      next = addDays(one.period.to, 1);
    }
    return next > period.to ? line : null;
  }

  /** The same spread as on the target's own page. */
  async #spreadOf({ node, tree }: Known): Promise<Spread> {
    const known = this.#spreads.get(tree.id) ?? this.#read(tree);
    this.#spreads.set(tree.id, known);
    return (await known)(node);
  }

  async #read(tree: TreeRow): Promise<(row: NodeRow) => Spread> {
    this.#places ??= readPlaces(this.db);
    // What stands beside the tree's own sum would take sales from its parts.
    const rows = blocksOf(await nodesOf(this.db, tree.id))[0]?.rows ?? [];
    return spreadsOf(await treeShape(this.db, { tree, rows, places: await this.#places }, this.settings));
  }
}
