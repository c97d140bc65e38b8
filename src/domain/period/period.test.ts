import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../kernel/local-date.ts";
import {
  calendarYear,
  contains,
  periodInWords,
  reportingYear,
  reportingYearOf,
  yearsBetween,
} from "./period.ts";

describe("reportingYear(year)", () => {
  test("2024 runs from 15/12/2023 to 14/12/2024", () => {
    expect(periodInWords(reportingYear(2024))).toBe("Năm 2024 (15/12/2023–14/12/2024)");
  });

  test("another regime sets other days", () => {
    const rule = { begins: { month: 12, day: 1 }, ends: { month: 11, day: 30 }, citation: "" };
    expect(reportingYear(2024, rule)).toMatchObject({ from: "2023-12-01", to: "2024-11-30" });
  });

  test("it is not the calendar year", () => {
    expect(calendarYear(2024)).toMatchObject({ from: "2024-01-01", to: "2024-12-31" });
  });
});

describe("reportingYearOf(date)", () => {
  test.each([
    ["the last day of a window belongs to its year", "2024-12-14", 2024],
    ["the day after begins the next", "2024-12-15", 2025],
    ["New Year's Eve is already next year's", "2024-12-31", 2025],
  ])("%s", (_rule, date, year) => {
    expect(reportingYearOf(date).year).toBe(year);
  });

  test("every day lies in exactly the year it is given", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const date = addDays("2000-01-01", days);
        const { year } = reportingYearOf(date);
        const around = [year - 1, year, year + 1].map((y) => contains(reportingYear(y), date));
        expect(around).toEqual([false, true, false]);
      }),
    );
  });
});

test("years between include both ends, and none where reversed", () => {
  expect(yearsBetween(2021, 2023)).toEqual([2021, 2022, 2023]);
  expect(yearsBetween(2023, 2021)).toEqual([]);
});
