/**
 * Robust measures of a handful of figures. They only decide whether a person is asked, so ordinary
 * floating-point numbers do: what is asked about is shown exactly.
 */

/** The middle value; of an even number, the mean of the two in the middle; undefined of none. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const high = sorted[sorted.length >> 1];
  const low = sorted[(sorted.length - 1) >> 1];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/**
 * The median of all values but one, from the values in ascending order: a row's figures are each held
 * against all others, and are sorted once for it.
 */
export function medianWithout(sorted: readonly number[], value: number): number | undefined {
  const left = sorted.length - 1;
  const out = sorted.indexOf(value);
  const at = (index: number) => sorted[index < out ? index : index + 1];
  const [low, high] = left < 1 ? [] : [at((left - 1) >> 1), at(left >> 1)];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Makes the median deviation of a normal sample comparable with its standard deviation. */
const NORMAL = 1.4826;

/** How far values usually lie from their median: the scaled median of the distances, 0 of none. */
export function deviationOf(values: readonly number[]): number {
  const middle = medianOf(values);
  if (middle === undefined) return 0;
  return (medianOf(values.map((value) => Math.abs(value - middle))) ?? 0) * NORMAL;
}
