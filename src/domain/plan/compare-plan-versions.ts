import { type DifferenceKind, type LineDifference, compareText } from "./compare-lines.ts";

/** A line of an item that is compared by itself: a target, a unit, a deadline. */
export interface ComparedLine {
  /** The same for what carries on the same thing. */
  readonly key: string;
  readonly text: string;
}

/** An item as the comparison needs it. */
export interface ComparedItem {
  /** The same in both versions for an item that is carried on. */
  readonly key: string;
  readonly number: string;
  readonly group: string;
  /** The same in both versions for a group that is carried on, whatever it is called. */
  readonly groupKey: string;
  readonly wording: string;
  readonly targets: readonly ComparedLine[];
  readonly units: readonly ComparedLine[];
  /** Null where the item has none. */
  readonly deadline: string | null;
}

export interface ItemDifference {
  readonly kind: DifferenceKind;
  readonly group: string;
  /** Null where the older version has no such item. */
  readonly numberBefore: string | null;
  readonly numberAfter: string | null;
  /** Null where the item stays in its group. */
  readonly moved: LineDifference | null;
  readonly wording: LineDifference;
  readonly targets: readonly LineDifference[];
  readonly units: readonly LineDifference[];
  readonly deadline: LineDifference | null;
}

/** Lines of the newer version in their order, then those that are gone. */
function compareLines(
  before: readonly ComparedLine[],
  after: readonly ComparedLine[],
): readonly LineDifference[] {
  const keys = [...new Set([...after, ...before].map(({ key }) => key))];
  const textOf = (lines: readonly ComparedLine[], key: string) =>
    lines.find((line) => line.key === key)?.text ?? null;
  return keys.flatMap((key) => compareText(textOf(before, key), textOf(after, key)) ?? []);
}

function kindOf(
  before: ComparedItem | undefined,
  after: ComparedItem | undefined,
  lines: readonly LineDifference[],
): DifferenceKind {
  if (before === undefined) return "added";
  if (after === undefined) return "gone";
  const isKept = before.groupKey === after.groupKey && lines.every(({ kind }) => kind === "kept");
  return isKept ? "kept" : "changed";
}

function movedOf(
  before: ComparedItem | undefined,
  after: ComparedItem | undefined,
): LineDifference | null {
  if (before === undefined || after === undefined || before.groupKey === after.groupKey)
    return null;
  return compareText(before.group, after.group);
}

function compareItem(
  before: ComparedItem | undefined,
  after: ComparedItem | undefined,
): ItemDifference {
  const wording = compareText(before?.wording ?? null, after?.wording ?? null);
  const targets = compareLines(before?.targets ?? [], after?.targets ?? []);
  const units = compareLines(before?.units ?? [], after?.units ?? []);
  const deadline = compareText(before?.deadline ?? null, after?.deadline ?? null);
  const lines = [wording, ...targets, ...units, deadline].filter((line) => line !== null);
  return {
    kind: kindOf(before, after, lines),
    group: after?.group ?? before?.group ?? "",
    numberBefore: before?.number ?? null,
    numberAfter: after?.number ?? null,
    moved: movedOf(before, after),
    wording: wording ?? { kind: "kept", runs: [] },
    targets,
    units,
    deadline,
  };
}

/**
 * What a later version of a plan kept, changed, added and left out (so sánh hai bản): items of the
 * later version in their order, then those that are gone; changed lines word by word.
 */
export function comparePlanVersions(
  before: readonly ComparedItem[],
  after: readonly ComparedItem[],
): readonly ItemDifference[] {
  const old = new Map(before.map((item) => [item.key, item]));
  const kept = new Set(after.map(({ key }) => key));
  return [
    ...after.map((item) => compareItem(old.get(item.key), item)),
    ...before.filter(({ key }) => !kept.has(key)).map((item) => compareItem(item, undefined)),
  ];
}

/** How many items of each kind a comparison has. */
export const countDifferences = (
  differences: readonly ItemDifference[],
): Readonly<Record<DifferenceKind, number>> => {
  const count = (kind: DifferenceKind) => differences.filter((each) => each.kind === kind).length;
  return {
    kept: count("kept"),
    changed: count("changed"),
    added: count("added"),
    gone: count("gone"),
  };
};
