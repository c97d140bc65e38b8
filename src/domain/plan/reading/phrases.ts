import { remember } from "../../kernel/remember.ts";
import { foldForSearch } from "../../kernel/vietnamese-text.ts";

/**
 * Turns of phrase of administrative Vietnamese whose marks scanning often loses (cụm từ hay bị nhận
 * dạng sai). A stretch that reads the same without marks and differs with them is a slip. Only
 * phrases stand here that have no other meaning under other marks.
 */
const PHRASES: readonly string[] = [
  "phấn đấu",
  "tiếp tục thực hiện",
  "triển khai thực hiện",
  "tổ chức thực hiện",
  "đơn vị thực hiện",
  "cơ quan chủ trì",
  "đơn vị chủ trì",
  "cơ quan phối hợp",
  "đơn vị phối hợp",
  "thời gian thực hiện",
  "thời gian hoàn thành",
  "hoàn thành trước ngày",
  "trước ngày",
  "thường xuyên",
  "hằng năm",
  "đến cuối năm",
  "đến hết năm",
  "đến năm",
  "ít nhất",
  "tối thiểu",
  "trở lên",
  "giảm tỷ lệ",
  "nâng tỷ lệ",
  "giảm nghèo",
  "tỷ lệ",
  "tỷ đồng",
  "triệu đồng",
  "lần/tuần",
  "lần/tháng",
  "lần/năm",
  "lượt người",
  "lượt khách",
  "hộ nghèo",
  "hộ cận nghèo",
  "trẻ em",
  "đầy đủ đạt",
  "được tiêm chủng đầy đủ",
  "bảo hiểm y tế",
  "hỗ trợ",
  "sắp xếp",
  "khu phố",
  "hệ thống",
  "chuyển biến rõ nét",
  "Vì người nghèo",
  "Đền ơn đáp nghĩa",
  "kinh tế - xã hội",
  "phát triển kinh tế",
  "nông thôn mới",
  "Ủy ban nhân dân",
  "Hội đồng nhân dân",
  "Phòng Y tế",
  "Trung tâm Y tế",
  "Trạm Y tế",
  "Kinh tế và Hạ tầng",
  "hạ tầng",
  "truyền hình",
  "truyền thanh",
  "Phòng Kinh tế",
  "Phòng Tư pháp",
  "Phòng Nội vụ",
  "Phòng Quản lý đô thị",
  "Phòng Tài chính",
  "Phòng Giáo dục và Đào tạo",
  "Phòng Văn hóa và Thông tin",
  "Phòng Tài nguyên và Môi trường",
  "Phòng Lao động",
  "Thương binh và Xã hội",
  "Đài Truyền thanh",
  "Thanh tra",
  "Ban Chỉ huy Quân sự",
  "Ban Quản lý dự án",
  "Bảo hiểm xã hội",
  "Chi cục Thống kê",
  "Chi cục Thuế",
  "Hội Chữ thập đỏ",
  "Hội Liên hiệp Phụ nữ",
  "Mặt trận Tổ quốc Việt Nam",
];

/** Right words that read like a phrase without marks: they are left alone. */
const INNOCENT: ReadonlySet<string> = new Set(["hàng năm", "tỉ lệ", "tỉ đồng", "hang năm"]);

const BY_FOLD: ReadonlyMap<string, string> = new Map(
  PHRASES.map((phrase) => [foldForSearch(phrase), phrase]),
);

/** A word of a text with its place in it. */
interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch that should read otherwise. */
export interface Misreading {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly understood: string;
}

const foldedWords = remember(foldForSearch, 20_000);

const isFirstPart = (before: string, after: string): boolean =>
  /(trong|ở|của|tại|nêu)\s*$/u.test(before) || /^\s*(tiên|của|văn|này)/u.test(after);

/** Keeps the capitals of what was written: "Phần đầu" → "Phấn đấu", "phân đấu" → "phấn đấu". */
function inCaseOf(written: string, phrase: string): string {
  if (written === written.toUpperCase() && written.length > 3) return phrase.toUpperCase();
  return Array.from(phrase, (letter, i) => {
    const model = written[i] ?? "";
    if (model === model.toLowerCase()) return letter.toLowerCase();
    return letter.toUpperCase();
  }).join("");
}

const words = (text: string): readonly Word[] =>
  Array.from(text.matchAll(/[\p{L}\p{M}\d]+(?:\/[\p{L}\p{M}]+)?|[-–—]/gu), (match) => ({
    text: match[0],
    start: match.index ?? 0,
    end: (match.index ?? 0) + match[0].length,
  }));

const bareKey = (text: string): string =>
  words(text)
    .map((word) => foldForSearch(word.text))
    .join(" ");
/** Words of the phrases without their marks, one after another. */
interface Branch {
  readonly next: Map<string, Branch>;
  ends: boolean;
}

const branch = (): Branch => ({ next: new Map(), ends: false });

const ROOT = branch();
for (const phrase of PHRASES) {
  let at = ROOT;
  for (const word of bareKey(phrase).split(" ")) {
    const next = at.next.get(word) ?? branch();
    at.next.set(word, next);
    at = next;
  }
  at.ends = true;
}

/** How many words the phrases that begin at `from` have, longest first. */
function lengthsAt(all: readonly Word[], from: number): readonly number[] {
  const lengths: number[] = [];
  let at: Branch | undefined = ROOT;
  for (let i = from; i < all.length; i += 1) {
    at = at.next.get(foldedWords(all[i]?.text ?? ""));
    if (at === undefined) break;
    if (at.ends) lengths.unshift(i + 1 - from);
  }
  return lengths;
}

/** Slips of the scanner in a text, longest phrases first, none overlapping. */
export const findMisreadings = remember((text: string): readonly Misreading[] => {
  const found: Misreading[] = [];
  const all = words(text);
  for (let i = 0; i < all.length; i += 1) {
    for (const length of lengthsAt(all, i)) {
      const misreading = misreadingAt(text, all.slice(i, i + length));
      if (misreading === null) continue;
      found.push(misreading);
      i += length - 1;
      break;
    }
  }
  return found;
});

function misreadingAt(text: string, stretch: readonly Word[]): Misreading | null {
  const first = stretch[0];
  const last = stretch.at(-1);
  if (first === undefined || last === undefined) return null;
  const written = text.slice(first.start, last.end);
  const phrase = BY_FOLD.get(foldedWords(written));
  if (phrase === undefined || phrase.length !== written.length) return null;
  const lower = written.toLowerCase();
  if (lower === phrase.toLowerCase() || INNOCENT.has(lower)) return null;
  if (lower === "phần đầu" && isFirstPart(text.slice(0, first.start), text.slice(last.end))) {
    return null;
  }
  const understood = inCaseOf(written, phrase);
  return { start: first.start, end: last.end, written, understood };
}
