import {
  type LocalDate,
  addDays,
  dateParts,
  makeLocalDate,
  weekday,
} from "../kernel/local-date.ts";
import { lunarDay } from "./lunar-calendar.ts";

/** What a year's decision on days off changes (quyết định nghỉ lễ, hoán đổi ngày làm việc). */
export interface CalendarDecision {
  /** Days off beside weekends and holidays. */
  readonly off: readonly LocalDate[];
  /** Weekend days that are worked instead. */
  readonly worked: readonly LocalDate[];
}

export const NO_DECISION: CalendarDecision = { off: [], worked: [] };

const isWeekend = (day: LocalDate): boolean => [0, 6].includes(weekday(day));
const dayOf = (year: number, month: number, day: number): LocalDate =>
  makeLocalDate(year, month, day) ?? "";

/** Tết: the last day of the old year and the first four of the new one. */
const newYearDays = (year: number): readonly LocalDate[] =>
  [-1, 0, 1, 2, 3].map((days) => addDays(lunarDay(year, 1, 1), days));

/** 2 September and the neighbour that joins a weekend, else the day before. */
function nationalDays(year: number): readonly LocalDate[] {
  const day = dayOf(year, 9, 2);
  const after = [0, 1, 4].includes(weekday(day));
  return [day, addDays(day, after ? 1 : -1)];
}

/**
 * The holidays of a year before any decision of the year (Bộ luật Lao động 2019, Điều 112): the
 * choice of the fifth day of Tết and of the day beside 2 September is the usual one.
 */
export const holidaysOf = (year: number): readonly LocalDate[] =>
  [
    dayOf(year, 1, 1),
    ...newYearDays(year),
    lunarDay(year, 3, 10),
    dayOf(year, 4, 30),
    dayOf(year, 5, 1),
    ...nationalDays(year),
  ].sort();

const DAYS_OFF = new Map<number, ReadonlySet<LocalDate>>();

/** A holiday on a weekend is made up on the next day that is neither (Điều 111 khoản 3). */
export function daysOffOf(year: number): ReadonlySet<LocalDate> {
  const known = DAYS_OFF.get(year) ?? daysOffIn(year);
  DAYS_OFF.set(year, known);
  return known;
}

function daysOffIn(year: number): ReadonlySet<LocalDate> {
  const off = new Set(holidaysOf(year));
  for (const holiday of holidaysOf(year)) {
    if (!isWeekend(holiday)) continue;
    let instead = addDays(holiday, 1);
    while (isWeekend(instead) || off.has(instead)) instead = addDays(instead, 1);
    off.add(instead);
  }
  return off;
}

/** True for a day on which offices work (ngày làm việc). */
export function isWorkingDay(day: LocalDate, decision: CalendarDecision = NO_DECISION): boolean {
  if (decision.worked.includes(day)) return true;
  if (decision.off.includes(day) || isWeekend(day)) return false;
  return !daysOffOf(dateParts(day).year).has(day);
}

/** The day itself where it is worked, else the last one before it that is. */
export function workingDayUpTo(
  day: LocalDate,
  decision: CalendarDecision = NO_DECISION,
): LocalDate {
  let found = day;
  while (!isWorkingDay(found, decision)) found = addDays(found, -1);
  return found;
}

/** The working day `count` working days after a day, as "trong vòng 05 ngày làm việc" is counted. */
export function addWorkingDays(
  day: LocalDate,
  count: number,
  decision: CalendarDecision = NO_DECISION,
): LocalDate {
  let found = day;
  for (let left = count; left > 0; left -= isWorkingDay(found, decision) ? 1 : 0) {
    found = addDays(found, 1);
  }
  return found;
}
