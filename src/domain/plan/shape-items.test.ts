import { describe, expect, test } from "vitest";
import { readPlan } from "./read-plan.ts";
import { shapeItems } from "./shape-items.ts";

const reading = readPlan(
  [
    "II. NỘI DUNG",
    "1. Phát triển y tế cơ sở đạt 95% trạm y tế:",
    "- Tỷ lệ tiêm chủng đạt 99%;",
    "- Tỷ lệ bảo hiểm y tế đạt 96%.",
    "* Đơn vị thực hiện: Phòng Y tế.",
    "2. Tỷ lệ hộ nghèo dưới 1%.",
    "* Đơn vị thực hiện: Phòng Lao động.",
  ].map((text) => ({ kind: "paragraph" as const, text })),
);

const outline = (answers: Readonly<Record<string, unknown>>) =>
  shapeItems(reading, answers).items.map((item) => ({
    number: item.number,
    ordinal: item.ordinal,
    parts: item.subItems.length,
    targets: item.targets.map(({ value }) => value),
    units: item.units.map(({ name }) => name),
  }));

describe("shapeItems(reading, answers)", () => {
  test("a reading that nobody cut or joined is the document's own", () => {
    expect(shapeItems(reading, {})).toBe(reading);
  });

  test("a cut makes the sub-item an item with its targets; units and what stays before it hold", () => {
    expect(outline({ "split:1": [1] })).toEqual([
      { number: "1", ordinal: 1, parts: 1, targets: ["95", "99"], units: ["Phòng Y tế"] },
      { number: "1.1", ordinal: 2, parts: 0, targets: ["96"], units: ["Phòng Y tế"] },
      { number: "2", ordinal: 3, parts: 0, targets: ["1"], units: ["Phòng Lao động"] },
    ]);
  });

  test("every cut is an item of its own", () => {
    expect(outline({ "split:1": [0, 1] }).map(({ number, targets }) => [number, targets])).toEqual([
      ["1", ["95"]],
      ["1.1", ["99"]],
      ["1.2", ["96"]],
      ["2", ["1"]],
    ]);
  });

  test("a joined item becomes a part of the one before it, and nothing of it is lost", () => {
    expect(outline({ "merge:2": true })).toEqual([
      {
        number: "1",
        ordinal: 1,
        parts: 3,
        targets: ["95", "99", "96", "1"],
        units: ["Phòng Y tế", "Phòng Lao động"],
      },
    ]);
  });

  test("taking a cut or a join back gives the document's items again", () => {
    expect(shapeItems(reading, { "split:1": [], "merge:2": false })).toBe(reading);
  });

  test("the first item has nothing before it to be joined to", () => {
    expect(outline({ "merge:1": true })).toHaveLength(2);
  });
});
