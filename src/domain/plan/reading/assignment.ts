import { withoutEnd } from "./clean-text.ts";
import { type Field, type FieldKind, readField } from "./labels.ts";
import { type SourcedText, sliceOf, trimOf, withoutRange } from "./sourced-text.ts";
import { ACTION } from "./unit-heading.ts";
import { opensUnit } from "./unit-list.ts";

/** The words of an item without the words that assign it, and what those say. */
export interface Assignment {
  readonly title: SourcedText;
  readonly fields: readonly Field[];
}

const BRACKET = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*[.;]?\s*$/u;
const TIME_WORDS = /^(?:hoàn thành|xong|trước|trong|thời gian|thường xuyên|chậm nhất)/iu;

/** "(Phụ trách: …; phối hợp: …; hoàn thành trước ngày …)" at the end of an item. */
function fromBracket(text: SourcedText): Assignment | null {
  const match = BRACKET.exec(text.text);
  const inner = match?.[1];
  if (match === null || inner === undefined) return null;
  const start = match.index + 1;
  const fields: Field[] = [];
  let at = start;
  for (const part of inner.split(";")) {
    const words = trimOf(sliceOf(text, at, at + part.length));
    at += part.length + 1;
    const field = readField(words);
    if (field !== null) fields.push(field);
    else if (TIME_WORDS.test(words.text))
      fields.push({ kind: "deadline", value: words, line: words });
    else if (fields.length > 0 && opensUnit(words.text)) {
      fields.push({ kind: fields.at(-1)?.kind ?? "perform", value: words, line: words });
    }
  }
  const assigns = fields.some((field) => field.kind !== "deadline" && field.kind !== "note");
  return assigns ? { title: trimOf(sliceOf(text, 0, match.index)), fields } : null;
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
const GIVES = /^(?:Giao|Đề nghị|Yêu cầu|Phân công)\s+(?:cho\s+)?/u;

/** "Giao A chủ trì, phối hợp với B, C xây dựng …": the units, and the task from its verb on. */
function fromSentence(text: SourcedText): Assignment | null {
  const gives = GIVES.exec(text.text)?.[0].length ?? 0;
  const first = endOfUnits(text.text, gives);
  const hasLeader = gives > 0 && opensUnit(text.text.slice(gives));
  const fields: Field[] = hasLeader ? [fieldAt("lead", text, gives, first)] : [];
  let at = hasLeader ? first : 0;
  at += /^\s*chủ trì\s*,?\s*/iu.exec(text.text.slice(at))?.[0].length ?? 0;
  const help = new RegExp(`^${WITH_HELP.source}`, "iu").exec(text.text.slice(at))?.[0].length ?? 0;
  if (help > 0 && opensUnit(text.text.slice(at + help).trimStart())) {
    const end = endOfUnits(text.text, at + help);
    fields.push(fieldAt("coordinate", text, at + help, end));
    at = end;
  }
  return at === 0 ? null : { title: trimOf(sliceOf(text, at)), fields };
}

/** "…; phối hợp với UBND xã A, UBND xã B công khai kết quả": helpers named inside the task. */
function fromInside(text: SourcedText): Assignment | null {
  const match = new RegExp(`[;,]\\s*${WITH_HELP.source.replace("(?:,\\s*)?", "")}`, "iu").exec(
    text.text,
  );
  if (match === null) return null;
  const from = match.index + match[0].length;
  if (!opensUnit(text.text.slice(from))) return null;
  const end = endOfUnits(text.text, from);
  const keep = match.index + (text.text.slice(match.index + 1).search(/\S/u) + 1);
  const title = trimOf(withoutRange(text, keep, end));
  return { title, fields: [fieldAt("coordinate", text, from, end)] };
}

/** Takes the words that assign an item out of it, however they are put. */
export function readAssignment(text: SourcedText): Assignment {
  const bracket = fromBracket(text);
  const body = bracket?.title ?? text;
  const sentence = fromSentence(body);
  const rest = sentence?.title ?? body;
  const inside = fromInside(rest);
  return {
    title: inside?.title ?? rest,
    fields: [...(sentence?.fields ?? []), ...(inside?.fields ?? []), ...(bracket?.fields ?? [])],
  };
}
