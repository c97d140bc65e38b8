import { foldForIdentity } from "../../kernel/vietnamese-text.ts";
import type { Line } from "./line.ts";
import { readTableRows } from "./read-table.ts";
import { opensAppendix } from "./sections.ts";

const lettersOf = (text: string): string => foldForIdentity(text).replace(/[^\p{L}\d]+/gu, "");

/** So many letters tell one item from another. */
const TELLING = 60;
const MOST_ITEMS = 0.7;

const isRow = ({ cells }: Line): boolean => cells !== null;

/** An appendix that only lays out the items of the text once more (phụ lục phân công). */
function repeats(appendix: readonly Line[], said: string): boolean {
  const items = readTableRows(appendix.filter(isRow)).filter((row) => row.kind === "item");
  const repeated = items.filter(({ item }) =>
    said.includes(lettersOf(item.heading.text).slice(0, TELLING)),
  );
  return items.length > 0 && repeated.length >= items.length * MOST_ITEMS;
}

const DONE = /^(?:thực hiện|ước(?: thực hiện)?|kết quả(?: thực hiện)?)(?:\s|$)/iu;
const JUDGED = /^(?:so với (?:mục tiêu|kế hoạch|chỉ tiêu)|đánh giá|mức độ (?:đạt|hoàn thành))/iu;

/** A form to be filled in with what was done and how it compares: it assigns nothing. */
const isForm = (appendix: readonly Line[]): boolean =>
  appendix.some(({ cells }) =>
    [DONE, JUDGED].every((words) => cells?.some(({ text }) => words.test(text))),
  );

/** Appendices one by one, each from its heading on. */
function apart(lines: readonly Line[]): readonly (readonly Line[])[] {
  const found: Line[][] = [];
  for (const line of lines) {
    if (found.length === 0 || opensAppendix(line)) found.push([]);
    found.at(-1)?.push(line);
  }
  return found;
}

/**
 * The appendices that add something to the text: an item stands in a plan once, and a form for
 * reports sets none.
 */
export function appendicesToRead(
  appendices: readonly Line[],
  body: readonly Line[],
): readonly Line[] {
  const read: Line[] = [];
  let said = appendices.length === 0 ? "" : lettersOf(body.map(({ text }) => text.text).join("\n"));
  for (const appendix of apart(appendices)) {
    if (isForm(appendix)) continue;
    const kept = repeats(appendix, said) ? appendix.filter((line) => !isRow(line)) : appendix;
    said += lettersOf(kept.map(({ text }) => text.text).join("\n"));
    read.push(...kept);
  }
  return read;
}
