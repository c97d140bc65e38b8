import { describe, expect, test } from "vitest";
import type { Verdict } from "../evaluation/verdict.ts";
import { bindText } from "./bound-text.ts";
import type { ReportTarget } from "./report-input.ts";
import { guardSentences } from "./sentence-guard.ts";

const target = (
  code: string,
  verdict: Verdict,
  values: readonly (string | null)[],
): ReportTarget => ({
  id: code,
  itemId: code,
  code,
  measure: "Chỉ tiêu",
  requirement: "từ 95% trở lên",
  unitOfMeasure: "%",
  decimals: 1,
  verdict,
  override: null,
  attainment: "99",
  values: values.map((value, at) => ({
    year: 2022 + at,
    kind: "actual",
    value,
    status: value === null ? "not_collected" : null,
    observationIds: [],
  })),
});

const TARGETS = [
  target("met", "met", ["90", "94", "96"]),
  target("missed", "not_met", ["90", "94", "93"]),
  target("gap", "not_met", ["90", null, "93"]),
];

const guard = (text: string, targets: readonly ReportTarget[] = TARGETS) =>
  guardSentences(
    [
      {
        blockKey: "b",
        runs: bindText(text, new Map()).runs,
        origin: { kind: "edited", by: null },
        headingId: null,
      },
    ],
    targets,
  ).map(({ word, targetCode }) => `${word} ${targetCode}`);

describe("words against the verdict", () => {
  test.each([
    ["achieved, where it is missed", "đã đạt {{missed@2024}}%", ["đã đạt missed"]],
    ["achieved by its long form", "{{missed@2024}}%, hoàn thành chỉ tiêu", ["hoàn thành missed"]],
    ["exceeded, where it is only met", "vượt kế hoạch với {{met@2024}}%", ["vượt met"]],
    ["missed, where it is met", "chưa đạt với {{met@2024}}%", ["chưa đạt met"]],
    ["the nearer of two targets", "A {{met@2024}}%, B {{missed@2024}}% đã đạt", ["đã đạt missed"]],
  ])("%s is found", (_name, text, found) => {
    expect(guard(text)).toEqual(found);
  });

  test.each([
    ["a number that is merely reached", "năm 2024 đạt {{missed@2024}}%"],
    ["a claim that fits", "đã đạt {{met@2024}}%"],
    ["a claim that is taken back", "khó đạt mục tiêu với {{missed@2024}}%"],
    ["a claim in another sentence", "Đã đạt nhiều kết quả. Năm 2024 là {{missed@2024}}%"],
    ["a claim about a count", "{{count.met}} mục tiêu đã đạt"],
    ["a word that only begins alike", "vượt khó vươn lên với {{met@2024}}%"],
  ])("%s is none", (_name, text) => {
    expect(guard(text)).toEqual([]);
  });

  test("a person's verdict counts before the rule's", () => {
    const rerated: ReportTarget = {
      ...target("missed", "not_met", ["90"]),
      override: { verdict: "met", reason: "đã trừ đối tượng bảo trợ" },
    };
    expect(guard("đã đạt {{missed@2022}}%", [rerated])).toEqual([]);
  });
});

describe("words against the direction", () => {
  test.each([
    ["rose, where it fell since the year before", "tăng lên {{missed@2024}}%", ["tăng missed"]],
    [
      "fell, where it rose between two years",
      "giảm từ {{met@2022}}% còn {{met@2024}}%",
      ["giảm met"],
    ],
  ])("%s is found", (_name, text, found) => {
    expect(guard(text)).toEqual(found);
  });

  test.each([
    ["rose, and so it did", "tăng từ {{met@2022}}% lên {{met@2024}}%"],
    ["a year without a figure is passed over", "tăng lên {{gap@2024}}%"],
    ["the first year has nothing before it", "giảm còn {{met@2022}}%"],
    ["strengthening is no growth", "tăng cường quản lý, còn {{missed@2024}}%"],
    ["poverty reduction is a name", "giảm nghèo bền vững, đạt {{met@2024}}%"],
  ])("%s", (_name, text) => {
    expect(guard(text)).toEqual([]);
  });
});
