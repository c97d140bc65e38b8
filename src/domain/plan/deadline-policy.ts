import {
  type LocalDate,
  addDays,
  formatOfficialShortDate,
  weekdayName,
} from "../kernel/local-date.ts";
import { workingDayUpTo } from "../period/working-days.ts";
import type { ReadDeadline } from "./plan-reading.ts";

/** How "trước ngày" is read (quy tắc hiểu thời hạn), decided once for a plan. */
export type DeadlinePolicy = "before-means-end-of-previous-day" | "before-means-end-of-that-day";

export const DEADLINE_POLICIES: readonly DeadlinePolicy[] = [
  "before-means-end-of-previous-day",
  "before-means-end-of-that-day",
];

/** A written deadline as a day, and the rule that made it one. */
export interface InterpretedDeadline {
  /** The last day on which the work is in time; null where the words name no day. */
  readonly dueOn: LocalDate | null;
  /** Null where the words needed no rule. */
  readonly rule: DeadlinePolicy | null;
}

/** The day that the words of a deadline mean under a policy. */
export function interpretDeadline(
  deadline: Pick<ReadDeadline, "date" | "relation">,
  policy: DeadlinePolicy,
): InterpretedDeadline {
  if (deadline.date === null) return { dueOn: null, rule: null };
  if (deadline.relation !== "before") return { dueOn: deadline.date, rule: null };
  const earlier = policy === "before-means-end-of-previous-day";
  return { dueOn: earlier ? addDays(deadline.date, -1) : deadline.date, rule: policy };
}

/** A day off as the last day of a deadline, with the working day before it. */
export function describeDueDay(day: LocalDate): string {
  const worked = workingDayUpTo(day);
  const words = describeDay(day);
  return worked === day
    ? words
    : `${words.slice(0, -1)}; ngày làm việc trước đó là ${formatOfficialShortDate(worked)})`;
}

/** "Hết ngày 08/9/2024 (Chủ nhật)". */
export const describeDay = (day: LocalDate): string =>
  `hết ngày ${formatOfficialShortDate(day)} (${weekdayName(day)})`;
