import { type LocalDate, formatOfficialShortDate } from "../../domain/kernel/local-date.ts";

/** Vietnam has kept UTC+7 without summer time since 1975. */
const OFFSET_MS = 7 * 3_600_000;

/** The day in Vietnam of a moment the server named. */
export const vietnamDay = (instant: string): LocalDate =>
  new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 10);

/** "08:15" in Vietnam. */
export const vietnamClock = (instant: string): string =>
  new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(11, 16);

/** "16:05, 06/9/2024". */
export const momentInWords = (instant: string): string =>
  `${vietnamClock(instant)}, ${formatOfficialShortDate(vietnamDay(instant))}`;
