/**
 * Robust measures of a handful of figures. They only decide whether a person is asked, so ordinary
 * floating-point numbers do: what is asked about is shown exactly.
 */

/** The middle value; of an even number, the mean of the two in the middle; undefined of none. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
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
