import { foldForSearch } from "../kernel/vietnamese-text.ts";
import { unboundNumbers } from "./unbound-numbers.ts";

/** A row of a table with the numbers it prints, as far as they are known. */
export interface PrintedRow {
  readonly label: string;
  readonly numbers: readonly string[];
}

/** A number typed in prose where the table says otherwise (số gõ tay khác biểu). */
export interface ContradictedNumber {
  readonly typed: string;
  /** Label of the row that the sentence names. */
  readonly row: string;
}

/** Shorter names than this stand in too many sentences by chance. */
const FEWEST_WORDS = 3;

const clausesOf = (text: string): readonly string[] => text.split(/(?<=[.;!?])(?=\s|$)|\n/u);

/** "1.200" and "1200" are one number, as are "12,50" and "12,5". */
const bare = (number: string): string => {
  const plain = number.replace(/\.(?=\d{3}(?:\D|$))/gu, "");
  return plain.includes(",") ? plain.replace(/,?0+$/u, "") : plain;
};

/**
 * Numbers typed by hand in a sentence that names a row of the table, and that are none of the row's
 * own. A hint for the writer, never a verdict: a sentence may speak of more than its table does.
 */
export function contradictedNumbers(
  text: string,
  rows: readonly PrintedRow[],
): readonly ContradictedNumber[] {
  const named = rows
    .map((row) => ({ ...row, name: foldForSearch(row.label) }))
    .filter(({ name, numbers }) => name.split(" ").length >= FEWEST_WORDS && numbers.length > 0);
  return clausesOf(text).flatMap((clause) => {
    const folded = foldForSearch(clause);
    const spoken = named.filter(({ name }) => folded.includes(name));
    const [first] = spoken;
    if (first === undefined) return [];
    // a number that belongs to the name itself is no figure
    const known = new Set(
      spoken.flatMap(({ label, numbers }) => [...numbers, ...unboundNumbers(label)].map(bare)),
    );
    return unboundNumbers(clause)
      .filter((typed) => !known.has(bare(typed)))
      .map((typed) => ({ typed, row: first.label }));
  });
}
