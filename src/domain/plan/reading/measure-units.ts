/** A unit as printed after a number (đơn vị tính), without "/năm", which says how often. */
export interface UnitOfMeasure {
  readonly text: string;
  readonly every: "annual" | "quarterly" | "monthly" | "weekly" | null;
  /** Letters from the end of the number to the end of the unit. */
  readonly length: number;
}

const SCALE = "(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn)\\s+)*(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn)";

/** Units of measurement and money, and nouns that plans count in. */
const NOUNS: readonly string[] = [
  "đồng",
  "USD",
  "VNĐ",
  "VND",
  "lượt người",
  "lượt khách",
  "lượt",
  "người dân, tổ chức",
  "người dân",
  "người",
  "lao động",
  "hộ gia đình",
  "hộ dân",
  "hộ",
  "nhân khẩu",
  "công dân",
  "cán bộ, công chức, viên chức",
  "cán bộ, công chức",
  "cán bộ",
  "học sinh",
  "giáo viên",
  "học viên",
  "trẻ em",
  "trẻ",
  "phụ nữ",
  "thanh niên",
  "hội viên",
  "đoàn viên",
  "đảng viên",
  "bác sĩ",
  "giường bệnh",
  "trường",
  "lớp",
  "phòng học",
  "trạm",
  "xã",
  "phường",
  "huyện",
  "thôn, bản",
  "thôn",
  "bản",
  "ấp",
  "khu phố",
  "khu dân cư",
  "tuyến đường",
  "tuyến hẻm",
  "tuyến",
  "cụm công nghiệp",
  "khu công nghiệp",
  "cụm đèn",
  "bóng đèn",
  "camera",
  "điểm kinh doanh",
  "cây xanh",
  "cây",
  "căn nhà",
  "căn hộ",
  "căn",
  "nhà",
  "công trình",
  "dự án",
  "đề án",
  "đề tài",
  "mô hình",
  "sản phẩm",
  "doanh nghiệp",
  "hợp tác xã",
  "cơ sở",
  "hệ thống",
  "thủ tục hành chính",
  "thủ tục",
  "hồ sơ",
  "văn bản",
  "chỉ tiêu",
  "tiêu chí",
  "cơ quan, đơn vị",
  "cơ quan",
  "đơn vị",
  "hội nghị",
  "cuộc",
  "buổi",
  "kỳ",
  "số",
  "tin, bài",
  "tin",
  "bài",
  "lần",
  "vụ việc",
  "vụ án",
  "vụ",
  "trường hợp",
  "đối tượng",
  "sự cố",
  "bậc",
  "thửa đất",
  "bãi rác",
  "mét giá tài liệu",
  "mét giá",
  "ca",
  "đơn vị máu",
  "tiết",
  "ngày công",
  "ngày",
  "điểm",
  "km2",
  "km²",
  "km",
  "m2",
  "m²",
  "m3",
  "m³",
  "mét",
  "ha",
  "tấn",
  "tạ",
  "kg",
  "lít",
  "tổ công nghệ số cộng đồng",
  "tổ công nghệ số",
  "tổ",
  "đội",
  "nhóm",
  "đoàn",
  "bãi đỗ xe",
  "bãi đỗ",
  "bãi",
  "bộ hồ sơ",
  "bộ đèn",
  "bộ",
  "chuyến",
  "chợ",
  "cầu",
  "hồ chứa",
  "hồ",
  "giếng nước",
  "giếng",
  "vùng trồng",
  "vùng",
  "lễ hội",
  "tài khoản",
  "thùng rác",
  "thùng",
  "nhà văn hóa",
  "nhà vệ sinh",
  "nhà tình nghĩa",
  "nhà đại đoàn kết",
  "nhà máy",
  "phòng thí nghiệm",
  "thiết bị",
  "máy tính",
  "máy",
  "bể",
  "trạm y tế",
  "trạm biến áp",
  "trạm bơm",
  "di tích",
  "điểm du lịch cộng đồng",
  "điểm du lịch",
  "điểm trường",
  "điểm cầu",
  "khách",
  "du khách",
  "câu lạc bộ",
  "chi bộ",
  "chi hội",
  "tổ hợp tác",
  "trang trại",
  "hội chợ",
  "hội thi",
  "lớp học",
  "lớp tập huấn",
  "khóa",
  "đợt",
  "phiên",
  "vòng",
  "giải",
  "suất quà",
  "suất học bổng",
  "suất",
  "phần quà",
  "bữa",
  "đơn thư",
  "đơn",
  "kiến nghị",
  "thẻ",
  "giấy chứng nhận",
  "giấy phép",
  "quyết định",
  "nghị quyết",
  "quy hoạch",
  "đồ án",
  "khu vực",
  "khu đô thị",
  "khu tái định cư",
  "khu",
  "cụm dân cư",
  "cụm",
  "làng nghề",
  "làng",
  "con",
  "gia súc",
  "đàn",
  "hồ bơi",
  "bể bơi",
  "sân chơi",
  "sân",
  "công viên",
  "tuyến phố",
  "tuyến kênh",
  "tuyến ống",
  "tuyến xe buýt",
  "nhà trẻ",
  "nhóm trẻ",
  "cơ sở giáo dục",
  "cơ sở kinh doanh",
  "cơ sở sản xuất",
  "hộ kinh doanh",
  "hộ nông dân",
  "hộ nghèo",
  "hộ cận nghèo",
  "người lao động",
  "người nghèo",
  "người cao tuổi",
  "cháu",
  "lượt hộ",
  "lượt hồ sơ",
  "mũi tiêm",
  "liều",
  "ca bệnh",
  "vụ tai nạn",
  "vụ cháy",
  "quyển",
  "cuốn",
  "đầu sách",
  "bản tin",
  "phóng sự",
  "chuyên mục",
  "video",
  "clip",
  "bài viết",
  "ý kiến",
  "phiếu",
  "cuộc thi",
  "cuộc thanh tra",
  "cuộc kiểm tra",
  "cuộc họp",
  "dịch vụ công",
  "dịch vụ",
  "nhiệm vụ",
  "sáng kiến",
  "sao",
  "tín chỉ",
  "giờ",
  "phút",
  "hải lý",
  "tàu",
  "thuyền",
  "xe",
  "chốt",
  "trụ",
  "cột",
  "mốc",
  "gói thầu",
  "nhà đầu tư",
  "chủ thể",
  "thương hiệu",
  "nhãn hiệu",
  "mã số vùng trồng",
  "mã số",
  "chuỗi",
  "thành viên",
  "tổ chức",
  "tập thể",
  "cá nhân",
  "tổ dân phố",
  "đặc khu",
  "xã, phường",
  "phường, xã",
  "thôn, ấp",
  "xóm",
  "buôn",
  "sóc",
  "MW",
  "kWh",
  "m",
];

