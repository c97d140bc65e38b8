import { type SourcedText, sliceOf, trimOf } from "./sourced-text.ts";

/** Words that open the name of a body of public administration or a partner of it. */
const HEADS = [
  "Sở(?!\\s+hữu)",
  "Phòng(?!,? chống|,? ngừa|\\s+cháy|\\s+học)",
  "Ban(?!\\s+hành)",
  "Bộ(?!\\s+(?:máy|tiêu chí|chỉ số|câu hỏi|đội|dữ liệu|tài liệu|thủ tục))",
  "Cục",
  "Tổng cục",
  "Chi cục",
  "Vụ(?!\\s+(?:việc|án|mùa|hè|đông|xuân|thu|cháy|tai nạn|Hè|Đông|Mùa|Xuân|Thu))",
  "Văn phòng",
  "UBND",
  "HĐND",
  "Ủy ban nhân dân",
  "Ủy ban Mặt trận",
  "Ủy ban",
  "UB MTTQ",
  "UBMTTQ",
  "Hội đồng nhân dân",
  "Mặt trận Tổ quốc",
  "MTTQ",
  "Công an",
  "Công đoàn",
  "Thanh tra(?!,|\\s+(?:kiểm tra|việc|công tác|đột xuất|trách nhiệm|công vụ|chuyên đề))",
  "Trung tâm",
  "Chi nhánh",
  "Trạm",
  "Trường(?!\\s+hợp)",
  "Bệnh viện",
  "Hội(?!\\s+(?:nghị|thi|thảo|chợ|trại|diễn|thao|nhập))",
  "Hiệp hội",
  "Liên minh",
  "Liên đoàn",
  "Đoàn(?!\\s+kết)",
  "Thành đoàn",
  "Tỉnh đoàn",
  "Huyện đoàn",
  "Thị đoàn",
  "Chi đoàn",
  "Thành ủy",
  "Tỉnh ủy",
  "Huyện ủy",
  "Thị ủy",
  "Đảng ủy",
  "Kho bạc",
  "Ngân hàng",
  "Bảo hiểm xã hội",
  "Bảo hiểm(?!\\s+(?:y tế|thất nghiệp))",
  "BHXH",
  "Viện kiểm sát",
  "Viện(?!\\s+phí)",
  "Tòa án",
  "Hạt(?!\\s+(?:giống|điều|tiêu))",
  "Đội(?!\\s+ngũ)",
  "Tổ(?! chức)",
  "Đài",
  "Báo(?!\\s+cáo)",
  "Bưu điện",
  "Điện lực",
  "Công ty",
  "Tổng công ty",
  "Thuế",
  "Hải quan",
  "Quỹ(?!\\s+(?:đất|tiền lương))",
  "Thư viện",
  "Bảo tàng",
  "Nhà văn hóa",
  "Nhà thiếu nhi",
  "Công chức",
  "Cán bộ",
  "Thủ trưởng",
  "Chủ tịch",
  "Giám đốc",
  "Hiệu trưởng",
  "Chánh Văn phòng",
  "Trưởng",
  "Bộ Chỉ huy",
  "Ban Chỉ huy",
  "Khối(?!\\s+lượng)",
  "Học viện",
  "Đồn Biên phòng",
  "Đại đội",
  "Đảng bộ",
  "Tiểu đoàn",
  "Viễn thông",
  "Hợp tác xã",
  "Doanh nghiệp",
  "Đơn vị",
  "Tổ chức chính trị",
  "Xí nghiệp",
  "VNPT",
  "Viettel",
  "TT\\p{Lu}{2,}",
  "BQL\\p{Lu}*",
  "BCH\\p{Lu}*",
  "LĐLĐ",
  "Bộ phận",
  "Tập đoàn",
  "Trung đoàn",
];

const HEAD = new RegExp(`^(?:${HEADS.join("|")})(?!\\p{L})`, "u");
/** "các phòng, ban", "UBND các phường, xã": a class of units. */
const CLASS = /^(?:tất cả\s+)?(?:các|những|mọi|toàn thể)(?!\p{L})/iu;

