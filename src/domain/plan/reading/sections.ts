import type { Line } from "./line.ts";

/** What a section is there for, told by its heading. */
export type SectionKind = "content" | "aside" | "implementation";

const ASIDE =
  /^(?:về\s+)?(?:mục đích|yêu cầu|quan điểm|phương châm|nguyên tắc|căn cứ|sự cần thiết|cơ sở|phạm vi|đối tượng|phương pháp|đánh giá (?:chung|tình hình)|thực trạng|tình hình thực hiện|kinh phí|nguồn kinh phí|nguồn lực|chế độ báo cáo|mục tiêu (?:chung|tổng quát)|chế độ thông tin|thời gian|địa điểm)/iu;
const IMPLEMENTATION =
  /^(?:(?:công tác )?tổ chức(?:\s*,?\s*triển khai)?(?:\s*,?\s*thực hiện)?(?:\s+(?:kế hoạch|chương trình|quyết định|nghị quyết)(?:\s+này)?)?(?=$|:)|trách nhiệm (?:của|thi hành)|phân công trách nhiệm|điều khoản thi hành|hiệu lực)/iu;

/** Sections on purpose, money and organisation hold no items. */
export function kindOfSection(heading: string): SectionKind {
  const words = heading.replace(/[.:]+$/u, "").trim();
  if (IMPLEMENTATION.test(words)) return "implementation";
  return ASIDE.test(words) ? "aside" : "content";
}

/** A document in its parts: letterhead and bases, the body, the signature block, its appendices. */
export interface DocumentParts {
  readonly front: readonly Line[];
  readonly body: readonly Line[];
  readonly back: readonly Line[];
  readonly appendices: readonly Line[];
}

const OPENS_BODY: ReadonlySet<string> = new Set([
  "division",
  "part",
  "article",
  "roman",
  "arabic",
  "decimal",
]);
const BACK =
  /^(?:Nơi nhận\s*:|NƠI NHẬN|(?:(?:TM|KT|TL|TUQ|Q)\.|T\/M|K\/T|T\/L)\s+\p{Lu}|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG BAN|TRƯỞNG PHÒNG)$|Trên đây là )/u;
const APPENDIX =
  /^(?:(?:PHỤ LỤC|Phụ lục|BIỂU SỐ|Biểu số)(?:\s+(?:số\s+|SỐ\s+)?[\dIVX]+(?!\p{L}))?)\s*[.:\-–]?\s*(?=\p{Lu}{2}|$)/u;

const startsBack = (line: Line): boolean =>
  [line.text.text, ...(line.cells ?? []).flatMap((cell) => cell.text.split("\n"))].some((text) =>
    BACK.test(text),
  );

/** "PHỤ LỤC II" on a line of its own or above its title. */
export const opensAppendix = (line: Line): boolean => APPENDIX.test(line.text.text);

const isLetterhead = (line: Line): boolean =>
  /CỘNG HÒA XÃ HỘI|Độc lập|^Số\s*:|^SỐ\s*:/u.test(line.text.text);

/** Cuts a document where the body begins, where it is signed and where appendices begin. */
export function readParts(lines: readonly Line[]): DocumentParts {
  const opensBody = (line: Line): boolean =>
    (line.marker !== null && OPENS_BODY.has(line.marker.kind)) ||
    (line.cells !== null && line.cells.length > 3 && !isLetterhead(line));
  const found = lines.findIndex(opensBody);
  const start = found < 0 ? firstBullet(lines) : found;
  const after = lines.slice(start);
  const end = after.findIndex(startsBack);
  const body = end < 0 ? after : after.slice(0, end);
  const rest = end < 0 ? [] : after.slice(end);
  const appendix = rest.findIndex(opensAppendix);
  return {
    front: lines.slice(0, start),
    body,
    back: appendix < 0 ? rest : rest.slice(0, appendix),
    appendices: appendix < 0 ? [] : rest.slice(appendix),
  };
}

/** A plan without numbers begins at its first bullet that is no legal basis. */
function firstBullet(lines: readonly Line[]): number {
  const at = lines.findIndex(
    (line) => line.marker !== null && !/^(?:Căn cứ|Theo|Xét)/u.test(line.body.text),
  );
  return at < 0 ? lines.length : at;
}
