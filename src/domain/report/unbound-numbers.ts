/**
 * What is written in digits but is no figure: dates, years, numbers of documents and articles, codes
 * of the plan, names of wards. Order matters: the longest forms come first.
 */
const NOT_FIGURES: readonly RegExp[] = [
  /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/gu,
  /\d+(?:\/\d{4})?[/-]\p{Lu}[\p{L}\d/-]*/gu,
  /\p{L}[\p{L}\d]*-\d+/gu,
  /(?<!\p{L})(?:ngày|tháng|quý|năm|năm học|thế kỷ)\s+\d+(?:\/\d+)*/giu,
  /(?<!\p{L})(?:điều|khoản|điểm|mục|phần|chương|phụ lục|biểu|bảng|hình|nhóm|khóa|thứ|lần|đợt|giai đoạn|phường|số|trang)\s+\d+(?:\.\d+)*(?:[a-zđ](?!\p{L}))?(?!,?\d)/giu,
  /(?<!\p{L})(?:nội dung|mục tiêu|chỉ tiêu|nhiệm vụ)\s+\d{1,2}\.\d{1,2}[a-zđ]?(?![\d.,]*\d)/giu,
  /(?<![\d.,])(?:19|20)\d{2}(?![\d]|[.,]\d)/gu,
  /^\s*\d+[.)](?=\s)/gu,
];

const FIGURE = /\d+(?:[.,]\d+)*/gu;

const blank = (match: string): string => " ".repeat(match.length);

/** Figures typed by hand that no source stands behind (số gõ tay chưa gắn nguồn). */
export function unboundNumbers(text: string): readonly string[] {
  const left = NOT_FIGURES.reduce((rest, pattern) => rest.replace(pattern, blank), text);
  return Array.from(left.matchAll(FIGURE), ([figure]) => figure);
}
