import { type Call, TARGET_METRICS, type TargetMetric } from '../../../../shared/domain/targets';

/** A target is beaten from this much over it, and "at risk" was right within this much of it: our choice, and said so. */
export const BEAT_PERCENT = 2;
export const NEAR_PERCENT = 5;

/**
 * Whether a call came true; of a limit the other way round: at most it is a hit. `beat`: two per cent over the target or more; `hit`: the target or more; `miss`: under it;
 * `at-risk`: within five per cent of it, either side. Null for a target of nothing, which cannot be missed.
 */
export const callHeld = (call: Call, target: number, actual: number, limit = false): boolean | null => {
  if (target <= 0) return null;
  const over = limit ? target - actual : actual - target;
  switch (call) {
    case 'beat':
      return over * 100 >= target * BEAT_PERCENT;
    case 'hit':
      return over >= 0;
    case 'miss':
      return over < 0;
    case 'at-risk':
      return Math.abs(over) * 100 <= target * NEAR_PERCENT;
  }
};

/** A forecast and what came, in the same unit. */
export type Forecast = { said: number; came: number };

export type Accuracy = {
  count: number;
  /** 1 − Σ|said − came| ÷ Σ came: a ratio of sums, so that large targets count for what they are. Null without any. */
  accuracy: number | null;
  /** Σ(said − came) ÷ Σ came: positive for too high. */
  bias: number | null;
};

/** Forecast accuracy and signed bias (metrics.md): sums over sums; not computable where nothing came. */
export const accuracyOf = (forecasts: readonly Forecast[]): Accuracy => {
  const came = forecasts.reduce((sum, one) => sum + one.came, 0);
  if (forecasts.length === 0 || came <= 0) return { count: forecasts.length, accuracy: null, bias: null };
  const off = forecasts.reduce((sum, { said, came: real }) => sum + Math.abs(said - real), 0);
  const signed = forecasts.reduce((sum, { said, came: real }) => sum + said - real, 0);
  return { count: forecasts.length, accuracy: 1 - off / came, bias: signed / came };
};

/** What was said of a target, in the unit of its measure. */
export type Measured = { metric: TargetMetric };

export type UnitAccuracy = {
  /** Of all that was said in money: `accuracy` and `bias` as above. */
  accuracy: number | null;
  bias: number | null;
  /** The same of each measure that is a count, by their ids; a bottle and a lead have no sum. */
  counted: { metric: TargetMetric; accuracy: number; bias: number }[];
};

/** Accuracy of forecasts in several units: never a sum of two. */
export const accuracyByUnit = (forecasts: readonly (Forecast & Measured)[]): UnitAccuracy => {
  const inMoney = ({ metric }: Measured): boolean => TARGET_METRICS[metric].unit === 'money';
  const { accuracy, bias } = accuracyOf(forecasts.filter(inMoney));
  const counted = Map.groupBy(
    forecasts.filter((one) => !inMoney(one)),
    ({ metric }) => metric,
  );
  return {
    accuracy,
    bias,
    counted: [...counted]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([metric, own]) => {
        const found = accuracyOf(own);
        return found.accuracy === null || found.bias === null
          ? []
          : [{ metric, accuracy: found.accuracy, bias: found.bias }];
      }),
  };
};
