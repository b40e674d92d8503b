// How many of several independent chances come true: exact probabilities by convolution, not by drawing lots.

/** Probabilities of 0, 1, 2, … */
export type Distribution = readonly number[];

/** Tails lighter than this are dropped. */
const NEGLIGIBLE = 1e-12;

/** The number of `chances` that come true (Poisson binomial). @example sumOfChances([0.5, 0.5]) // [0.25, 0.5, 0.25] */
export function sumOfChances(chances: readonly number[]): Distribution {
  let sum: number[] = [1];
  for (const p of chances) {
    const next = Array.from({ length: sum.length + 1 }, (_, k) => (sum[k] ?? 0) * (1 - p) + (sum[k - 1] ?? 0) * p);
    while (next.length > 1 && (next.at(-1) as number) < NEGLIGIBLE) next.pop();
    sum = next;
  }
  return sum;
}

/** How many of `count` equal chances come true (binomial), counted from the likeliest number both ways: that of none may be too small for a float. */
export function equalChances(count: number, p: number): Distribution {
  const likeliest = Math.min(count, Math.floor((count + 1) * p));
  const odds = p / (1 - p);
  const terms = Array.from({ length: likeliest + 1 }, () => 0);
  terms[likeliest] = 1;
  for (let k = likeliest; k > 0 && (terms[k] as number) > NEGLIGIBLE; k--)
    terms[k - 1] = ((terms[k] as number) * k) / (count - k + 1) / odds;
  for (let k = likeliest; k < count && (terms[k] as number) > NEGLIGIBLE; k++)
    terms.push((((terms[k] as number) * (count - k)) / (k + 1)) * odds);
  const sum = terms.reduce((all, term) => all + term, 0);
  return terms.map((term) => term / sum);
}

/** The distribution of the sum of two independent numbers. */
export function convolve(a: Distribution, b: Distribution): Distribution {
  const sum = Array.from({ length: a.length + b.length - 1 }, () => 0);
  for (const [i, p] of a.entries()) for (const [j, q] of b.entries()) sum[i + j] = (sum[i + j] as number) + p * q;
  return sum;
}

/** A mixture: each distribution with its weight; the weights add up to 1. */
export function mix(parts: readonly (readonly [weight: number, distribution: Distribution])[]): Distribution {
  const length = Math.max(...parts.map(([, { length: l }]) => l));
  return Array.from({ length }, (_, k) => parts.reduce((sum, [weight, distribution]) => sum + weight * (distribution[k] ?? 0), 0));
}

/** The probability of at most `most`. */
export const atMost = (distribution: Distribution, most: number): number =>
  Math.min(
    1,
    distribution.slice(0, Math.max(0, most + 1)).reduce((sum, p) => sum + p, 0),
  );

/** The expected number. */
export const expected = (distribution: Distribution): number => distribution.reduce((sum, p, k) => sum + k * p, 0);

/** The smallest number that is not exceeded with probability `q`. */
export function quantileOf(distribution: Distribution, q: number): number {
  let sum = 0;
  for (const [k, p] of distribution.entries()) {
    sum += p;
    if (sum >= q - 1e-9) return k;
  }
  return distribution.length - 1;
}
