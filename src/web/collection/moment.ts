import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { vietnamClock, vietnamDay } from "../parts/vietnam-time.ts";

/** "16:05, 06/9/2024". */
export const momentInWords = (instant: string): string =>
  `${vietnamClock(instant)}, ${formatOfficialShortDate(vietnamDay(instant))}`;

/** "Còn 3 ngày", "Hạn hết hôm nay", "Quá hạn 2 ngày". */
export function daysInWords(daysLeft: number): string {
  if (daysLeft > 0) return `Còn ${daysLeft} ngày`;
  return daysLeft === 0 ? "Hạn hết hôm nay" : `Quá hạn ${-daysLeft} ngày`;
}
