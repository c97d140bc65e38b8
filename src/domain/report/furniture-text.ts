import { formatOfficialDate, type LocalDate } from "../kernel/local-date.ts";
import type { Furniture } from "./report-model.ts";

/** Quốc hiệu. */
export const NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/** Tiêu ngữ. */
export const MOTTO = "Độc lập - Tự do - Hạnh phúc";

/** Room for a clerk's pen; a plain space would collapse. */
const room = (spaces: number): string => "\u00a0".repeat(spaces);

/** "07/KH-UBND", with room before the registry has given a number; numbers under 10 get a zero. */
export function registryNumber(number: string | null, symbol: string): string {
  const given = number !== null && /^\d$/.test(number) ? `0${number}` : number;
  return `${given ?? room(7)}/${symbol}`;
}

/** "Số: 07/KH-UBND". */
export const numberAndSymbol = ({ number, symbol }: Furniture): string =>
  `Số: ${registryNumber(number, symbol)}`;

/** "ngày 09 tháng 9 năm 2024", with room for what is open. */
export const officialDate = (date: LocalDate | null, year: number | null): string =>
  date === null
    ? `ngày${room(5)}tháng${room(5)}năm${year === null ? room(8) : ` ${year}`}`
    : formatOfficialDate(date);

/** "Vũng Tàu, ngày 09 tháng 9 năm 2024". */
export const placeAndDate = ({ place, date, year }: Furniture): string =>
  `${place}, ${officialDate(date, year)}`;

const bare = (text: string): string => text.replace(/[;.,\s]+$/u, "");

/** Lines of one list as the decree closes them: ";" after each, "." after the last. */
export const closedLines = (lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => `${bare(line)}${index === lines.length - 1 ? "." : ";"}`);

/** The same, each line behind a dash, as addressees and recipients stand. */
export const dashedLines = (lines: readonly string[]): readonly string[] =>
  closedLines(lines).map((line) => `- ${line}`);
