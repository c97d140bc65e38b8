import { expect, test } from "vitest";
import { groupParents } from "./group-parents.ts";

/** "II" holds no items itself, "1*" does. */
const placed = (written: string) => ({
  number: written.replace("*", ""),
  hasItems: written.endsWith("*"),
});

test.each([
  ["groups of one list stand side by side", ["1*", "2*", "3*"], [null, null, null]],
  ["numbers of another kind begin inside", ["I", "1*", "2*", "II", "1*"], [null, 0, 0, null, 3]],
  ["a list may not begin at one", ["I", "2*", "II", "1*"], [null, 0, null, 2]],
  ["the same kind begins anew inside", ["I*", "II", "I*", "II*"], [null, null, 1, 1]],
  [
    "decimals stand under their whole",
    ["II", "1", "1.1*", "1.2*", "2", "2.1*"],
    [null, 0, 1, 1, 0, 4],
  ],
  ["what holds items holds no groups", ["II*", "1*", "2*"], [null, null, null]],
  ["groups without numbers stand side by side", ["*", "*"], [null, null]],
  ["a group without a number after others stands at the top", ["I", "1*", "*"], [null, 0, null]],
])("%s: %j", (_rule, numbers, parents) => {
  expect(groupParents(numbers.map(placed))).toEqual(parents);
});
