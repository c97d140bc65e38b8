import { describe, expect, test } from "vitest";
import {
  type NarrativeAnswer,
  type NarrativeSection,
  type PointWords,
  answerable,
  inOrder,
  linkMissing,
  mergePoint,
} from "./narrative.ts";

const point = (
  section: NarrativeSection,
  at: number,
  body: string,
  answers: NarrativeAnswer | null = null,
) => ({ section, point: at, place: at, body, answers });

const slow = point("limitations", 1, "Thu gom rác chậm");
const far = point("limitations", 2, "Bãi chứa xa");
const blank = point("limitations", 3, " ");

describe("a cause names its limitation, a solution its cause", () => {
  test("only points with words may be named", () => {
    expect(answerable("objective_causes", [slow, far, blank])).toEqual([slow, far]);
    expect(answerable("results", [slow, far])).toEqual([]);
  });

  test("a solution names a cause of either kind", () => {
    const causes = [point("subjective_causes", 1, "a"), point("objective_causes", 1, "b")];
    expect(answerable("solutions", [slow, ...causes])).toEqual(causes);
  });

  test.each([
    ["one that names none", null, "Chưa chọn đây là nguyên nhân của hạn chế nào."],
    ["one whose limitation is gone", { section: "limitations", point: 3 }, "Chưa chọn đây là"],
    ["one that names its limitation", { section: "limitations", point: 2 }, undefined],
  ] as const)("%s", (_, answers, words) => {
    const cause = point("subjective_causes", 1, "Thiếu xe", answers);
    const missing = linkMissing(cause, [slow, far, blank, cause]);
    if (words === undefined) expect(missing).toBeUndefined();
    else expect(missing).toContain(words);
  });

  test("where there is nothing to name, nothing is missing", () => {
    expect(linkMissing(point("solutions", 1, "Mua xe"), [slow])).toBeUndefined();
    expect(linkMissing(point("solutions", 1, ""), [point("objective_causes", 1, "b")])).toBe(
      undefined,
    );
  });
});

test("points stand in their places, whatever their numbers", () => {
  const placed = [
    { point: 1, position: 3 },
    { point: 2, position: 1 },
    { point: 4, position: 1 },
  ];
  expect(inOrder(placed).map((each) => each.point)).toEqual([2, 4, 1]);
});

describe("two people at one point", () => {
  const base: PointWords = { body: "một", answers: null, position: 1 };
  const moved = { ...base, position: 3 };
  const said = { ...base, body: "hai" };
  const linked = { ...base, answers: { section: "limitations", point: 2 } as const };
  test.each([
    ["one moves it while the other writes", moved, said, { ...said, position: 3 }],
    ["one writes while the other moves it", said, moved, { ...said, position: 3 }],
    ["both write the same", said, said, said],
    ["both write", { ...base, body: "ba" }, said, undefined],
    ["one writes, the other links", linked, said, undefined],
    ["the last move stands", { ...base, position: 2 }, moved, moved],
  ])("%s", (_, theirs, mine, joined) => expect(mergePoint(base, theirs, mine)).toEqual(joined));

  test("two new texts for one empty box are both shown", () => {
    expect(mergePoint(undefined, base, said)).toBeUndefined();
    expect(mergePoint(undefined, undefined, said)).toEqual(said);
  });
});
