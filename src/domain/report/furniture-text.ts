import { formatOfficialDate } from "../kernel/local-date.ts";
import type { Furniture } from "./report-model.ts";

/** Quốc hiệu. */
export const NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/** Tiêu ngữ. */
export const MOTTO = "Độc lập - Tự do - Hạnh phúc";

/** Room for a clerk's pen; a plain space would collapse. */
const room = (spaces: number): string => "\u00a0".repeat(spaces);

/** "Số:       /BC-UBND" before the registry has given a number; numbers under 10 get a zero. */
export function numberAndSymbol({ number, symbol }: Furniture): string {
  const given = number !== null && /^\d$/.test(number) ? `0${number}` : number;
  return `Số: ${given ?? room(7)}/${symbol}`;
}

/** "Vũng Tàu, ngày 09 tháng 9 năm 2024", with room for day and month while the date is open. */
export function placeAndDate({ place, date, year }: Furniture): string {
  return date === null
    ? `${place}, ngày${room(5)}tháng${room(5)}năm ${year}`
    : `${place}, ${formatOfficialDate(date)}`;
}

const bare = (text: string): string => text.replace(/[;.,\s]+$/u, "");

/** Lines of one list as the decree closes them: ";" after each, "." after the last. */
export const closedLines = (lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => `${bare(line)}${index === lines.length - 1 ? "." : ";"}`);

/** The same, each line behind a dash, as addressees and recipients stand. */
export const dashedLines = (lines: readonly string[]): readonly string[] =>
  closedLines(lines).map((line) => `- ${line}`);
