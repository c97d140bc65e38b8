import { ACTION } from "./action-verbs.ts";
import { withoutEnd } from "./clean-text.ts";
import { type Field, type FieldKind, readFields } from "./labels.ts";
import { type SourcedText, sliceOf, trimOf } from "./sourced-text.ts";
import { findTimePoints } from "./time-points.ts";
import { opensUnit } from "./unit-list.ts";

const CLAUSE_END =
  /;(?!\s*đợt\s)|,\s*(?=(?:hoàn thành|xong|thời gian|thời hạn|trước ngày|chậm nhất|trong quý|trong tháng)(?!\p{L}))|\.\s+(?=\p{Lu})/giu;
const LEAD =
  /^(?:giao\s+(?:cho\s+)?)?(.+?)\s+(?:làm\s+|là\s+)?(?:(?:đơn vị|cơ quan)\s+)?(chủ trì|đầu mối|chịu trách nhiệm(?: chính)?|phụ trách|thực hiện)(?:\s+(?:tham mưu|thực hiện))?(?:\s*,?\s*phối hợp\s+(?:với\s+|cùng\s+)?(.+))?$/iu;
/** "Phòng A chủ trì, Phòng B, Phòng C phối hợp": leaders, then helpers. */
const LEAD_AND_HELP =
  /^(?:giao\s+(?:cho\s+)?)?(.+?)\s+(?:làm\s+)?(?:chủ trì|đầu mối)(?:\s+thực hiện)?\s*[,;]\s*(?!phối hợp)(.+?)\s+(?:cùng\s+)?phối hợp(?:\s+thực hiện)?$/iu;
const HELP = /^(.+?)\s+(?:cùng\s+)?phối hợp(?:\s+thực hiện)?$/iu;
const WITH = /^(?:có\s+)?(?:sự\s+)?phối hợp\s+(?:với\s+|cùng\s+)?(.+)$/iu;
const TIME =
  /^(?:hoàn thành|thực hiện|triển khai|xong|trước|trong|thời gian|thời hạn|thường xuyên|chậm nhất|hằng|hàng|định kỳ|giai đoạn|năm|quý|tháng|cả năm|đến|từ|ngày|đợt|\d)/iu;
const TIME_WITHOUT_POINT =
  /thường xuyên|(?:hằng|hàng|mỗi)\s+(?:tuần|tháng|quý|năm)|định kỳ\s+(?:\d+\s+)?(?:tuần|tháng|quý|năm)|trước\s+(?:thềm\s+)?năm học|trong vòng \d+ ngày|cả năm|trong năm|cuối năm/iu;
const LONGEST_UNITS = 400;

const field = (kind: FieldKind, value: SourcedText): Field => {
  const plain = withoutEnd(trimOf(value));
  return { kind, value: plain, line: plain };
};

/** Names and nothing else: no verb stands among them. */
const isUnits = (text: string): boolean =>
  text.length <= LONGEST_UNITS && opensUnit(text) && !ACTION.test(text);

const groupAt = (source: SourcedText, match: RegExpExecArray, group: number): SourcedText => {
  const words = match[group] ?? "";
  const at = source.text.indexOf(words, match.index);
  return sliceOf(source, at, at + words.length);
};

/** "Phòng A chủ trì, phối hợp với Phòng B", "các thôn phối hợp", "phối hợp với Công an xã". */
function unitsIn(clause: SourcedText): readonly Field[] | null {
  const both = LEAD_AND_HELP.exec(clause.text);
  if (both !== null && isUnits(both[1] ?? "") && isUnits(both[2] ?? "")) {
    return [field("lead", groupAt(clause, both, 1)), field("coordinate", groupAt(clause, both, 2))];
  }
  const lead = LEAD.exec(clause.text);
  if (lead !== null && isUnits(lead[1] ?? "")) {
    const role: FieldKind = /thực hiện/iu.test(lead[2] ?? "") ? "perform" : "lead";
    const own = field(role, groupAt(clause, lead, 1));
    if (lead[3] === undefined) return [own];
    return isUnits(lead[3]) ? [own, field("coordinate", groupAt(clause, lead, 3))] : null;
  }
  for (const pattern of [HELP, WITH]) {
    const match = pattern.exec(clause.text);
    if (match !== null && isUnits(match[1] ?? ""))
      return [field("coordinate", groupAt(clause, match, 1))];
  }
  return null;
}

const saysWhen = (text: string): boolean =>
  TIME.test(text) &&
  (TIME_WITHOUT_POINT.test(text) ||
    findTimePoints(text, 2000).length > 0 ||
    /^(?:(?:hoàn thành|thực hiện|triển khai)\s+)?(?:trong\s+)?(?:giai đoạn\s+)?\d{4}\s*[-–]\s*\d{4}$/iu.test(
      text,
    ));

function fieldsOf(clause: SourcedText, before: FieldKind | undefined): readonly Field[] | null {
  const labelled = readFields(clause);
  if (labelled.length > 0) return labelled;
  const units = unitsIn(clause);
  if (units !== null) return units;
  if (saysWhen(clause.text)) return [field("deadline", clause)];
  return isUnits(clause.text) ? [field(before ?? "perform", clause)] : null;
}

function clausesOf(source: SourcedText): readonly SourcedText[] {
  const clauses: SourcedText[] = [];
  let start = 0;
  for (const match of source.text.matchAll(CLAUSE_END)) {
    const at = match.index ?? 0;
    clauses.push(sliceOf(source, start, at));
    start = at + match[0].length;
  }
  clauses.push(sliceOf(source, start));
  return clauses.map((clause) => withoutEnd(trimOf(clause))).filter((clause) => clause.text !== "");
}

/**
 * Reads words that do nothing but assign: "Phòng Kinh tế chủ trì; các thôn phối hợp; hoàn thành
 * trong quý II/2026". Null where a part of them says something else.
 */
export function readClauses(source: SourcedText): readonly Field[] | null {
  const fields: Field[] = [];
  for (const clause of clausesOf(source)) {
    const read = fieldsOf(clause, fields.at(-1)?.kind);
    if (read === null) return null;
    fields.push(...read);
  }
  return fields.length === 0 ? null : fields;
}
