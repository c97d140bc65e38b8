/** How deep a number lies: its kind, with the count of dots for "1.2.3". */
export type RowRank = string;

const ROMAN = /^(?=[IVXLC])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/u;

/** Letters that are also Roman numerals are read as Roman unless letters are already being counted. */
function isLetterHere(number: string, open: readonly RowRank[]): boolean {
  if (!ROMAN.test(number)) return true;
  return open.includes("upper") && !open.includes("roman") && number !== "I";
}

/** The rank of a row's number among the ranks already open above it. */
export function rowRank(number: string, open: readonly RowRank[]): RowRank {
  if (/^[-–+*•]$/u.test(number)) return "dash";
  if (/^\d+(\.\d+)*$/u.test(number)) return `decimal${number.split(".").length}`;
  if (/^[A-ZĐ]$/u.test(number) && isLetterHere(number, open)) return "upper";
  if (ROMAN.test(number)) return "roman";
  if (/^[a-zđ]$/u.test(number)) return "lower";
  return "other";
}
