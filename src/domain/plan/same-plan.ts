import { foldForIdentity } from "../kernel/vietnamese-text.ts";
import type { PlanReading } from "./plan-reading.ts";

type Items = Pick<PlanReading, "items">;

/** Letters and digits alone: the same words in another file may be cut into other paragraphs. */
const words = (text: string): string => foldForIdentity(text).replace(/[^\p{L}\d]+/gu, " ");

/** True where two readings hold the same items in the same words, whatever files they come from. */
export function isSamePlan(one: Items, other: Items): boolean {
  return (
    one.items.length === other.items.length &&
    one.items.every(({ number, originalText }, at) => {
      const twin = other.items[at];
      return (
        twin !== undefined &&
        number === twin.number &&
        words(originalText) === words(twin.originalText)
      );
    })
  );
}
