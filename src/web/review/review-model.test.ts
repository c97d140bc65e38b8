import { describe, expect, test } from "vitest";
import type { SentCell } from "../../contract/review.ts";
import { type Remark, isChanged, putRemark, textOf, toDecision } from "./review-model.ts";

const cell = (changes: Partial<SentCell>): SentCell => ({
  rowId: "r",
  columnId: "c",
  entryId: "e",
  typed: "",
  value: null,
  status: "blank",
  maturity: null,
  note: "",
  by: null,
  at: null,
  previous: null,
  ...changes,
});

const remark = (changes: Partial<Remark> = {}): Remark => ({
  place: { kind: "cell", rowId: "r1", columnId: "c1" },
  taskId: "t1",
  where: "Trẻ đến nhà trẻ, 2024",
  body: "Thiếu nguồn.",
  proposedValue: null,
  ...changes,
});

describe("isChanged(cell, revision)", () => {
  test.each([
    ["everything of a first revision is new", cell({ status: "value", value: "1" }), 1, true],
    [
      "a figure that stands as it stood is not",
      cell({ status: "value", value: "1", previous: { status: "value", value: "1" } }),
      2,
      false,
    ],
    [
      "another figure is",
      cell({ status: "value", value: "2", previous: { status: "value", value: "1" } }),
      2,
      true,
    ],
    [
      "a figure where a mark stood is",
      cell({ status: "value", value: "0", previous: { status: "none", value: null } }),
      2,
      true,
    ],
    ["a figure where nothing was sent is", cell({ status: "value", value: "2" }), 2, true],
    ["a blank that nobody sent before is not", cell({}), 2, false],
  ] as const)("%s", (_rule, sent, revision, expected) => {
    expect(isChanged(sent, revision)).toBe(expected);
  });
});

describe("textOf(cell, decimals)", () => {
  test("a blank is no zero", () => {
    expect(textOf(cell({}), 1)).toBe("…");
    expect(textOf(cell({ status: "value", value: "0" }), 1)).toBe("0,0");
    expect(textOf(undefined, 1)).toBe("…");
  });
});

describe("putRemark(remarks, remark)", () => {
  test("a later remark takes the place of the one at the same cell", () => {
    const both = putRemark([remark()], remark({ body: "Nhầm đơn vị tính." }));
    expect(both.map(({ body }) => body)).toEqual(["Nhầm đơn vị tính."]);
  });

  test("a remark without words is taken away", () => {
    expect(putRemark([remark()], remark({ body: " " }))).toEqual([]);
  });
});

describe("toDecision(remarks, accept)", () => {
  test("a task with a remark is returned with it and never accepted in the same breath", () => {
    const paragraph = remark({ place: { kind: "paragraph", itemId: "i1", section: "results" } });
    const decision = toDecision([remark({ proposedValue: "4380" }), paragraph], ["t1", "t2"]);
    expect(decision).toEqual({
      accept: ["t2"],
      return: [
        {
          taskId: "t1",
          comments: [
            { rowId: "r1", columnId: "c1", body: "Thiếu nguồn.", proposedValue: "4380" },
            { section: "results", body: "Thiếu nguồn." },
          ],
        },
      ],
    });
  });
});
