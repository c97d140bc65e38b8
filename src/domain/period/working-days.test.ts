import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weekday } from "../kernel/local-date.ts";
import { lunarDay } from "./lunar-calendar.ts";
import {
  addWorkingDays,
  daysOffOf,
  holidaysOf,
  isWorkingDay,
  workingDayUpTo,
} from "./working-days.ts";

describe("Tết falls where the Vietnamese calendar puts it", () => {
  const known: readonly (readonly [number, string])[] = [
    [1985, "1985-01-21"],
    [2007, "2007-02-17"],
    [2020, "2020-01-25"],
    [2021, "2021-02-12"],
    [2022, "2022-02-01"],
    [2023, "2023-01-22"],
    [2024, "2024-02-10"],
    [2025, "2025-01-29"],
    [2026, "2026-02-17"],
    [2027, "2027-02-06"],
    [2028, "2028-01-26"],
    [2029, "2029-02-13"],
    [2030, "2030-02-02"],
  ];
  it.each(known)("%i", (year, day) => {
    expect(lunarDay(year, 1, 1)).toBe(day);
  });
});

describe("the kings' day is the tenth of the third month, also after a leap month", () => {
  const known: readonly (readonly [number, string])[] = [
    [2020, "2020-04-02"],
    [2021, "2021-04-21"],
    [2022, "2022-04-10"],
    [2023, "2023-04-29"],
    [2024, "2024-04-18"],
    [2025, "2025-04-07"],
    [2026, "2026-04-26"],
  ];
  it.each(known)("%i", (year, day) => {
    expect(lunarDay(year, 3, 10)).toBe(day);
  });
});

describe("days off", () => {
  it("a year has eleven holidays", () => {
    expect(new Set(holidaysOf(2026)).size).toBe(11);
  });

  it("a holiday on a weekend is made up on the next working day", () => {
    expect(isWorkingDay("2026-04-27")).toBe(false); // 26/4/2026, a Sunday, was the kings' day
    expect(isWorkingDay("2026-04-28")).toBe(true);
  });

  it("National Day takes the neighbour that joins a weekend", () => {
    expect(holidaysOf(2024).slice(-2)).toEqual(["2024-09-02", "2024-09-03"]);
    expect(holidaysOf(2022).slice(-2)).toEqual(["2022-09-01", "2022-09-02"]);
  });

  it("no day that is made up falls on a weekend", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2060 }), (year) => {
        const holidays = new Set(holidaysOf(year));
        const instead = [...daysOffOf(year)].filter((day) => !holidays.has(day));
        expect(instead.some((day) => [0, 6].includes(weekday(day)))).toBe(false);
      }),
    );
  });
});

describe("working days", () => {
  it("Sunday 08/9/2024 leads back to Friday 06/9/2024", () => {
    expect(workingDayUpTo("2024-09-08")).toBe("2024-09-06");
    expect(workingDayUpTo("2024-09-06")).toBe("2024-09-06");
  });

  it("a decision adds days off and works a Saturday instead", () => {
    const decision = { off: ["2026-02-16"], worked: ["2026-02-07"] };
    expect(isWorkingDay("2026-02-07", decision)).toBe(true);
    expect(isWorkingDay("2026-02-07")).toBe(false);
    expect(isWorkingDay("2026-02-16", decision)).toBe(false);
  });

  it("five working days over a weekend end a week later", () => {
    expect(addWorkingDays("2026-11-20", 5)).toBe("2026-11-27");
    expect(addWorkingDays("2026-11-20", 0)).toBe("2026-11-20");
  });
});
