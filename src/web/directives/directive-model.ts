import type { DirectiveView } from "../../contract/directive.ts";
import {
  type LocalDate,
  addDays,
  dateParts,
  daysInMonth,
  formatOfficialShortDate,
  makeLocalDate,
  weekday,
  weekdayName,
} from "../../domain/kernel/local-date.ts";

/** Which directives a filter shows. */
export type DirectiveFilter = "tat-ca" | "qua-han" | "dang-lam" | "da-bao-cao" | "da-dong";

export const FILTER_LABELS: Readonly<Record<DirectiveFilter, string>> = {
  "tat-ca": "Tất cả",
  "qua-han": "Quá hạn",
  "dang-lam": "Đang làm",
  "da-bao-cao": "Đã báo cáo",
  "da-dong": "Đã đóng",
};

export const FILTERS = Object.keys(FILTER_LABELS) as readonly DirectiveFilter[]; // keys of a total record

/** The one filter, besides all, that a directive falls under. */
export function placeOf(directive: DirectiveView): DirectiveFilter {
  if (directive.state === "closed") return "da-dong";
  if (directive.state === "answered") return "da-bao-cao";
  return directive.isOverdue ? "qua-han" : "dang-lam";
}

const URGENCY: readonly DirectiveFilter[] = ["qua-han", "da-bao-cao", "dang-lam", "da-dong"];

/** Overdue first, then what waits to be closed, then what is under way by its day, closed last. */
export const byUrgency = (list: readonly DirectiveView[]): readonly DirectiveView[] =>
  [...list].sort(
    (a, b) =>
      URGENCY.indexOf(placeOf(a)) - URGENCY.indexOf(placeOf(b)) || a.dueOn.localeCompare(b.dueOn),
  );

export const isShown = (directive: DirectiveView, filter: DirectiveFilter): boolean =>
  filter === "tat-ca" || placeOf(directive) === filter;

export const countPlace = (list: readonly DirectiveView[], place: DirectiveFilter): number =>
  list.filter((directive) => isShown(directive, place)).length;

/** How a directive stands: "quá hạn 2 ngày", "còn 5 ngày", "đã báo cáo". */
export function standingInWords(directive: DirectiveView): string {
  if (directive.state === "closed") return "đã đóng";
  if (directive.state === "answered") return "đã báo cáo";
  if (directive.daysLate > 0) return `quá hạn ${directive.daysLate} ngày`;
  return directive.daysLate === 0 ? "hôm nay là hạn" : `còn ${-directive.daysLate} ngày`;
}

/** What it is about, as people name it: "chỉ tiêu 1.2", "nội dung 3.5"; empty where it is general. */
export const subjectInWords = ({ targetCode, itemNumber }: DirectiveView): string =>
  targetCode !== null
    ? `chỉ tiêu ${targetCode}`
    : itemNumber !== null
      ? `nội dung ${itemNumber}`
      : "";

const HISTORY_WORDS: Readonly<Record<string, string>> = {
  "directive.given": "Giao việc",
  "directive.answered": "Báo cáo kết quả",
  "directive.closed": "Đóng",
  "directive.reopened": "Mở lại",
};

export const historyInWords = (kind: string): string => HISTORY_WORDS[kind] ?? "Cập nhật";

/** Offices work Monday to Friday: a deadline on a weekend moves to the Monday after. */
export function nextWorkingDay(date: LocalDate): LocalDate {
  const day = weekday(date);
  if (day === 6) return addDays(date, 2);
  return day === 0 ? addDays(date, 1) : date;
}

function monthLater(date: LocalDate): LocalDate {
  const { year, month, day } = dateParts(date);
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const lastDay = daysInMonth(nextYear, nextMonth);
  return makeLocalDate(nextYear, nextMonth, Math.min(day, lastDay)) ?? date;
}

export interface DeadlineChoice {
  readonly date: LocalDate;
  /** "3 ngày" */
  readonly span: string;
  /** "Thứ Sáu 13/9" */
  readonly day: string;
}

/** "25/9", in lists. */
export const dayAndMonth = (date: LocalDate): string =>
  formatOfficialShortDate(date).split("/").slice(0, 2).join("/");

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Deadlines worth one tap, each on a working day. */
export const deadlineChoices = (today: LocalDate): readonly DeadlineChoice[] =>
  (
    [
      ["3 ngày", addDays(today, 3)],
      ["1 tuần", addDays(today, 7)],
      ["2 tuần", addDays(today, 14)],
      ["1 tháng", monthLater(today)],
    ] as const
  ).map(([span, date]) => {
    const working = nextWorkingDay(date);
    return {
      span,
      date: working,
      day: `${capitalized(weekdayName(working))} ${dayAndMonth(working)}`,
    };
  });
