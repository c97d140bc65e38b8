import { describe, expect, test } from "vitest";
import { carryAnswers, compareReadings, sharedPart } from "./compare-readings.ts";
import { readPlan } from "./read-plan.ts";

const read = (...lines: readonly string[]) =>
  readPlan(["II. NỘI DUNG", ...lines].map((text) => ({ kind: "paragraph" as const, text })));

const before = read(
  "1. Tỷ lệ tiêm chủng đầy đủ cho trẻ em đạt 99%.",
  "2. Trồng mới 1.500 cây xanh trên các tuyến đường.",
  "3. Hoàn thành đề án du lịch đêm của thành phố.",
);

const after = read(
  "1. Tỷ lệ tiêm chủng đầy đủ cho trẻ em đạt 99%.",
  "2. Trồng mới 2.000 cây xanh trên các tuyến đường.",
  "3. Lắp 300 camera an ninh ở các giao lộ.",
);

describe("compareReadings(before, after)", () => {
  test("says of every item what became of it, and which are gone", () => {
    const { items, gone } = compareReadings(before, after);
    expect(items.map(({ kind, before: twin }) => [kind, twin?.number ?? null])).toEqual([
      ["kept", "1"],
      ["changed", "2"],
      ["added", null],
    ]);
    expect(gone.map(({ number }) => number)).toEqual(["3"]);
  });

  test("an item that only got another number is kept", () => {
    const moved = read(
      "1. Việc mới phải làm trong năm.",
      "2. Tỷ lệ tiêm chủng đầy đủ cho trẻ em đạt 99%.",
    );
    expect(compareReadings(before, moved).items.map(({ kind }) => kind)).toEqual(["added", "kept"]);
  });

  test("the part two documents share counts the items of the larger one", () => {
    expect(sharedPart(compareReadings(before, after))).toBeCloseTo(2 / 3);
    expect(sharedPart(compareReadings(before, before))).toBe(1);
  });
});

describe("carryAnswers(answers, before, after, comparison)", () => {
  const carry = (answers: Readonly<Record<string, unknown>>, revised = after) =>
    carryAnswers(answers, before, revised, compareReadings(before, revised));

  test("answers about the whole plan and about names hold", () => {
    const answers = { "deadline-policy": "p", "unit:phòng y tế": "u", "confidential:5": true };
    expect(carry(answers)).toEqual(answers);
  });

  test("an answer about a rule holds for the words it was given for, and no others", () => {
    expect(carry({ "target:1:0:level": "at-least", "target:2:0": { value: "1500" } })).toEqual({
      "target:1:0:level": "at-least",
    });
  });

  test("who leads is still known where the words changed, and not where the item is gone", () => {
    expect(carry({ "lead:2": "u", "lead:3": "v" })).toEqual({ "lead:2": "u" });
  });

  test("answers follow an item to its new number", () => {
    const moved = read(
      "1. Việc mới phải làm trong năm.",
      "2. Tỷ lệ tiêm chủng đầy đủ cho trẻ em đạt 99%.",
    );
    expect(carry({ "lead:1": "u" }, moved)).toEqual({ "lead:2": "u" });
  });
});
