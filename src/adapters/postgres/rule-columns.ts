import type { Target } from "../../domain/plan/target.ts";

/** A rule as the columns of the table `target` hold it. */
export const ruleColumns = (rule: Omit<Target, "term">) => ({
  comparator: rule.comparator,
  strict: rule.strict,
  value: rule.value,
  value_to: rule.valueTo,
  unit_of_measure: rule.unit,
  decimals: rule.decimals,
  direction: rule.direction,
  frequency: rule.frequency,
  due_year: rule.dueYear,
  ceiling: rule.ceiling,
  baseline: rule.baseline === null ? null : JSON.stringify(rule.baseline),
});
