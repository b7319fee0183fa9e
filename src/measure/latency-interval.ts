/** Where a percentile and the ends of its 95 % interval stand among the sorted values, counted from 1. */
export interface IntervalRanks {
  /** Nearest rank. */
  readonly rank: number;
  /** Null where too few values exist for such an end. */
  readonly low: number | null;
  readonly high: number | null;
}

const mayMiss = 0.05;

/**
 * The ranks whose values hold the true percentile (share of at least 0.5) between them in 95 of 100 runs or more, whatever the distribution:
 * binomial order statistics, exact for any count (W. J. Conover, Practical Nonparametric Statistics, section 3.2), with values taken to be
 * independent. Each end may miss in 2.5 %; where the largest value misses more often, it takes what it needs of the 5 % and the low end has
 * the rest. So the high end exists from 59 values on for the 95th percentile, from 299 for the 99th.
 */
export function intervalRanks(count: number, share: number): IntervalRanks {
  const needed = share ** count;
  const highMisses = needed > mayMiss ? 0 : Math.max(mayMiss / 2, needed);
  const low = rankBelow(count, share, mayMiss - highMisses);
  const high = count + 1 - rankBelow(count, 1 - share, highMisses);
  return {
    rank: nearestRank(count, share),
    low: low === 0 ? null : low,
    high: high > count ? null : high,
  };
}

export function nearestRank(count: number, share: number): number {
  return Math.max(1, Math.ceil(share * count - 1e-6));
}

/** The largest rank that lies above the percentile in no more than a share of runs; 0 where there is none. */
function rankBelow(count: number, share: number, misses: number): number {
  if (misses === 0) return 0;
  const spread = Math.sqrt(count * share * (1 - share));
  // What lies further down weighs less than 1e-30 in all.
  let below = Math.max(0, Math.floor(count * share - 12 * spread - 30));
  let probability = Math.exp(logChoose(count, below) + below * Math.log(share) + (count - below) * Math.log1p(-share));
  let sum = probability;
  while (below < count && sum <= misses * (1 + 1e-9)) {
    probability *= ((count - below) / (below + 1)) * (share / (1 - share));
    below += 1;
    sum += probability;
  }
  return below;
}

function logChoose(count: number, chosen: number): number {
  return logFactorial(count) - logFactorial(chosen) - logFactorial(count - chosen);
}

/** Stirling's series, which is exact to 1e-12 from 20 on. */
function logFactorial(count: number): number {
  if (count < 20) {
    let product = 1;
    for (let factor = 2; factor <= count; factor += 1) product *= factor;
    return Math.log(product);
  }
  const inverse = 1 / count;
  const series = inverse * (1 / 12 - inverse ** 2 * (1 / 360 - inverse ** 2 / 1260));
  return (count + 0.5) * Math.log(count) - count + 0.5 * Math.log(2 * Math.PI) + series;
}
