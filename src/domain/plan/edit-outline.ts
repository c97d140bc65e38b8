import { assertNever } from "../kernel/assert.ts";
import { type Problem, problem } from "../kernel/problem.ts";
import { type Result, err, ok } from "../kernel/result.ts";
import { assignUnit } from "./assign-unit.ts";
import type { OutlineEdit } from "./outline-edit.ts";
import { codeTargets, nextGroupNumber, nextItemNumber, numberOutline } from "./outline-numbers.ts";
import type { Outline, OutlineGroup, OutlineItem, OutlineTarget } from "./outline.ts";
import { shortTitle } from "./short-title.ts";
import { type TargetProblem, makeTarget } from "./target.ts";

export type EditProblem =
  TargetProblem | Problem<"access.thing.not-found" | "plan.group.not-empty">;

/** What an edit is made with besides the draft itself. */
export interface EditRules {
  readonly newId: () => string;
  readonly term: { readonly from: number; readonly to: number };
  /** True for a plan written here from nothing; elsewhere numbers that people cite are kept. */
  readonly numbersItself: boolean;
}

type Edited = Result<Outline, EditProblem>;
type EditOf<K extends OutlineEdit["kind"]> = Extract<OutlineEdit, { readonly kind: K }>;

const missing = (thing: string) => err(problem("access.thing.not-found", { thing }));

function swapped<T>(list: readonly T[], one: number, other: number): readonly T[] {
  const [a, b] = [list[one], list[other]];
  if (a === undefined || b === undefined) return list;
  return list.map((each, at) => (at === one ? b : at === other ? a : each));
}

function changeItem(
  outline: Outline,
  itemId: string,
  change: (item: OutlineItem) => Result<OutlineItem, EditProblem>,
): Edited {
  const found = outline.items.find(({ id }) => id === itemId);
  if (found === undefined) return missing("item");
  const changed = change(found);
  if (!changed.ok) return changed;
  return ok({
    ...outline,
    items: outline.items.map((item) => (item.id === itemId ? changed.value : item)),
  });
}

function addGroup(outline: Outline, { title }: EditOf<"add-group">, rules: EditRules): Edited {
  const group = {
    id: rules.newId(),
    number: nextGroupNumber(outline.groups),
    title,
    shortTitle: shortTitle(title),
    isConfidential: false,
  };
  return ok({ ...outline, groups: [...outline.groups, group] });
}

function changeGroup(outline: Outline, groupId: string, changed: Partial<OutlineGroup>): Edited {
  if (!outline.groups.some(({ id }) => id === groupId)) return missing("group");
  return ok({
    ...outline,
    groups: outline.groups.map((group) =>
      group.id === groupId ? { ...group, ...changed } : group,
    ),
  });
}

/** Items stand in the order of their groups. */
const inGroupOrder = ({ groups, items }: Outline): Outline => ({
  groups,
  items: groups.flatMap(({ id }) => items.filter(({ groupId }) => groupId === id)),
});

function moveGroup(outline: Outline, { groupId, by }: EditOf<"move-group">): Edited {
  const at = outline.groups.findIndex(({ id }) => id === groupId);
  if (at < 0) return missing("group");
  return ok(inGroupOrder({ ...outline, groups: swapped(outline.groups, at, at + by) }));
}

function removeGroup(outline: Outline, { groupId }: EditOf<"remove-group">): Edited {
  const group = outline.groups.find(({ id }) => id === groupId);
  if (group === undefined) return missing("group");
  const items = outline.items.filter((item) => item.groupId === groupId).length;
  if (items > 0) return err(problem("plan.group.not-empty", { group: group.number, items }));
  return ok({ ...outline, groups: outline.groups.filter(({ id }) => id !== groupId) });
}

function addItem(outline: Outline, edit: EditOf<"add-item">, rules: EditRules): Edited {
  if (!outline.groups.some(({ id }) => id === edit.groupId)) return missing("group");
  const item: OutlineItem = {
    id: rules.newId(),
    groupId: edit.groupId,
    number: nextItemNumber(outline, edit.groupId),
    wording: edit.wording,
    secrecy: "open",
    deadlineAsWritten: null,
    deadlineOn: null,
    criteria: null,
    assignments: [],
    targets: [],
  };
  return ok(inGroupOrder({ ...outline, items: [...outline.items, item] }));
}

/** Within its group an item changes places with its neighbour; at the edge it stays. */
function moveItem(outline: Outline, { itemId, by }: EditOf<"move-item">): Edited {
  const at = outline.items.findIndex(({ id }) => id === itemId);
  const item = outline.items[at];
  if (item === undefined) return missing("item");
  const neighbour = outline.items[at + by];
  if (neighbour?.groupId !== item.groupId) return ok(outline);
  return ok({ ...outline, items: swapped(outline.items, at, at + by) });
}

