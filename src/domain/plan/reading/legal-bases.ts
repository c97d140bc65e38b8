import type { LocalDate } from "../../kernel/local-date.ts";
import type { ReadLegalBasis } from "../plan-reading.ts";
import type { SourcedText } from "./sourced-text.ts";
import { findTimePoints } from "./time-points.ts";

const RELATION =
  /^(?:[-–+*]\s*)?(Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Theo|Xét)\s+(?:của\s+)?/u;
const TYPES =
  /(Nghị quyết|Quyết định|Nghị định|Thông tư|Luật|Chỉ thị|Kế hoạch|Chương trình(?: hành động)?|Kết luận|Công văn|Tờ trình|Thông báo|Báo cáo|Hướng dẫn|Hiến pháp|Pháp lệnh|Đề án)(?!\p{L})/u;
const NUMBER = /số\s+([\p{L}\d]+[\p{L}\d./-]*[\p{L}\d])/u;
const SUBJECT =
  /(?<!\p{L})(?:về việc|về|ban hành|phê duyệt|thành lập|quy định|thông qua|giao|của\s+[^;]*?\s(?=ban hành|thành lập|phê duyệt|về))(?!\p{L})/u;
const SUBJECT_START =
  /(?<!\p{L})(?:về việc|về|ban hành|phê duyệt|thành lập|quy định|thông qua)(?!\p{L})/u;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where the number and the date of the basis end and its issuer or subject begins. */
function restOf(text: string): string {
  const number = NUMBER.exec(text);
  const from = number === null ? 0 : number.index + number[0].length;
  const point = findTimePoints(text.slice(from), null).find((found) => found.type === "date");
  return text.slice(point === undefined ? from : from + point.end).trim();
}

function issuerOf(rest: string): { readonly issuer: string | null; readonly inferred: boolean } {
  const of = /^của\s+(.+)$/u.exec(rest)?.[1];
  const begin = of === undefined ? -1 : of.search(SUBJECT_START);
  if (of !== undefined)
    return { issuer: (begin < 0 ? of : of.slice(0, begin)).trim(), inferred: false };
  const indirect =
    /(?:kế hoạch|chương trình)[^,;]*?\s+của\s+((?:UBND|Ủy ban nhân dân|HĐND)[^,;]*?)(?=\s+(?:thực hiện|về|giai đoạn)|$)/iu.exec(
      rest,
    )?.[1];
  return { issuer: indirect ?? null, inferred: indirect !== undefined };
}

const dateIn = (text: string): LocalDate | null =>
  findTimePoints(text, null).find((point) => point.type === "date")?.first ?? null;

/** A law carries its subject in its name and is always the National Assembly's. */
function lawOf(relation: string, text: string, words: string): ReadLegalBasis {
  const name = /Luật\s+(.+?)(?=\s+(?:số\s|ngày\s|năm\s)|\s*\(|$)/u.exec(text)?.[1];
  return {
    relation,
    documentType: "Luật",
    number: NUMBER.exec(text)?.[1] ?? null,
    date: dateIn(text),
    issuer: "Quốc hội",
    issuerInferred: true,
    subject: name === undefined ? null : capitalised(name),
    text: `${relation} ${words}`,
  };
}

/** "…, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau": the sentence goes on to the document itself. */
const ISSUES =
  /[,;]\s*(?:Ủy ban nhân dân|UBND|Sở|Phòng|Ban)\s(?:[^;.]*\s)?(?:ban hành|xây dựng)\s+(?:Kế hoạch|Chương trình|Quyết định|Thông báo|Đề án)[^;]*$/u;

/** Reads one "Căn cứ …" line; null where it names no document. */
function readOne(relation: string, written: string): ReadLegalBasis | null {
  const words = written.replace(ISSUES, "");
  const text = words.replace(/[\s;.,]+$/u, "");
  const type = TYPES.exec(text)?.[1];
  if (type === undefined) return null;
  if (type === "Luật") return lawOf(relation, text, words);
  if (NUMBER.exec(text) === null && dateIn(text) === null) return null;
  const rest = restOf(text);
  const { issuer, inferred } = issuerOf(rest);
  const begin = rest.search(SUBJECT);
  const subject =
    begin < 0
      ? null
      : rest
          .slice(rest.search(SUBJECT_START))
          .replace(/^(?:về việc|về)\s+/u, "")
          .trim();
  return {
    relation,
    documentType: type,
    number: NUMBER.exec(text)?.[1] ?? null,
    date: dateIn(text),
    issuer,
    issuerInferred: inferred,
    subject: subject === null || subject === "" ? null : capitalised(subject),
    text: `${relation} ${words}`,
  };
}

/** A line of legal bases; several documents in one line are several bases. */
export function readLegalBases(line: SourcedText): readonly ReadLegalBasis[] {
  const match = RELATION.exec(line.text);
  const relation = match?.[1];
  if (match === null || relation === undefined) return [];
  const words = line.text.slice(match[0].length);
  const parts = words.split(
    /;\s*(?=(?:Nghị quyết|Quyết định|Kế hoạch|Nghị định|Chương trình|Thông tư|Luật)\s)/u,
  );
  return parts.flatMap(
    (part) => readOne(relation.replace("Xét đề nghị", "Theo đề nghị"), part) ?? [],
  );
}

export const isLegalBasis = (line: string): boolean => RELATION.test(line);
