import { describe, expect, test } from "vitest";
import { type ComparedGroup, compareGroups, matchGroups } from "./compare-groups.ts";

const group = (id: string, number: string, title: string, ...items: string[]): ComparedGroup => ({
  id,
  number,
  title,
  items,
});

const kinds = (before: readonly ComparedGroup[], after: readonly ComparedGroup[]) =>
  compareGroups(before, after).map(({ kind, numberBefore, numberAfter }) => [
    kind,
    numberBefore,
    numberAfter,
  ]);

describe("compareGroups(before, after)", () => {
  test("a group with another name is the same group, renamed", () => {
    const [difference] = compareGroups(
      [group("a", "2", "Hạ tầng", "x", "y")],
      [group("b", "2", "Hạ tầng và chuyển đổi số", "x", "y")],
    );
    expect(difference).toMatchObject({
      kind: "changed",
      title: {
        runs: [
          { kind: "same", text: "Hạ tầng" },
          { kind: "added", text: " và chuyển đổi số" },
        ],
      },
    });
  });

  test("an empty group is known by its title, else by its number", () => {
    expect(kinds([group("a", "1", "Y tế")], [group("b", "2", "Y tế")])).toEqual([
      ["changed", "1", "2"],
    ]);
    expect(kinds([group("a", "1", "Y tế")], [group("b", "1", "Sức khỏe")])).toEqual([
      ["changed", "1", "1"],
    ]);
  });

  test("a group whose items all went elsewhere is gone; one that none carries on is new", () => {
    expect(
      kinds(
        [group("a", "1", "Một", "x"), group("b", "2", "Hai", "y")],
        [group("c", "1", "Một", "x", "y"), group("d", "3", "Ba", "z")],
      ),
    ).toEqual([
      ["kept", "1", "1"],
      ["added", null, "3"],
      ["gone", "2", null],
    ]);
  });

  test("each older group is carried on once", () => {
    const matched = matchGroups(
      [group("a", "1", "Một", "x", "y", "z")],
      [group("b", "1", "Một nửa", "x", "y"), group("c", "2", "Một nửa kia", "z")],
    );
    expect([...matched]).toEqual([["b", "a"]]);
  });
});