function placeItem(outline: Outline, { itemId, groupId }: EditOf<"place-item">): Edited {
  const item = outline.items.find(({ id }) => id === itemId);
  if (item === undefined) return missing("item");
  if (!outline.groups.some(({ id }) => id === groupId)) return missing("group");
  if (item.groupId === groupId) return ok(outline);
  const others = outline.items.filter(({ id }) => id !== itemId);
  const number = nextItemNumber(outline, groupId);
  const placed = { ...item, groupId, number, targets: codeTargets(item.targets, number) };
  return ok(inGroupOrder({ ...outline, items: [...others, placed] }));
}

function removeItem(outline: Outline, { itemId }: EditOf<"remove-item">): Edited {
  if (!outline.items.some(({ id }) => id === itemId)) return missing("item");
  return ok({ ...outline, items: outline.items.filter(({ id }) => id !== itemId) });
}

const withTargets = (item: OutlineItem, targets: readonly OutlineTarget[]): OutlineItem => ({
  ...item,
  targets: codeTargets(targets, item.number),
});

function setTarget(
  item: OutlineItem,
  { targetId, measure, rule }: EditOf<"set-target">,
  { newId, term }: EditRules,
): Result<OutlineItem, EditProblem> {
  const made = makeTarget({ ...rule, term }, item.number);
  if (!made.ok) return made;
  if (targetId === null) {
    const added = { id: newId(), code: item.number, measure, rule: made.value };
    return ok(withTargets(item, [...item.targets, added]));
  }
  if (!item.targets.some(({ id }) => id === targetId)) return missing("target");
  const targets = item.targets.map((target) =>
    target.id === targetId ? { ...target, measure, rule: made.value } : target,
  );
  return ok({ ...item, targets });
}

function removeTarget(
  item: OutlineItem,
  { targetId }: EditOf<"remove-target">,
): Result<OutlineItem, EditProblem> {
  const rest = item.targets.filter(({ id }) => id !== targetId);
  return rest.length === item.targets.length ? missing("target") : ok(withTargets(item, rest));
}

type ItemEdit = Exclude<
  OutlineEdit,
  EditOf<
    | "add-group"
    | "rename-group"
    | "restrict-group"
    | "move-group"
    | "remove-group"
    | "add-item"
    | "move-item"
    | "place-item"
    | "remove-item"
  >
>;

function editItem(
  item: OutlineItem,
  edit: ItemEdit,
  rules: EditRules,
): Result<OutlineItem, EditProblem> {
  switch (edit.kind) {
    case "restrict-item":
      return ok({ ...item, secrecy: edit.secrecy });
    case "reword-item":
      return ok({ ...item, wording: edit.wording });
    case "set-deadline":
      return ok({ ...item, deadlineAsWritten: edit.asWritten, deadlineOn: edit.on });
    case "set-target":
      return setTarget(item, edit, rules);
    case "remove-target":
      return removeTarget(item, edit);
    case "assign":
      return ok({ ...item, assignments: assignUnit(item.assignments, edit.unitId, edit.role) });
    case "write-criteria":
      return ok({ ...item, criteria: edit.criteria });
    default:
      return assertNever(edit);
  }
}

function change(outline: Outline, edit: OutlineEdit, rules: EditRules): Edited {
  switch (edit.kind) {
    case "add-group":
      return addGroup(outline, edit, rules);
    case "rename-group":
      return changeGroup(outline, edit.groupId, {
        title: edit.title,
        shortTitle: shortTitle(edit.title),
      });
    case "restrict-group":
      return changeGroup(outline, edit.groupId, { isConfidential: edit.isConfidential });
    case "move-group":
      return moveGroup(outline, edit);
    case "remove-group":
      return removeGroup(outline, edit);
    case "add-item":
      return addItem(outline, edit, rules);
    case "move-item":
      return moveItem(outline, edit);
    case "place-item":
      return placeItem(outline, edit);
    case "remove-item":
      return removeItem(outline, edit);
    case "reword-item":
    case "restrict-item":
    case "set-deadline":
    case "set-target":
    case "remove-target":
    case "assign":
    case "write-criteria":
      return changeItem(outline, edit.itemId, (item) => editItem(item, edit, rules));
    default:
      return assertNever(edit);
  }
}

/** Makes one change of a draft; a plan written here keeps its numbers in order. */
export function editOutline(outline: Outline, edit: OutlineEdit, rules: EditRules): Edited {
  const changed = change(outline, edit, rules);
  if (!changed.ok || !rules.numbersItself) return changed;
  return ok(numberOutline(changed.value));
}

/** Ids of what an edit changes, so that two people do not change the same thing unawares. */
export function touchedBy(edit: OutlineEdit): readonly string[] {
  if ("itemId" in edit) return [edit.itemId];
  if (edit.kind === "add-group" || edit.kind === "add-item") return [];
  return [edit.groupId];
}
