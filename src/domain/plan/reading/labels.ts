import { remember } from "../../kernel/remember.ts";
import type { ReadUnit } from "../plan-reading.ts";
import { DATA_OWNER_LABEL, TARGET_LABEL } from "../plan-labels.ts";
import { type SourcedText, sliceOf, trimOf } from "./sourced-text.ts";

/** What a labelled line or a table column says of an item (nhãn). */
export type FieldKind = UnitKind | "deadline" | "target" | "note";

/** The parts that a label can give a unit. */
type UnitKind = ReadUnit["role"];

const UNIT_KINDS: ReadonlySet<string> = new Set([
  "lead",
  "coordinate",
  "monitor",
  "perform",
  "data_owner",
] satisfies readonly UnitKind[]);

/** True where a label names units, not a time, a target or a note. */
export const namesUnit = (kind: string): kind is UnitKind => UNIT_KINDS.has(kind);

/** "Đơn vị thực hiện: Phòng Kinh tế": a label, and what it says. */
export interface Field {
  readonly kind: FieldKind;
  readonly value: SourcedText;
  /** The whole line, with its label. */
  readonly line: SourcedText;
}

const UNIT_HEAD =
  "(?:các\\s+)?(?:đơn vị|cơ quan|phòng|bộ phận|ban|cán bộ|công chức|lãnh đạo|người|phân công|giao)";
const UNIT_LABEL = new RegExp(
  `^(?:${UNIT_HEAD}[\\p{L}\\s,]{0,40}?)?(?:chủ trì|phối hợp|thực hiện|phụ trách|tham mưu|theo dõi|giám sát|chịu trách nhiệm|đầu mối|đảm nhiệm|cùng thực hiện|phân công|trách nhiệm|tham gia)[\\p{L}\\s,]{0,40}$`,
  "iu",
);
/** "Đơn vị liên quan": helpers, where a word for units stands before. */
const HELPERS_LABEL = new RegExp(
  `^${UNIT_HEAD}[\\p{L}\\s,]{0,20}?(?:liên quan|hỗ trợ|cùng làm)$`,
  "iu",
);
const DEADLINE_LABEL =
  /^(?:thời gian|thời hạn|thời điểm|hạn|tiến độ|lộ trình|kỳ hạn|ngày|hoàn thành|mốc)(?:\s[\p{L}\s,]{0,40})?$/iu;
const NOTE_LABEL =
  /^(?:ghi chú|sản phẩm|kết quả|kinh phí|nguồn kinh phí|nguồn lực|yêu cầu|sản phẩm dự kiến)(?:\s[\p{L}\s,]{0,30})?$/iu;
/** Labels that the plans written here bear. */
const OWN_LABELS: ReadonlyMap<string, FieldKind> = new Map([
  [TARGET_LABEL.toLowerCase(), "target"],
  [DATA_OWNER_LABEL.toLowerCase(), "data_owner"],
]);
const BULLET = /^[-–—+*•]\s*/u;

/** The kind of a label's words without the colon, or null where they are no label. */
export const kindOfLabel = remember((label: string): FieldKind | null => {
  const words = label.replace(BULLET, "").replace(/[():]/gu, "").trim();
  if (words === "" || words.length > 70) return null;
  const own = OWN_LABELS.get(words.toLowerCase());
  if (own !== undefined) return own;
  if (NOTE_LABEL.test(words)) return "note";
  if (DEADLINE_LABEL.test(words)) return "deadline";
  if (HELPERS_LABEL.test(words)) return "coordinate";
  if (!UNIT_LABEL.test(words)) return null;
  if (/chủ trì|đầu mối|chịu trách nhiệm/iu.test(words)) return "lead";
  if (/phối hợp|cùng thực hiện|tham gia/iu.test(words)) return "coordinate";
  if (/theo dõi|giám sát|đôn đốc/iu.test(words)) return "monitor";
  return "perform";
});

/** Splits "label: value" where the label is one of the known kinds. */
export function readField(source: SourcedText): Field | null {
  const colon = source.text.indexOf(":");
  if (colon < 2 || colon > 72) return null;
  const kind = kindOfLabel(source.text.slice(0, colon));
  return kind === null ? null : { kind, value: trimOf(sliceOf(source, colon + 1)), line: source };
}

/** Where a second label may begin within a labelled line. */
const NEXT_LABEL = /(?:[.;,]\s*|\s[-–]\s*)(?=(\p{Lu}?[\p{L}\s]{3,50}?)\s*:)/gu;

/** "Chủ trì: …. Phối hợp: …. Thời gian: …": every label of a line, in order. */
export function readFields(source: SourcedText): readonly Field[] {
  const first = readField(source);
  if (first === null) return [];
  // The words of a target may sound like a label.
  if (first.kind === "target") return [first];
  if (source.text.indexOf(":") === source.text.lastIndexOf(":")) return [first];
  const starts = [0];
  const ends: number[] = [];
  for (const match of source.text.matchAll(NEXT_LABEL)) {
    if (kindOfLabel(match[1] ?? "") === null) continue;
    ends.push(match.index ?? 0);
    starts.push((match.index ?? 0) + match[0].length);
  }
  return starts
    .map((start, i) => readField(trimOf(sliceOf(source, start, ends[i]))))
    .filter((field) => field !== null);
}

export const isLabelled = (text: string): boolean => {
  const colon = text.indexOf(":");
  return colon > 1 && colon <= 72 && kindOfLabel(text.slice(0, colon)) !== null;
};
