import { describe, expect, test } from "vitest";
import {
  type Bindings,
  bindText,
  tokenText,
  tokenKeys,
  withoutSeen,
  withSeen,
} from "./bound-text.ts";
import { textOf } from "./report-model.ts";

const bindings: Bindings = new Map([
  ["4.6a@2024", { text: "96,2", sourceIds: ["obs-1"] }],
  ["count.met", { text: "09", sourceIds: ["t-1"] }],
]);

describe("bindText(text, bindings)", () => {
  test.each([
    ["a token becomes its figure", "đạt {{4.6a@2024}}%", "đạt 96,2%"],
    ["tokens may touch", "{{count.met}}{{count.met}}", "0909"],
    ["a text without tokens stays", "không có số", "không có số"],
    ["a token of no figure is a missing figure", "đạt {{4.6a@2030}}%", "đạt …%"],
    ["braces that are no token stay", "{4.6a} {{}}", "{4.6a} {{}}"],
  ])("%s", (_rule, text, printed) => {
    expect(textOf(bindText(text, bindings).runs)).toBe(printed);
  });

  test.each([
    ["{{4.6a@2024=95,8}}", ["4.6a@2024"]],
    ["{{4.6a@2024=96,2}}", []],
    ["{{4.6a@2024}}", []],
  ])("%s is stale for %j", (text, stale) => {
    expect(bindText(text, bindings).stale).toEqual(stale);
  });

  test("what an editor is given binds to the same text", () => {
    const { runs } = bindText("Năm 2024 đạt {{4.6a@2024}}%, {{count.met}} mục tiêu.", bindings);
    const again = bindText(tokenText(runs), bindings);
    expect(again.runs).toEqual(runs);
    expect(again.stale).toEqual([]);
  });
});

describe("tokens of a text", () => {
  const bindings = new Map([["4.6a@2024", { text: "96,2", sourceIds: [] }]]);

  test("keys are named once, in order", () => {
    expect(tokenKeys("{{b=1}} và {{ a }}, {{b}}")).toEqual(["b", "a"]);
  });

  test("a token that notes nothing learns what its writer saw; one that does keeps it", () => {
    expect(withSeen("{{4.6a@2024}} và {{4.6a@2024=95,0}}", bindings)).toBe(
      "{{4.6a@2024=96,2}} và {{4.6a@2024=95,0}}",
    );
  });

  test("a person edits bare tokens", () => {
    expect(withoutSeen("đạt {{4.6a@2024=96,2}}%")).toBe("đạt {{4.6a@2024}}%");
  });
});
