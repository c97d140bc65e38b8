import { LEAVE_OUT } from "./answered-target.ts";
import { type UnitMatch, unitKey } from "./match-units.ts";
import type { PlanReading } from "./plan-reading.ts";
import { itemKey } from "./questions/item-key.ts";
import type { ReviewQuestion } from "./review-questions.ts";
import { targetOfAnswer } from "./target-of-answer.ts";

/** What an answer may speak of. */
export interface AnswerableImport {
  readonly reading: PlanReading;
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
    default:
      if (asked !== undefined) return fitsQuestion(asked, value, on);
      return (
        hasTarget(question, on.reading) &&
        (value === LEAVE_OUT || targetOfAnswer(value, { from: 0, to: 0 }) !== null)
      );
  }
}
