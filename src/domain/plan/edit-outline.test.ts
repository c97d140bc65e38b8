import { describe, expect, test } from "vitest";
import { editOutline, touchedBy } from "./edit-outline.ts";
import type { OutlineEdit } from "./outline-edit.ts";
import type { Outline, OutlineItem } from "./outline.ts";
import type { Target } from "./target.ts";

const RULE: Omit<Target, "term"> = {
  comparator: ">=",
  strict: false,
  value: "95",
  valueTo: null,
  unit: "%",
  decimals: 0,
  direction: "higher",
  frequency: "annual",
  dueYear: null,
  ceiling: "100",
  baseline: null,
};

const group = (id: string, number: string) => ({
  id,
  number,
  title: `Nhóm ${number}`,
  shortTitle: `Nhóm ${number}`,
  isConfidential: false,
});

const item = (id: string, groupId: string, number: string): OutlineItem => ({
  id,
  groupId,
  number,
  wording: `Nội dung ${number}`,
  secrecy: "open",
  deadlineAsWritten: null,
  deadlineOn: null,
  criteria: null,
  assignments: [],
  targets: [],
});

const PLAN: Outline = {
  groups: [group("A", "1"), group("B", "2")],
  items: [item("a1", "A", "1.1"), item("a2", "A", "1.2"), item("b1", "B", "2.1")],
};

function ids() {
  let count = 0;
  return () => `new${++count}`;
}

const edited = (edit: OutlineEdit, outline = PLAN, numbersItself = true) =>
  editOutline(outline, edit, { newId: ids(), term: { from: 2025, to: 2030 }, numbersItself });

function after(edit: OutlineEdit, outline = PLAN, numbersItself = true): Outline {
  const result = edited(edit, outline, numbersItself);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const inOrder = ({ items }: Outline) => items.map(({ id, number }) => `${number} ${id}`);

describe("a plan written here keeps its numbers in order", () => {
  test.each<[string, OutlineEdit, readonly string[]]>([
    [
      "a new item stands last in its group",
      { kind: "add-item", groupId: "A", wording: "Mới" },
      ["1.1 a1", "1.2 a2", "1.3 new1", "2.1 b1"],
    ],
    [
      "moving an item down changes places with the next",
      { kind: "move-item", itemId: "a1", by: 1 },
      ["1.1 a2", "1.2 a1", "2.1 b1"],
    ],
    [
      "an item at the edge of its group stays",
      { kind: "move-item", itemId: "a2", by: 1 },
      ["1.1 a1", "1.2 a2", "2.1 b1"],
    ],
    [
      "an item placed in another group stands last there",
      { kind: "place-item", itemId: "a1", groupId: "B" },
      ["1.1 a2", "2.1 b1", "2.2 a1"],
    ],
    [
      "a group takes its items along",
      { kind: "move-group", groupId: "B", by: -1 },
      ["1.1 b1", "2.1 a1", "2.2 a2"],
    ],
    ["what is removed closes the gap", { kind: "remove-item", itemId: "a1" }, ["1.1 a2", "2.1 b1"]],
  ])("%s", (_rule, edit, expected) => {
    expect(inOrder(after(edit))).toEqual(expected);
  });
});

describe("an amendment keeps the numbers that people cite", () => {
  test.each<[string, OutlineEdit, readonly string[]]>([
    [
      "a removed item leaves its number free",
      { kind: "remove-item", itemId: "a1" },
      ["1.2 a2", "2.1 b1"],
    ],
    [
      "a new item takes the number after the greatest",
      { kind: "add-item", groupId: "A", wording: "Mới" },
      ["1.1 a1", "1.2 a2", "1.3 new1", "2.1 b1"],
    ],
    [
      "an item placed elsewhere takes the next number there",
      { kind: "place-item", itemId: "a1", groupId: "B" },
      ["1.2 a2", "2.1 b1", "2.2 a1"],
    ],
  ])("%s", (_rule, edit, expected) => {
    expect(inOrder(after(edit, PLAN, false))).toEqual(expected);
  });
});

describe("targets", () => {
  const add: OutlineEdit = {
    kind: "set-target",
    itemId: "a1",
    targetId: null,
    measure: "Tỷ lệ",
    rule: RULE,
  };

  test("one target has its item's number, several have letters", () => {
    const one = after(add);
    expect(one.items[0]?.targets.map(({ code }) => code)).toEqual(["1.1"]);
    const two = after({ ...add, measure: "Số hộ" }, one);
    expect(two.items[0]?.targets.map(({ code }) => code)).toEqual(["1.1a", "1.1b"]);
  });

  test("a target is judged in the years of its plan", () => {
    expect(after(add).items[0]?.targets[0]?.rule.term).toEqual({ from: 2025, to: 2030 });
  });

  test("a range whose ends are reversed is refused", () => {
    const rule = { ...RULE, comparator: "between" as const, value: "10", valueTo: "5" };
    expect(edited({ ...add, rule })).toMatchObject({
      ok: false,
      error: { code: "plan.target.range-reversed" },
    });
  });

  test("a target that is gone is not found", () => {
    expect(edited({ kind: "remove-target", itemId: "a1", targetId: "x" })).toMatchObject({
      ok: false,
      error: { code: "access.thing.not-found" },
    });
  });
});

describe("units", () => {
  const assign = (unitId: string, role: "lead" | "coordinate" | null): OutlineEdit => ({
    kind: "assign",
    itemId: "a1",
    unitId,
    role,
  });
  const roles = ({ items }: Outline) =>
    items[0]?.assignments.map(({ unitId, role }) => `${unitId} ${role}`);

  test("an item has one lead: who led before goes on as a helper", () => {
    const first = after(assign("u", "lead"));
    expect(roles(after(assign("v", "lead"), first))).toEqual(["v lead", "u coordinate"]);
  });

  test("a part can be taken away", () => {
    const first = after(assign("u", "lead"));
    expect(roles(after(assign("u", null), first))).toEqual([]);
  });
});

describe("groups", () => {
  test("a group that still has items is not removed", () => {
    expect(edited({ kind: "remove-group", groupId: "A" })).toMatchObject({
      ok: false,
      error: { code: "plan.group.not-empty", details: { group: "1", items: 2 } },
    });
  });

  test("a renamed group has a short title for narrow columns", () => {
    const title = "Nhóm chỉ tiêu, nhiệm vụ về phát triển kinh tế";
    const renamed = after({ kind: "rename-group", groupId: "A", title });
    expect(renamed.groups[0]).toMatchObject({ title, shortTitle: "Phát triển kinh tế" });
  });
});

test("an edit touches what it changes; what is new touches nothing that was there", () => {
  expect(touchedBy({ kind: "move-item", itemId: "a1", by: 1 })).toEqual(["a1"]);
  expect(touchedBy({ kind: "place-item", itemId: "a1", groupId: "B" })).toEqual(["a1"]);
  expect(touchedBy({ kind: "rename-group", groupId: "A", title: "x" })).toEqual(["A"]);
  expect(touchedBy({ kind: "add-item", groupId: "A", wording: "x" })).toEqual([]);
});
