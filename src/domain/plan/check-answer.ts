import { LEAVE_OUT } from "./answered-target.ts";
import { type UnitMatch, unitKey } from "./match-units.ts";
import { addedRules } from "./added-rules.ts";
import type { PlanReading, ReadItem } from "./plan-reading.ts";
import { itemKey } from "./questions/item-key.ts";
import type { ReviewQuestion } from "./review-questions.ts";
import { targetOfAnswer } from "./target-of-answer.ts";

/** What an answer may speak of. */
export interface AnswerableImport {
  /** The items as people cut and joined them. */
  readonly reading: PlanReading;
  /** The items as the document has them, which cuts and joins speak of. */
  readonly document: PlanReading;
  readonly questions: readonly ReviewQuestion[];
  readonly matches: readonly UnitMatch[];
  readonly units: readonly { readonly id: string }[];
  readonly groups: readonly { readonly id: string }[];
}

const knows = (entries: readonly { readonly id: string }[], value: unknown): boolean =>
  entries.some((entry) => entry.id === value);

/** Anything but a rule, a unit or a list is chosen from what the question offers. */
function fitsQuestion(question: ReviewQuestion, value: unknown, on: AnswerableImport): boolean {
  if (question.options.some((option) => option.value === value)) return true;
  return question.kind === "lead" && knows(on.units, value);
}

/** "target:4.10:2" names the third rule of item 4.10. */
function hasTarget(key: string, reading: PlanReading): boolean {
  const [, item = "", at = ""] = /^target:(.+):(\d+)$/.exec(key) ?? [];
  const found = reading.items.find((each) => itemKey(each, reading) === item);
  return found?.targets[Number(at)] !== undefined;
}

const itemNamed = (key: string, reading: PlanReading): ReadItem | undefined =>
  reading.items.find((each) => itemKey(each, reading) === key);

const areCuts = (value: unknown, item: ReadItem | undefined): boolean =>
  item !== undefined &&
  Array.isArray(value) &&
  value.every((at) => Number.isInteger(at) && at >= 0 && at < item.subItems.length);

/**
 * True where a value answers a question of an import: an option of it, a unit or group of the
 * register, a whole rule of a target, units of an item that names none, or who may see a part.
 */
export function isAnswerFit(question: string, value: unknown, on: AnswerableImport): boolean {
  const [kind = "", ...rest] = question.split(":");
  const about = rest.join(":");
  const asked = on.questions.find((each) => each.id === question);
  switch (kind) {
    case "unit":
      return (
        on.matches.some((match) => unitKey(match.written) === about) &&
        (value === LEAVE_OUT || knows(on.units, value) || knows(on.groups, value))
      );
    case "units":
      return (
        on.reading.items.some((item) => itemKey(item, on.reading) === about) &&
        Array.isArray(value) &&
        value.length <= 500 &&
        value.every((id) => knows(on.units, id) || knows(on.groups, id))
      );
    case "confidential":
      return on.reading.groups.some((group) => group.id === about) && typeof value === "boolean";
    case "open":
      return (
        on.reading.items.some((item) => String(item.ordinal) === about) &&
        typeof value === "boolean"
      );
    case "merge":
      return typeof value === "boolean" && itemNamed(about, on.document) !== undefined;
    case "split":
      return areCuts(value, itemNamed(about, on.document));
    case "added":
      return itemNamed(about, on.reading) !== undefined && addedRules(value) !== null;
    default:
      if (asked !== undefined) return fitsQuestion(asked, value, on);
      return (
        hasTarget(question, on.reading) &&
        (value === LEAVE_OUT || targetOfAnswer(value, { from: 0, to: 0 }) !== null)
      );
  }
}
