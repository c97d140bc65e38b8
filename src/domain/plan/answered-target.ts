import { LEAVE_OUT } from "./leave-out.ts";
import type { ReadTarget } from "./plan-reading.ts";
import { type PlanTerm, proposeTarget } from "./propose-target.ts";
import type { Target } from "./target.ts";
import { targetOfAnswer } from "./target-of-answer.ts";

export { LEAVE_OUT } from "./leave-out.ts";

/** What people answered to the questions of an import, by question. */
export type Answers = Readonly<Record<string, unknown>>;

function withLevel(rule: Target, answer: unknown): Target {
  switch (answer) {
    case "at-least":
      return { ...rule, comparator: ">=", direction: "higher" };
    case "at-most":
      return { ...rule, comparator: "<=", direction: "lower" };
    case "equal":
      return { ...rule, comparator: "=", direction: "none" };
    default:
      return rule;
  }
}

/** "trên 12 tuyến đường" was meant as more than twelve. */
const withPlace = (rule: Target, answer: unknown): Target =>
  answer === "more" ? { ...rule, comparator: ">=", strict: true, direction: "higher" } : rule;

function withFrequency(rule: Target, answer: unknown): Target {
  return answer === "annual" || answer === "by-year" || answer === "cumulative"
    ? { ...rule, frequency: answer }
    : rule;
}

function withBaseline(rule: Target, answer: unknown): Target {
  switch (answer) {
    case "previous_year":
      return { ...rule, baseline: { kind: "previous_year" } };
    case "previous_term":
      return { ...rule, baseline: { kind: "previous_term", value: null } };
    case "unknown":
      return { ...rule, baseline: null };
    default:
      return rule;
  }
}

/**
 * The rule of a read target as a person answered for it. `key` is the target's question, such as
 * "target:4.10:0"; an answer to the key itself is the whole rule, or leaves the target out. Null
 * where nothing that can be checked is left.
 */
export function answeredTarget(
  read: ReadTarget,
  key: string,
  answers: Answers,
  term: PlanTerm,
): Target | null {
  const whole = answers[key];
  const dropped = [`${key}:unit`, `${key}:stretch`].some((id) => answers[id] === LEAVE_OUT);
  if (whole === LEAVE_OUT || dropped) return null;
  const written = targetOfAnswer(whole, { from: term.termFrom, to: term.termTo });
  if (written !== null) return written;
  const proposed = proposeTarget(read, term);
  if (proposed === null) return null;
  const placed = withPlace(proposed, answers[`${key}:place`]);
  const levelled = withLevel(placed, answers[`${key}:level`]);
  return withBaseline(
    withFrequency(levelled, answers[`${key}:frequency`]),
    answers[`${key}:baseline`],
  );
}
