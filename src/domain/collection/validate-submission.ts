import type { Check, CheckSeverity, Checked, ValidationInput } from "./check.ts";
import { checkHistory } from "./check-history.ts";
import { checkBlanks, checkEstimates, checkPrecision, checkUnreadable } from "./check-presence.ts";
import { checkParts, checkRange, checkShares } from "./check-values.ts";
import { computeCells } from "./compute-cells.ts";
import { explainer } from "./explaining-cells.ts";

export const GRAVITY: readonly CheckSeverity[] = ["blocking", "must_explain", "hint"];

/** Everything that is wrong or odd in what a unit is about to send, gravest first. */
export function validateSubmission(input: ValidationInput): readonly Check[] {
  const checked: Checked = { ...input, computed: computeCells(input.form, input.cells) };
  const findings = [
    ...checkUnreadable(checked),
    ...checkRange(checked),
    ...checkParts(checked),
    ...checkShares(checked),
    ...checkBlanks(checked),
    ...checkHistory(checked),
    ...checkPrecision(checked),
    ...checkEstimates(checked),
  ];
  const isExplained = explainer([input.form], input.notes);
  return findings
    .map((finding) => ({ ...finding, explained: isExplained(finding) }))
    .sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity));
}
