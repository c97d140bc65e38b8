import { type DifferenceKind, type LineDifference, compareText } from "./compare-lines.ts";

/** A group as the comparison of two versions needs it. */
export interface ComparedGroup {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** Keys of its items, the same in both versions for an item that is carried on. */
  readonly items: readonly string[];
}

/** What became of a group between two versions: kept, renamed or renumbered, added, gone. */
export interface GroupDifference {
  readonly kind: DifferenceKind;
  readonly numberBefore: string | null;
  readonly numberAfter: string | null;
  readonly title: LineDifference;
}

const shared = (one: ComparedGroup, other: ComparedGroup): number =>
  one.items.filter((key) => other.items.includes(key)).length;

/**
 * The older group that each newer one carries on, by id: the one with which it shares most items,
 * else one of the same title, else one of the same number that nothing else carries on.
 */
export function matchGroups(
  before: readonly ComparedGroup[],
  after: readonly ComparedGroup[],
): ReadonlyMap<string, string> {
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  const take = (group: ComparedGroup, old: ComparedGroup | undefined) => {
    if (old === undefined || matched.has(group.id) || taken.has(old.id)) return;
    matched.set(group.id, old.id);
    taken.add(old.id);
  };
  const pairs = after
    .flatMap((group) => before.map((old) => ({ group, old, common: shared(group, old) })))
    .filter(({ common }) => common > 0)
    .sort(
      (one, other) =>
        Number(other.group.title === other.old.title) - Number(one.group.title === one.old.title) ||
        other.common - one.common,
    );
  for (const { group, old } of pairs) take(group, old);
  for (const same of ["title", "number"] as const) {
    for (const group of after) {
      take(
        group,
        before.find((old) => !taken.has(old.id) && old[same] === group[same]),
      );
    }
  }
  return matched;
}

function compareGroup(
  before: ComparedGroup | undefined,
  after: ComparedGroup | undefined,
): GroupDifference {
  const title = compareText(before?.title ?? null, after?.title ?? null) ?? {
    kind: "kept",
    runs: [],
  };
  const isRenumbered = title.kind === "kept" && before?.number !== after?.number;
  return {
    kind: isRenumbered ? "changed" : title.kind,
    numberBefore: before?.number ?? null,
    numberAfter: after?.number ?? null,
    title,
  };
}

/** Groups of the newer version in their order, then those that are gone. */
export function compareGroups(
  before: readonly ComparedGroup[],
  after: readonly ComparedGroup[],
): readonly GroupDifference[] {
  const matched = matchGroups(before, after);
  const kept = new Set(matched.values());
  return [
    ...after.map((group) =>
      compareGroup(
        before.find(({ id }) => id === matched.get(group.id)),
        group,
      ),
    ),
    ...before.filter(({ id }) => !kept.has(id)).map((group) => compareGroup(group, undefined)),
  ];
}
