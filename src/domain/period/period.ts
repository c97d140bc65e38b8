import { type LocalDate, dateParts, formatDate, makeLocalDate } from "../kernel/local-date.ts";

/** A span of days that figures describe (kỳ số liệu), both ends included. */
export interface Period {
  /** Calendar years carry statistics, reporting years carry reports: two series, never one. */
  readonly kind: "calendar-year" | "reporting-year";
  readonly year: number;
  /** "Năm 2024". */
  readonly label: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Where a regime lets its year begin and end (thời gian chốt số liệu), with the text that says so. */
export interface ReportingYearRule {
  /** Month and day in the year before. */
  readonly begins: { readonly month: number; readonly day: number };
  readonly ends: { readonly month: number; readonly day: number };
  readonly citation: string;
}

/** 15 December of the year before to 14 December; a regime may set another. */
export const REPORTING_YEAR_RULE: ReportingYearRule = {
  begins: { month: 12, day: 15 },
  ends: { month: 12, day: 14 },
  citation: "Nghị định 09/2019/NĐ-CP, Điều 12",
};

function dayOf(year: number, { month, day }: { readonly month: number; readonly day: number }) {
  const date = makeLocalDate(year, month, day);
  if (date === undefined) throw new Error(`no such day: ${year}-${month}-${day}`);
  return date;
}

const yearLabel = (year: number): string => `Năm ${year}`;

/** 1 January to 31 December. */
export const calendarYear = (year: number): Period => ({
  kind: "calendar-year",
  year,
  label: yearLabel(year),
  from: dayOf(year, { month: 1, day: 1 }),
  to: dayOf(year, { month: 12, day: 31 }),
});

/** The year as reports count it (năm báo cáo): 2024 runs from 15/12/2023 to 14/12/2024. */
export const reportingYear = (year: number, rule = REPORTING_YEAR_RULE): Period => ({
  kind: "reporting-year",
  year,
  label: yearLabel(year),
  from: dayOf(year - 1, rule.begins),
  to: dayOf(year, rule.ends),
});

/** The reporting year a day falls into. */
export function reportingYearOf(date: LocalDate, rule = REPORTING_YEAR_RULE): Period {
  const { year } = dateParts(date);
  const own = reportingYear(year, rule);
  return contains(own, date) ? own : reportingYear(year + 1, rule);
}

export const contains = (period: Period, date: LocalDate): boolean =>
  period.from <= date && date <= period.to;

/** The label with its days: "Năm 2024 (15/12/2023–14/12/2024)". */
export const periodInWords = (period: Period): string =>
  `${period.label} (${formatDate(period.from)}–${formatDate(period.to)})`;

/** The years from first to last, both included. */
export const yearsBetween = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
