import type { LocalDate } from "../domain/kernel/local-date.ts";

/** Asia/Ho_Chi_Minh has kept UTC+7 without summer time since 1975. */
const OFFSET_HOURS = 7;

/** The day in Vietnam at a moment. */
export const toLocalDate = (instant: string): LocalDate => toLocalMoment(instant).date;

/** The last moment of a day in Vietnam: "2024-09-08" → "2024-09-08T16:59:59.999Z". */
export const endOfDay = (date: LocalDate): string =>
  new Date(Date.parse(`${date}T23:59:59.999+07:00`)).toISOString();

/** The moment `hours` later. */
export const addHours = (instant: string, hours: number): string =>
  addMilliseconds(instant, hours * 3_600_000);

/** Calendar and clock in Vietnam at a moment. */
export const toLocalMoment = (instant: string): { date: LocalDate; time: string } => {
  const local = addHours(instant, OFFSET_HOURS);
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
};

/** The moment `milliseconds` later. */
export const addMilliseconds = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/** From one moment to another; negative where the second is earlier. */
export const millisecondsBetween = (from: string, to: string): number =>
  Date.parse(to) - Date.parse(from);

export const hoursBetween = (from: string, to: string): number =>
  millisecondsBetween(from, to) / 3_600_000;
