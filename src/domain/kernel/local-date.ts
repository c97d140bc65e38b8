/** A calendar day in Asia/Ho_Chi_Minh as text YYYY-MM-DD. */
export type LocalDate = string;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Number of days of a month, 1–12. */
export const daysInMonth = (year: number, month: number): number =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;

/** The day as text, or undefined where no such day exists (30/02). */
export function makeLocalDate(year: number, month: number, day: number): LocalDate | undefined {
  const exists =
    year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!exists) return undefined;
  const pad = (value: number, width: number) => String(value).padStart(width, "0");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Year, month (1–12) and day of a LocalDate. */
export function dateParts(date: LocalDate): DateParts {
  const [, year, month, day] = PATTERN.exec(date) ?? [];
  if (year === undefined) throw new Error(`not a date: ${date}`);
  return { year: Number(year), month: Number(month), day: Number(day) };
}

/** Days since 1970-01-01 (proleptic Gregorian), after Howard Hinnant's days_from_civil. */
function epochDay(date: LocalDate): number {
  const { year, month, day } = dateParts(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function fromEpochDay(days: number): LocalDate {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return makeLocalDate(year, month, day) ?? "";
}

/** The day `days` later (earlier where negative). */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  fromEpochDay(epochDay(date) + days);

/** Whole days from `from` to `to`; positive where `to` is later. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  epochDay(to) - epochDay(from);

/** Day of the week, 0 = Sunday (Chủ nhật) … 6 = Saturday (thứ Bảy). */
export const weekday = (date: LocalDate): number => (((epochDay(date) + 4) % 7) + 7) % 7;

const WEEKDAY_NAMES = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

export const weekdayName = (date: LocalDate): string => WEEKDAY_NAMES[weekday(date)] ?? "";

const pad2 = (value: number): string => String(value).padStart(2, "0");

/** dd/MM/yyyy, as tables and exports print it. */
export function formatDate(date: LocalDate): string {
  const { year, month, day } = dateParts(date);
  return `${pad2(day)}/${pad2(month)}/${year}`;
}

/**
 * The official long form, "ngày 09 tháng 9 năm 2024": a leading zero for days under 10 and for
 * months 1 and 2 only (Nghị định 30/2020/NĐ-CP, Phụ lục I).
 */
export function formatOfficialDate(date: LocalDate): string {
  const { year, month, day } = dateParts(date);
  return `ngày ${pad2(day)} tháng ${month <= 2 ? pad2(month) : month} năm ${year}`;
}

/** The official short form, "09/9/2024", with the same rule for leading zeros. */
export function formatOfficialShortDate(date: LocalDate): string {
  const { year, month, day } = dateParts(date);
  return `${pad2(day)}/${month <= 2 ? pad2(month) : month}/${year}`;
}
