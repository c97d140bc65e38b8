import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test.each([
  [
    "the order of keys does not matter",
    { b: 1, a: [{ d: 2, c: 3 }] },
    '{"a":[{"c":3,"d":2}],"b":1}',
  ],
  ["the order of a list does", [2, 1], "[2,1]"],
  ["nothing stays nothing", { a: null }, '{"a":null}'],
])("%s", (_name, value, text) => {
  expect(canonicalJson(value)).toBe(text);
});
