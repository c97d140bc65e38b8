import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blocksOfText } from "../../../src/adapters/documents/read-text.ts";
import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import {
  type ExpectedItem,
  type ExpectedReading,
  NO_SCORE,
  addScores,
  f1,
  itemsOf,
  scoreItems,
} from "./score-reading.ts";

const FOLDER = join(import.meta.dirname, "../../../fixtures/reading");
const LEAST = { items: 0.98, units: 0.96, deadlines: 0.98, targets: 0.95 };

const cases = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => name.slice(0, -4));

const expectedOf = (id: string): ExpectedReading =>
  // The file is written by hand in this shape; a wrong one fails the comparison below.
  JSON.parse(readFileSync(join(FOLDER, `${id}.expected.json`), "utf8")) as ExpectedReading;
const readingOf = (id: string) =>
  readPlan(blocksOfText(readFileSync(join(FOLDER, `${id}.txt`), "utf8").normalize("NFC")));

describe("fictional documents of many layouts are read as a person reads them", () => {
  it("there are at least ten of them", () => {
    expect(cases.length).toBeGreaterThanOrEqual(10);
  });

  it.each(cases)("%s", (id) => {
    const expected = expectedOf(id);
    const reading = readingOf(id);
    expect(reading.metadata).toMatchObject(expected.metadata);
    expect(itemsOf(reading)).toEqual(expected.items);
  });

  it("together they reach the marks set for documents that nobody has seen", () => {
    const total = cases
      .map((id) => scoreItems(expectedOf(id).items, itemsOf(readingOf(id))))
      .reduce(addScores, NO_SCORE);
    expect(f1(total.items)).toBeGreaterThanOrEqual(LEAST.items);
    expect(f1(total.units)).toBeGreaterThanOrEqual(LEAST.units);
    expect(f1(total.deadlines)).toBeGreaterThanOrEqual(LEAST.deadlines);
    expect(f1(total.targets)).toBeGreaterThanOrEqual(LEAST.targets);
  });
});

describe("the score", () => {
  const item: ExpectedItem = {
    number: "1",
    group: null,
    title: "Thu ngân sách đạt 95% dự toán",
    units: "lead: Phòng Kinh tế",
    deadline: "date 2026-06-30",
    targets: "= 95 %",
  };

  it("is full for what was expected", () => {
    expect(f1(scoreItems([item], [item]).targets)).toBe(1);
  });

  it("loses everything of an item that was not found, and of one that does not exist", () => {
    const score = scoreItems([item], [{ ...item, number: "2" }]);
    expect(score.items).toEqual({ hits: 0, extra: 1, missed: 1 });
    expect([score.units, score.deadlines, score.targets].map(f1)).toEqual([0, 0, 0]);
  });

  it("counts a wrong unit, day or level once as found and once as missed", () => {
    const wrong = { ...item, units: "lead: Công an xã", deadline: "ongoing", targets: ">= 95 %" };
    const score = scoreItems([item], [wrong]);
    expect(score.units).toEqual({ hits: 0, extra: 1, missed: 1 });
    expect(score.deadlines).toEqual({ hits: 0, extra: 1, missed: 1 });
    expect(score.targets).toEqual({ hits: 0, extra: 1, missed: 1 });
  });
});