const NOUN = new RegExp(
  `^(?:${[...NOUNS]
    .sort((a, b) => b.length - a.length)
    .map((n) => n.replace(/\s/gu, "\\s+"))
    .join("|")})(?![\\p{L}\\d²³])`,
  "iu",
);
const STOP =
  /^(?:đạt|được|cho|tại|với|của|theo|trên|trong|từ|đến|để|vào|và|là|có|về|so|trở|bằng|ở|lên|xuống|thuộc|ra|phải|đã|đang|bị|do|qua|hoàn|tham|đi|dự|mới|nhằm|hoặc|còn|này|đó|đầu|cuối|hằng|hàng|mỗi|năm|tháng|quý|tuần)$/iu;
/** "m² sàn/người": a word between the unit and what it is counted per. */
const PER_WORD = /^\s+\p{Ll}+(?=\s*\/\s*\p{L})/u;
const PERCENT = /^\s*(?:%|‰|điểm\s*%|điểm\s+phần\s+trăm|phần\s+trăm)/iu;
const PER_TIME = /^\s*(?:\/\s*|mỗi\s+)(năm|quý|tháng|tuần)(?!\p{L})/iu;
const PER_OTHER = /^\s*\/\s*(?:[\d.]+\s*)?\p{L}+(?:\s+dân)?/iu;
/** "12/100.000 trẻ đẻ sống": a number per so many, its noun left out. */
const PER_MANY = /^\s*\/\s*\d{1,3}(?:\.000)+\s+\p{L}/u;
const PER_MANY_OF = /^\s*\/\s*[\d.]+\s+\p{L}+(?:\s+(?:đẻ sống|dân|em|phụ nữ|người))?/u;
const EVERY = { năm: "annual", quý: "quarterly", tháng: "monthly", tuần: "weekly" } as const;

/** Two small words at most, where the noun is none of the known ones. */
function unknownNoun(text: string): string {
  const words = /^(?:\p{Ll}[\p{L}]*)(?:\s+\p{Ll}[\p{L}]*)?/u.exec(text)?.[0].split(/\s+/u) ?? [];
  const [first = "", second] = words;
  if (first === "" || STOP.test(first)) return "";
  const end =
    second === undefined || STOP.test(second) ? first.length : first.length + 1 + second.length;
  return text.slice(0, end);
}

/** The unit that stands right after a number, or null where none does. */
export function readUnitOfMeasure(after: string): UnitOfMeasure | null {
  const percent = PERCENT.exec(after)?.[0];
  let length = percent?.length ?? 0;
  if (percent === undefined) {
    const lead = /^\s*/u.exec(after)?.[0].length ?? 0;
    const scale = new RegExp(`^${SCALE}(?!\\p{L})\\s*`, "iu").exec(after.slice(lead))?.[0] ?? "";
    const rest = after.slice(lead + scale.length);
    const noun = NOUN.exec(rest)?.[0] ?? unknownNoun(rest);
    const bare = scale === "" && noun === "";
    if (bare && !PER_MANY.test(after)) return null;
    length = bare ? 0 : lead + (scale + noun).trimEnd().length;
    if (!bare) length += PER_WORD.exec(after.slice(length))?.[0].length ?? 0;
  }
  const time = PER_TIME.exec(after.slice(length));
  if (time === null) {
    const rest = after.slice(length);
    const per = (length === 0 ? PER_MANY_OF : PER_OTHER).exec(rest)?.[0] ?? "";
    if (per !== "") length += per.length;
  }
  const text = after.slice(0, length).trim().replace(/\s+/gu, " ");
  const again = time ?? PER_TIME.exec(after.slice(length));
  const perYear = /^(.*)\/năm$/u.exec(text);
  return {
    text: perYear?.[1] ?? text,
    every: perYear !== null ? "annual" : again === null ? null : everyOf(again[1]),
    length: length + (again?.[0].length ?? 0),
  };
}

function everyOf(word: string | undefined): UnitOfMeasure["every"] {
  const key = word?.toLowerCase();
  return key === "năm" || key === "quý" || key === "tháng" || key === "tuần" ? EVERY[key] : null;
}
