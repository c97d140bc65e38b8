import { describe, expect, it } from "vitest";
import { remember } from "./remember.ts";

describe("a function that remembers", () => {
  it("works out each text once, until it has kept its most", () => {
    const asked: string[] = [];
    const length = remember((text) => {
      asked.push(text);
      return text.length;
    }, 2);
    expect(["a", "bb", "a", "ccc", "a"].map(length)).toEqual([1, 2, 1, 3, 1]);
    expect(asked).toEqual(["a", "bb", "ccc", "a"]);
  });

  it("keeps no long text", () => {
    const asked: string[] = [];
    const first = remember((text) => {
      asked.push(text);
      return text.charAt(0);
    });
    const long = "x".repeat(5_000);
    expect([first(long), first(long)]).toEqual(["x", "x"]);
    expect(asked).toHaveLength(2);
  });
});
