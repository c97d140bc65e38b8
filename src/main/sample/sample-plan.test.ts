import { describe, expect, test } from "vitest";
import { readDocument } from "../../adapters/documents/read-document.ts";
import { readPlan } from "../../domain/plan/read-plan.ts";
import type { PlanReading, ReadItem } from "../../domain/plan/plan-reading.ts";
import { SAMPLE_PLAN_FILE, readFixture, readFixtureBytes } from "./fixtures.ts";

interface ExpectedItem {
  readonly number: string;
  readonly group: string;
  readonly units: readonly string[];
  readonly deadline: string | null;
  readonly targets: readonly unknown[];
}

const expected = readFixture<{ groups: number; items: readonly ExpectedItem[] }>("expected.json");

async function readSample(): Promise<PlanReading> {
  const file = { fileName: SAMPLE_PLAN_FILE, bytes: readFixtureBytes(SAMPLE_PLAN_FILE) };
  const blocks = await readDocument(file);
  if (!blocks.ok) throw new Error(blocks.error.code);
  return readPlan(blocks.value);
}

const quantified = (item: ReadItem) =>
  item.targets
    // "tăng thêm 2 tiết/tuần" is how much is taught, and "100%" of 4.12 already asks for it
    .filter((target) => target.quantified && target.unitOfMeasure !== "tiết")
    .map(({ comparator, strict, value, valueTo, unitOfMeasure }) => ({
      comparator,
      strict,
      value,
      valueTo,
      unit: unitOfMeasure,
    }));

describe("the plan of the sample, read from its document", () => {
  const reading = readSample();

  test("has its groups and items, numbered as the plan numbers them", async () => {
    const { groups, items } = await reading;
    expect(groups).toHaveLength(expected.groups);
    expect(items.map(({ number, group }) => [number, group])).toEqual(
      expected.items.map(({ number, group }) => [number, group]),
    );
  });

  test.each(expected.items)("$number: its units, deadline and quantified targets", async (item) => {
    const read = (await reading).items.find(({ number }) => number === item.number);
    if (read === undefined) throw new Error("not read");
    expect(read.units.map(({ name }) => name)).toEqual(item.units);
    expect(read.deadline?.date ?? null).toBe(item.deadline);
    expect(quantified(read)).toEqual(item.targets);
  });

  test("leaves nothing unread", async () => {
    expect((await reading).unread).toEqual([]);
  });
});
