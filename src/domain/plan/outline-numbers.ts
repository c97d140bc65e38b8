import type { Outline, OutlineGroup, OutlineItem, OutlineTarget } from "./outline.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** "4.10" for the only target of an item, "4.10a", "4.10b" for several. */
export const codeTargets = (
  targets: readonly OutlineTarget[],
  number: string,
): readonly OutlineTarget[] =>
  targets.map((target, at) => ({
    ...target,
    code: targets.length === 1 ? number : `${number}${LETTERS[at] ?? `.${at + 1}`}`,
  }));

const withNumber = (item: OutlineItem, number: string): OutlineItem =>
  item.number === number ? item : { ...item, number, targets: codeTargets(item.targets, number) };

/** Numbers everything in its order: groups 1, 2 …; items 1.1, 1.2 … */
export function numberOutline({ groups, items }: Outline): Outline {
  const numbered = groups.map((group, at) => {
    const number = String(at + 1);
    return group.number === number ? group : { ...group, number };
  });
  const counts = new Map<string, number>();
  return {
    groups: numbered,
    items: items.map((item) => {
      const count = (counts.get(item.groupId) ?? 0) + 1;
      counts.set(item.groupId, count);
      const group = numbered.find(({ id }) => id === item.groupId);
      return withNumber(item, `${group?.number ?? ""}.${count}`);
    }),
  };
}

const lastPart = (number: string): number => Number(/(\d+)$/.exec(number)?.[1] ?? 0);

const after = (numbers: readonly string[]): number => Math.max(0, ...numbers.map(lastPart)) + 1;

/** The number after the greatest one, so that what people have cited keeps its own. */
export const nextGroupNumber = (groups: readonly OutlineGroup[]): string =>
  String(after(groups.map(({ number }) => number)));

/** The same within a group: "4.17". */
export function nextItemNumber({ groups, items }: Outline, groupId: string): string {
  const group = groups.find(({ id }) => id === groupId);
  const own = items.filter((item) => item.groupId === groupId).map(({ number }) => number);
  return `${group?.number ?? ""}.${after(own.filter((number) => number.includes(".")))}`;
}
