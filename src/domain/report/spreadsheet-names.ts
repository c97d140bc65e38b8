/** "A", "Z", "AA". */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return rest === 0 ? letter : columnLetters(rest) + letter;
}

/** "C7"; rows and columns are counted from 1. */
export const cellAddress = (row: number, column: number): string =>
  `${columnLetters(column)}${row}`;

/** "Biểu 01", without the signs a sheet may not bear, and told apart from the others. */
export function sheetNamesOf(titles: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const bare = title
      .replace(/[\\/?*[\]:']/gu, " ")
      .slice(0, 26)
      .trim();
    const name = bare === "" ? "Biểu" : bare;
    const count = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
