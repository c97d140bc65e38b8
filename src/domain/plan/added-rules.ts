import type { SourceSpan } from "./plan-document.ts";
import type { PlanTerm } from "./propose-target.ts";
import type { Target } from "./target.ts";
import { targetOfAnswer } from "./target-of-answer.ts";

/** A rule that a person found in an item's words where the reader saw none (thêm chỉ tiêu). */
export interface AddedRule {
  readonly measure: string;
  readonly rule: Target;
  /** The words it was read from: no target without a place in the source. */
  readonly span: SourceSpan;
}

const LONGEST_MEASURE = 500;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isPlace = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

function spanOf(value: unknown): SourceSpan | null {
  if (!isFields(value)) return null;
  const { block, start, end } = value;
  return isPlace(block) && isPlace(start) && isPlace(end) && start < end
    ? { block, start, end }
    : null;
}

/** The rules that an answer adds, judged in the given term; null where the answer holds none. */
export function addedRules(
  answer: unknown,
  term: Pick<PlanTerm, "termFrom" | "termTo"> = { termFrom: 0, termTo: 0 },
): readonly AddedRule[] | null {
  if (!Array.isArray(answer) || answer.length > 50) return null;
  const rules: AddedRule[] = [];
  for (const each of answer) {
    if (!isFields(each)) return null;
    const measure = typeof each["measure"] === "string" ? each["measure"].trim() : "";
    const rule = targetOfAnswer(each["rule"], { from: term.termFrom, to: term.termTo });
    const span = spanOf(each["span"]);
    if (measure === "" || measure.length > LONGEST_MEASURE || rule === null || span === null)
      return null;
    rules.push({ measure, rule, span });
  }
  return rules;
}