/** "…, trạm y tế các xã": a class named in small letters among others. */
const SMALL_CLASS =
  /^(?:trạm y tế|công an|ủy ban nhân dân|ban chỉ huy quân sự|trung tâm y tế|hội phụ nữ|hội nông dân|đoàn thanh niên|phòng chuyên môn|(?:thủ |hiệu )?trưởng|chủ tịch|bí thư)\s+(?:các|cấp)\s/u;

/** "Trung Tâm Y Tế", "CÔNG AN XÃ": a name with more capitals than usual, its first words as usual. */
function asUsual(text: string): string | null {
  const [first = "", ...others] = text.split(/\s+/u, 5);
  const more = /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(others[0] ?? "");
  if (!more) return null;
  return [
    first.charAt(0) + first.slice(1).toLowerCase(),
    ...others.map((w) => w.toLowerCase()),
  ].join(" ");
}

/** True where a unit's name, or a class of units, begins. */
export function opensUnit(text: string): boolean {
  if (HEAD.test(text) || CLASS.test(text) || SMALL_CLASS.test(text)) return true;
  const usual = asUsual(text);
  return usual !== null && HEAD.test(usual);
}

const SEPARATOR = /\s*;\s*|\.\s+|\s*,\s*|\s+(?:và|cùng)\s+|\s*\n\s*/gu;
const COUNCIL = /(?:HĐND|Hội đồng nhân dân)$/u;
const FILLER = /^(?:với|cùng|và|là|do|giao|gồm|có)\s+/iu;
const ROLE_ENDING =
  /\s*[-–:]?\s*(?:\((?:đơn vị |cơ quan )?(?:chủ trì|phối hợp|đầu mối|thường trực)[^)]*\)|chủ trì|làm đầu mối)\s*$/iu;

/**
 * Splits a list of units at ";", "," and "và", but only where another name begins: "Trung tâm Văn
 * hóa, Thông tin và Thể thao" and "Văn phòng HĐND và UBND" stay whole.
 */
export function splitUnits(list: SourcedText): readonly SourcedText[] {
  const parts: SourcedText[] = [];
  let start = 0;
  const push = (end: number) => {
    const part = tidy(sliceOf(list, start, end));
    if (part.text !== "") parts.push(part);
  };
  for (const match of list.text.matchAll(SEPARATOR)) {
    const at = match.index ?? 0;
    const rest = list.text.slice(at + match[0].length).replace(FILLER, "");
    const before = list.text.slice(start, at);
    const hard = match[0].includes(";");
    if (isInsideBracket(list.text, at)) continue;
    if (!hard && (!opensUnit(rest) || (COUNCIL.test(before) && /^(?:UBND|Ủy ban)/u.test(rest))))
      continue;
    push(at);
    start = at + match[0].length;
  }
  push(list.text.length);
  return parts;
}

const isInsideBracket = (text: string, at: number): boolean =>
  text.slice(0, at).split("(").length > text.slice(0, at).split(")").length;

/** A list item without joining words, closing signs and a role in brackets. */
function tidy(source: SourcedText): SourcedText {
  let part = trimOf(source);
  const filler = FILLER.exec(part.text);
  if (filler !== null) part = sliceOf(part, filler[0].length);
  const end = part.text.replace(/[\s.,;:]+$/u, "").replace(ROLE_ENDING, "").length;
  part = sliceOf(part, 0, end);
  return /^(?:-|x|không)?$/iu.test(part.text) ? sliceOf(part, 0, 0) : part;
}

/** True for a name that stands for a class of units, which is not expanded. */
export const isCollective = (name: string): boolean =>
  CLASS.test(name) ||
  /^(?:UBND|Ủy ban nhân dân|Chủ tịch UBND|Thủ trưởng|Trưởng|Công an|Trạm Y tế|Trung tâm Y tế|Bí thư|Ban Chỉ huy Quân sự|Hội|Đoàn thể)\s+(?:các|những|cấp)(?!\p{L})/iu.test(
    name,
  ) ||
  /^(?:UBND|Ủy ban nhân dân)\s+(?:\d+\s+)?(?:phường|xã|huyện|quận|thị trấn|thị xã|đặc khu)\s*[,;]\s*(?:phường|xã|huyện|quận|thị trấn|thị xã|đặc khu)/iu.test(
    name,
  );
