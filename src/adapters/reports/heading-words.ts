import type { HeadingBlock } from "../../domain/report/report-model.ts";
import { unbroken } from "./page-layout.ts";

/** "Phần I", "I. ", "1. ", "a) ". */
function writtenNumber({ level, number }: HeadingBlock): string {
  if (number === null) return "";
  if (level === 0) return `Phần ${number}`;
  return level === 3 ? `${number}) ` : `${number}. `;
}

/** A heading as it is printed; the title of a numbered Phần stands on a line of its own. */
export const headingWords = (block: HeadingBlock) => ({
  number: writtenNumber(block),
  text: unbroken(block.level <= 1 ? block.text.toUpperCase() : block.text),
  broken: block.level === 0 && block.number !== null,
});
