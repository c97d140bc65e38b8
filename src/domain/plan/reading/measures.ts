/** What a target measures and for which part (nội dung đo, phạm vi). */
export interface Measure {
  readonly measure: string;
  readonly scope: string | null;
}

const OPENING =
  /^(?:[\s,;:.()–-]|và\s|trong đó[,:]?\s|cụ thể[,:]?\s|phấn đấu\s|bảo đảm\s|đảm bảo\s|tiếp tục\s|từng bước\s|tập trung\s|đưa\s(?=tỷ lệ|tỷ trọng|số|lượng|mức|tổng|độ)|nâng\s|kéo giảm\s|cắt giảm\s|rút ngắn\s|giảm\s|tăng\s|duy trì\s|giữ vững\s|hạn chế thấp nhất\s|hạn chế\s|công tác\s|kết quả\s|(?:đến|vào|trong)\s(?:cuối |hết )?năm\s\d{4},?\s|năm\s\d{4}\s|có\s|thêm\s|(?:hằng|hàng|mỗi)\s(?:năm|quý|tháng|tuần)\s|(?:bình quân|trung bình)\s(?=mỗi|hằng|hàng|\d)|quyết tâm\s)+/iu;
const ENDING =
  /(?:[\s,;:(–-]|\s(?:luôn|phải|đạt|đạt tỷ lệ|đạt và vượt.*|còn|xuống|lên|xuống còn|giảm|tăng|giảm còn|là|chiếm|ở mức|từ|bình quân|đảm bảo|bảo đảm|hoàn thành|hằng năm|hàng năm|bằng|vượt|gấp|khoảng|trong tỷ lệ cho phép|(?:vào|đến)\s(?:cuối |hết )?năm\s\d{4}|cụ thể|với|và))+$/iu;
const PASSIVE_VERB =
  /^(?:(?:thành lập mới|thành lập|xóa|khởi công|nạo vét|phục dựng|khoan|bố trí|phát triển|hình thành|di dời|đầu tư|vận động|hỗ trợ|giới thiệu|tổ chức|xây dựng|mở|trồng mới|trồng|tạo|cấp|thu hút|đào tạo|sửa chữa|nâng cấp|lắp đặt|lắp mới|lắp|chỉnh trang|công nhận mới|công nhận|bê tông hóa|đóng cửa|chuyển đổi|số hóa|kết nối|khảo sát|thanh tra|kiểm tra|huy động|chi trả|rà soát|sắp xếp|di dời|xử lý dứt điểm|xử lý|khám|đón|đưa|hoàn thành|giải quyết|phủ sóng|thực hiện|lập hồ sơ|đo đạc|bàn giao|phân bổ|tham mưu)(?:[,\s]+|$))+/iu;
const EXCLUSION = /\s*\((?:trừ|không bao gồm|ngoại trừ|không kể)\s+[^)]*\)/iu;
const LEVEL_END = /(?:đạt|còn|là|chiếm|ở mức|lên|xuống|bằng|tỷ lệ)\s*$/iu;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const tidy = (text: string): string =>
  text
    .replace(EXCLUSION, "")
    .replace(/\s+/gu, " ")
    .replace(/^[\s,;:.()]+|[\s,;:.(]+$/gu, "")
    .replace(/^[^(]*\)$/u, (match) => match.slice(0, -1));

/** The words between a quantity and its surroundings, from which its measure is named. */
export interface MeasureWords {
  /** From the quantity before, or the sentence's start, up to the comparison. */
  readonly lead: string;
  /** From the end of the unit up to where the next quantity's words begin. */
  readonly tail: string;
  /** "cơ cấu kinh tế theo tỷ trọng" before a colon that opens a list of shares. */
  readonly head: string | null;
  /** The unit where it is a counted noun. */
  readonly noun: string | null;
  /** The measure of the quantity before in the same sentence. */
  readonly previous: string | null;
  /** The unit as printed. */
  readonly unit: string | null;
}

/** "Tỷ lệ huy động trẻ em …" hands "Tỷ lệ huy động" on to the next of the list. */
const SHARED_HEAD =
  /^((?:Tỷ lệ|Tỷ trọng|Mức độ|Mức)(?:\s+(?:huy động|giải quyết|thu gom|xử lý|tham gia|bao phủ|sử dụng|tiếp cận|phổ cập)(?!\p{L}))?)/iu;

function headOf(head: string): string {
  const by = /\stheo\s+([^,:]+)$/iu.exec(head)?.[1];
  const words = tidy((by ?? head).replace(OPENING, "")).replace(ENDING, "");
  return capitalised(words.trim());
}

function fromList(words: MeasureWords, subject: string): Measure | null {
  if (words.head !== null && subject !== "") {
    const head = headOf(words.head);
    const joined = /^(?:tỷ lệ|tỷ trọng)$/iu.test(head)
      ? `${head} ${lower(subject)}`
      : `${head}: ${lower(subject)}`;
    return { measure: joined, scope: capitalised(subject) };
  }
  const shared = words.previous === null ? null : SHARED_HEAD.exec(words.previous)?.[1];
  const short = !/^(?:tỷ lệ|tỷ trọng|mức|số|tổng|độ)(?!\p{L})/iu.test(subject);
  if (shared === null || shared === undefined || !short || subject === "") return null;
  return { measure: `${shared} ${lower(subject)}`, scope: capitalised(subject) };
}

const lower = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

const endsAtPlace = (tail: string): string | null => {
  const about = /^\s*(về\s+[^,;.]+|trong tổng\s+[^,;.]+|tổng\s+[^,;.]+|kế hoạch\s+[^,;.]+)/iu.exec(
    tail,
  )?.[1];
  return about === undefined ? null : capitalised(tidy(about.replace(/^trong\s+/iu, "")));
};

const EMPTY_SUBJECT =
  /^(?:huy động đủ|huy động|hoàn thành|đạt|kết quả|lũy kế(?: cả giai đoạn)?|cộng dồn|cho|tại|với|của|trên|thêm|gấp|xuống|lên|ít nhất|khoảng)?$/iu;

/** "giới thiệu việc làm cho" 120 "lao động": what is done to what is counted. */
function acted(noun: string, tail: string, subject: string, verb: string): Measure {
  const object = tidy(`${noun} ${tail.replace(PER_TIME, "")}`);
  const rest = tidy(subject.slice(verb.length)).replace(/\s*(?:cho|tại)$/iu, "");
  const given = /\s(?:cho|tại)$/iu.test(tidy(subject));
  if (rest !== "" && !given) return { measure: capitalised(object), scope: null };
  return { measure: capitalised(tidy(`${object} được ${lower(verb)} ${rest}`)), scope: null };
}

const PER_TIME = /\/\s*(?:năm|quý|tháng|tuần)(?!\p{L})/iu;

/** "80% về việc và từ 38% về tiền": the second takes the first one's subject. */
function sharedAbout(previous: string | null, tail: string): Measure | null {
  const subject = previous === null ? undefined : /^(.+?)\s+về\s/u.exec(previous)?.[1];
  return subject !== undefined && /^về\s/iu.test(tail)
    ? { measure: `${subject} ${tail}`, scope: capitalised(tail) }
    : null;
}

/** Words after a number that name nothing: what it is compared with, when, how often. */
const NAMES_NOTHING =
  /^(?:so (?:với|dự toán|cùng kỳ)|mỗi|một|\/|trong|vào|đến|năm|hằng|hàng|theo|$)/iu;

/** Nothing is named before the number: the words after it, else what was measured before it. */
function unnamed(words: MeasureWords, tail: string): Measure {
  const about = sharedAbout(words.previous, tail);
  if (about !== null) return about;
  const bracketed = /^\s*\(/u.test(words.lead);
  if (words.previous !== null && (bracketed || NAMES_NOTHING.test(tail))) {
    return { measure: words.previous, scope: null };
  }
  const counted = words.noun?.replace(SCALE, "") ?? (tail === "" ? (words.unit ?? "") : "");
  return { measure: capitalised(tidy(`${counted} ${tail}`)), scope: null };
}

const SCALE = /^(?:(?:nghìn|ngàn|triệu|tỷ)\s+)+(?=\p{L})/u;

/** Names what a quantity measures from the words around it. */
export function readMeasure(words: MeasureWords): Measure {
  const subject = tidy(words.lead.replace(OPENING, "").replace(ENDING, ""));
  const tail = tidy(words.tail.replace(/\s*(?:trở lên|trở xuống)/iu, "").replace(ENDING, ""));
  const verb = words.noun === null ? undefined : PASSIVE_VERB.exec(`${subject} `)?.[0].trim();
  if (words.noun !== null && verb !== undefined && !LEVEL_END.test(words.lead)) {
    const noun = words.noun.replace(/^(?:tỷ|triệu|nghìn)\s+đồng$/u, "").replace(SCALE, "");
    return acted(noun, tail, subject, verb);
  }
  if (subject === "" && words.head !== null) return { measure: headOf(words.head), scope: null };
  if (EMPTY_SUBJECT.test(subject)) return unnamed(words, tail);
  if (
    words.noun === null &&
    tail !== "" &&
    PASSIVE_VERB.exec(`${subject} `)?.[0].trim() === subject
  ) {
    return { measure: capitalised(tidy(`${subject} ${tail}`)), scope: null };
  }
  const listed = fromList(words, subject);
  if (listed !== null) return listed;
  const about = endsAtPlace(tail);
  const measure = about !== null && /^về/iu.test(about) ? `${subject} ${lower(about)}` : subject;
  const rated = /đạt tỷ lệ\s*$/iu.test(words.lead) ? `Tỷ lệ ${lower(measure)}` : measure;
  return { measure: capitalised(rated.replace(/\s+(?:cho|tại)$/iu, "")), scope: about };
}
