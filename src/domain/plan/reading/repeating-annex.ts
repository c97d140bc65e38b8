import { foldForIdentity } from "../../kernel/vietnamese-text.ts";
import type { Line } from "./line.ts";
import { readTableRows } from "./read-table.ts";

const lettersOf = (text: string): string => foldForIdentity(text).replace(/[^\p{L}\d]+/gu, "");

/** So many letters tell one item from another. */
const TELLING = 60;
const MOST_ITEMS = 0.7;

/**
 * The appendices without tables that only lay out the items of the text once more (phụ lục phân
 * công): an item stands in a plan once.
 */
export function withoutRepeats(
  appendices: readonly Line[],
  body: readonly Line[],
): readonly Line[] {
  const rows = appendices.filter(({ cells }) => cells !== null);
  const items = readTableRows(rows).filter((row) => row.kind === "item");
  if (items.length === 0) return appendices;
  const said = lettersOf(body.map(({ text }) => text.text).join("\n"));
  const repeated = items.filter(({ item }) =>
    said.includes(lettersOf(item.heading.text).slice(0, TELLING)),
  );
  return repeated.length < items.length * MOST_ITEMS
    ? appendices
    : appendices.filter(({ cells }) => cells === null);
}
