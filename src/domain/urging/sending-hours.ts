import type { LocalDate } from "../kernel/local-date.ts";
import { type CalendarDecision, NO_DECISION, isWorkingDay } from "../period/working-days.ts";

/** A moment as people in Vietnam read it from calendar and clock. */
export interface LocalMoment {
  readonly date: LocalDate;
  /** "07:30", 24 hours. */
  readonly time: string;
}

/** The part of a working day in which messages may leave (giờ được gửi); outside it people have peace. */
export interface SendingHours {
  readonly from: string;
  readonly until: string;
}

/** Office hours of most authorities, with half an hour before them. */
export const USUAL_HOURS: SendingHours = { from: "07:00", until: "17:30" };

/** True where a person may be disturbed: on a working day, within the hours. */
export const isSendingTime = (
  { date, time }: LocalMoment,
  hours: SendingHours = USUAL_HOURS,
  decision: CalendarDecision = NO_DECISION,
): boolean => isWorkingDay(date, decision) && time >= hours.from && time < hours.until;
