import { ACTION } from "./action-verbs.ts";
import { readClauses } from "./assignment-clauses.ts";
import { withoutEnd } from "./clean-text.ts";
import { type Field, type FieldKind, namesUnit } from "./labels.ts";
import { type SourcedText, sliceOf, trimOf, withoutRange } from "./sourced-text.ts";
import { NO_UNITS } from "./unit-heading.ts";
import { opensUnit } from "./unit-list.ts";

/** The words of an item without the words that assign it, and what those say. */
export interface Assignment {
  readonly title: SourcedText;
  readonly fields: readonly Field[];
}

const BRACKET = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*[.;]?\s*$/u;
const FINISH = /^(?:hoàn thành|xong|thời gian|thời hạn)/iu;

/** "(Phụ trách: …; phối hợp: …; hoàn thành trước ngày …)" at the end of an item. */
function fromBracket(text: SourcedText): Assignment | null {
  const match = BRACKET.exec(text.text);
  const inner = match?.[1];
  if (match === null || inner === undefined) return null;
  const words = sliceOf(text, match.index + 1, match.index + 1 + inner.length);
  const fields = readClauses(words);
  if (fields === null) return null;
  const assigns = fields.some(({ kind }) => namesUnit(kind) || kind === "target");
  const limits = FINISH.test(words.text.trim());
  return assigns || limits ? { title: trimOf(sliceOf(text, 0, match.index)), fields } : null;
}

/** Where the list of units that begins at `from` gives way to a verb or ends. */
function endOfUnits(text: string, from: number): number {
  const rest = text.slice(from);
  const verb = ACTION.exec(rest)?.index ?? rest.length;
  const stop = rest.search(/[;:]|\.\s|\.$/u);
  return from + Math.min(verb, stop < 0 ? rest.length : stop);
}

const fieldAt = (kind: FieldKind, text: SourcedText, start: number, end: number): Field => {
  const value = withoutEnd(trimOf(sliceOf(text, start, end)));
  return { kind, value, line: value };
};

const WITH_HELP = /(?:,\s*)?phối hợp\s+(?:chặt chẽ\s+)?(?:với\s+|cùng\s+)?/iu;
const OPENS_HELP = new RegExp(`^${WITH_HELP.source}`, "iu");
const HELP_INSIDE = new RegExp(`[;,]\\s*${WITH_HELP.source.replace("(?:,\\s*)?", "")}`, "iu");
const GIVES =
  /^(?:(?:Thống nhất|Tiếp tục)\s+giao|Giao|Đề nghị|Yêu cầu|Phân công|Chỉ đạo|Ủy quyền)\s+(?:nhiệm vụ\s+|trách nhiệm\s+)?(?:cho\s+)?/u;

/** A sentence may begin with its unit where nothing else says who does it. */
export type Subject = "any" | "chủ trì" | "none";

const LEADS = /^\s*,?\s*(?:là\s+(?:đơn vị|cơ quan)\s+)?(?:chủ trì|làm đầu mối)/iu;

/** "Phòng Kinh tế chủ trì …", "Công an xã tuần tra …": the sentence's own subject. */
function hasSubject(text: string, end: number, subject: Subject): boolean {
  if (subject === "none" || !opensUnit(text) || NO_UNITS.test(text)) return false;
  if (end >= text.length || !ACTION.test(text.slice(end, end + 40))) return false;
  return subject === "any" || LEADS.test(text.slice(end));
}

/** "Giao A chủ trì, phối hợp với B, C xây dựng …": the units, and the task from its verb on. */
function fromSentence(text: SourcedText, subject: Subject): Assignment | null {
  const gives = GIVES.exec(text.text)?.[0].length ?? 0;
  const first = endOfUnits(text.text, gives);
  const given = gives > 0 && opensUnit(text.text.slice(gives));
  const hasLeader = given || (gives === 0 && hasSubject(text.text, first, subject));
  const fields: Field[] = hasLeader ? [fieldAt("lead", text, gives, first)] : [];
  let at = hasLeader ? first : 0;
  at += /^\s*(?:(?:chủ trì|làm đầu mối)\s*,?\s*)?/iu.exec(text.text.slice(at))?.[0].length ?? 0;
  const help = OPENS_HELP.exec(text.text.slice(at))?.[0].length ?? 0;
  if (help > 0 && opensUnit(text.text.slice(at + help).trimStart())) {
    const end = endOfUnits(text.text, at + help);
    fields.push(fieldAt("coordinate", text, at + help, end));
    at = end;
  }
  // Where the task's verb is none we know, the sentence stays whole rather than without its task.
  if (at === 0 || !/^[^;.]*\p{L}/u.test(text.text.slice(at))) return null;
  const joins = fields.length === 1 && hasLeader ? JOINS.exec(text.text.slice(at)) : null;
  if (joins === null) return { title: trimOf(sliceOf(text, at)), fields };
  const helpers = fields.map((field): Field => ({ ...field, kind: "coordinate" }));
  return { title: trimOf(sliceOf(text, at + joins[0].length)), fields: helpers };
}

/** "Đề nghị Ủy ban Mặt trận phối hợp tuyên truyền …": asked to take part, not to lead. */
const JOINS = /^\s*phối hợp\s+(?=\p{Ll})(?!với|cùng|chặt)/u;

/** "…; phối hợp với UBND xã A, UBND xã B công khai kết quả": helpers named inside the task. */
function fromInside(text: SourcedText): Assignment | null {
  const match = HELP_INSIDE.exec(text.text);
  if (match === null) return null;
  const from = match.index + match[0].length;
  if (!opensUnit(text.text.slice(from))) return null;
  const end = endOfUnits(text.text, from);
  const keep = match.index + (text.text.slice(match.index + 1).search(/\S/u) + 1);
  const title = trimOf(withoutRange(text, keep, end));
  return { title, fields: [fieldAt("coordinate", text, from, end)] };
}

const LAST_SENTENCE = /[.;,]\s+(?:(?:giao|do|phân công)\s+(?:cho\s+)?)?(?=\p{Lu})/giu;

/** "…. Phòng Kinh tế chủ trì; các thôn phối hợp.", "…, giao Phòng Kinh tế thực hiện". */
function fromTail(text: SourcedText): Assignment | null {
  for (const match of text.text.matchAll(LAST_SENTENCE)) {
    const at = (match.index ?? 0) + match[0].length;
    if (!opensUnit(text.text.slice(at))) continue;
    const gives = /\p{L}/u.test(match[0]);
    const fields = readClauses(sliceOf(text, at));
    const says = fields?.some(({ kind }) => kind === "lead" || kind === "coordinate") ?? false;
    if (fields !== null && (gives || says)) {
      return { title: trimOf(sliceOf(text, 0, match.index ?? 0)), fields };
    }
  }
  return null;
}

/** Takes the words that assign an item out of it, however they are put. */
export function readAssignment(text: SourcedText, subject: Subject = "none"): Assignment {
  const bracket = fromBracket(text) ?? fromTail(text);
  const body = bracket?.title ?? text;
  const sentence = fromSentence(body, bracket === null ? subject : "none");
  const rest = sentence?.title ?? body;
  const inside = fromInside(rest);
  return {
    title: inside?.title ?? rest,
    fields: [...(sentence?.fields ?? []), ...(inside?.fields ?? []), ...(bracket?.fields ?? [])],
  };
}
