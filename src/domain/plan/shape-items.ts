import type { Answers } from "./answered-target.ts";
import type { PlanReading, ReadItem, ReadSubItem, ReadTarget, ReadUnit } from "./plan-reading.ts";
import { itemKey } from "./questions/item-key.ts";

/** The answer that makes an item a part of the one before it (gộp). */
export const mergeQuestion = (item: ReadItem, reading: PlanReading): string =>
  `merge:${itemKey(item, reading)}`;

/** The answer that lists at which of its sub-items an item is cut (tách), counted from 0. */
export const splitQuestion = (item: ReadItem, reading: PlanReading): string =>
  `split:${itemKey(item, reading)}`;

const isInside = (target: ReadTarget, { span }: ReadSubItem): boolean =>
  target.span.block === span.block &&
  target.span.start >= span.start &&
  target.span.end <= span.end;

/** The cuts a person made that the item still has sub-items for, in order. */
function cutsOf(answer: unknown, item: ReadItem): readonly number[] {
  if (!Array.isArray(answer)) return [];
  const known = answer.filter(
    (at): at is number => Number.isInteger(at) && at >= 0 && at < item.subItems.length,
  );
  return [...new Set(known)].sort((a, b) => a - b);
}

/** One of the items that a cut makes: the first sub-item gives the wording, the others stay below it. */
function pieceOf(item: ReadItem, subItems: readonly ReadSubItem[], at: number): ReadItem {
  const [first, ...rest] = subItems;
  const targets = item.targets.filter((target) => subItems.some((sub) => isInside(target, sub)));
  return {
    ...item,
    number: item.number === null ? null : `${item.number}.${at + 1}`,
    title: first?.text ?? item.title,
    originalText: subItems.map(({ text }) => text).join("\n"),
    subItems: rest,
    targets,
    notes: null,
    spans: subItems.map(({ span }) => span),
  };
}

/** What stays of a cut item, then the pieces; units and deadline hold for each of them. */
function splitItem(item: ReadItem, cuts: readonly number[]): readonly ReadItem[] {
  const [firstCut] = cuts;
  if (firstCut === undefined) return [item];
  const left = item.subItems.slice(firstCut);
  const head: ReadItem = {
    ...item,
    originalText: item.originalText
      .split("\n")
      .slice(0, firstCut + 1)
      .join("\n"),
    subItems: item.subItems.slice(0, firstCut),
    targets: item.targets.filter((target) => !left.some((sub) => isInside(target, sub))),
  };
  const pieces = cuts.map((cut, at) => pieceOf(item, item.subItems.slice(cut, cuts[at + 1]), at));
  return [head, ...pieces];
}

const joinedUnits = (one: readonly ReadUnit[], other: readonly ReadUnit[]): readonly ReadUnit[] => [
  ...one,
  ...other.filter(({ name }) => !one.some((unit) => unit.name === name)),
];

/** An item with the next one as a part of it; nothing of either is lost. */
function joinItems(item: ReadItem, part: ReadItem): ReadItem {
  const [span = { block: 0, start: 0, end: 0 }] = part.spans;
  return {
    ...item,
    originalText: `${item.originalText}\n${part.originalText}`,
    subItems: [
      ...item.subItems,
      { marker: part.number ?? "-", text: part.title, span },
      ...part.subItems,
    ],
    units: joinedUnits(item.units, part.units),
    deadline: item.deadline ?? part.deadline,
    targets: [...item.targets, ...part.targets],
    notes: [item.notes, part.notes].filter(Boolean).join("\n") || null,
    spans: [...item.spans, ...part.spans],
  };
}

/**
 * The reading with its items cut and joined as people answered. Items keep the targets they had, in
 * the same places, so that what was answered about them still holds; new pieces follow in order.
 */
export function shapeItems(reading: PlanReading, answers: Answers): PlanReading {
  const shaped: ReadItem[] = [];
  for (const item of reading.items) {
    const before = shaped.at(-1);
    const pieces = splitItem(item, cutsOf(answers[splitQuestion(item, reading)], item));
    const [head, ...rest] = pieces;
    if (head === undefined) continue;
    if (before !== undefined && answers[mergeQuestion(item, reading)] === true) {
      shaped[shaped.length - 1] = joinItems(before, head);
    } else shaped.push(head);
    shaped.push(...rest);
  }
  const isSame = shaped.every((item, at) => item === reading.items[at]);
  if (isSame && shaped.length === reading.items.length) return reading;
  return { ...reading, items: shaped.map((item, at) => ({ ...item, ordinal: at + 1 })) };
}
