import { addDays } from '../../../../shared/domain/day';
import { type Calendar, type Period, parsePeriod } from '../../../../shared/domain/period';
import type { ReadDb } from '../../store/dialect';
import { targetSpans } from '../../store/repositories/reports';
import { targetOf } from '../metrics/targets';

/** Targets as a report uses them: only where every day of the period is spoken for, else there is none. */
export class Targets {
  private constructor(
    private readonly db: ReadDb,
    private readonly calendar: Calendar,
    private readonly spans: ReadonlyMap<number | null, readonly Period[]>,
  ) {}

  static async read(db: ReadDb, calendar: Calendar): Promise<Targets> {
    const spans = new Map<number | null, Period[]>();
    for (const row of await targetSpans(db)) {
      const period = parsePeriod(row.period, calendar);
      if (period) spans.set(row.channel_key, [...(spans.get(row.channel_key) ?? []), period]);
    }
    return new Targets(db, calendar, spans);
  }

  /** Keys of channels that have a target of any period. */
  channels(): number[] {
    return [...this.spans.keys()].filter((key) => key !== null);
  }

  /** The target of a period in minor units: the company's for a null key. */
  async of(period: Period, channelKey: number | null): Promise<number | null> {
    const spans = (this.spans.get(channelKey) ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1));
    let covered = period.from;
    for (const span of spans) if (span.from <= covered && span.to >= covered) covered = addDays(span.to, 1);
    return covered > period.to ? targetOf(this.db, period, channelKey, this.calendar) : null;
  }
}
