import type { PlanReading, ReadItem } from "../plan-reading.ts";

/** The name of an item in a question's id: its number, with its place where numbers repeat. */
export function itemKey(item: ReadItem, reading: Pick<PlanReading, "items">): string {
  const same = reading.items.filter((other) => other.number === item.number);
  return item.number !== null && same.length === 1
    ? item.number
    : `${item.number ?? ""}#${item.ordinal}`;
}

/** The name of an item in a sentence: "4.10", or its place in the document. */
export const itemLabel = (item: ReadItem): string =>
  item.number ?? `thứ ${item.ordinal} của văn bản`;
