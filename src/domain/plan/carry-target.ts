import type { Target, TargetBaseline } from "./target.ts";

/** The years of a term, as its name gives them. */
export interface Term {
  readonly from: number;
  readonly to: number;
}

const within = (year: number, { from, to }: Term): number => Math.min(Math.max(year, from), to);

/** The value of a former term is that of the term before this one: nobody has said it yet. */
function carryBaseline(baseline: TargetBaseline | null, years: number): TargetBaseline | null {
  if (baseline === null || baseline.kind === "previous_year") return baseline;
  if (baseline.kind === "year") return { kind: "year", year: baseline.year + years };
  return { kind: "previous_term", value: null };
}

/** A rule in the years of a later term: what was due in its last year is due in the new last year. */
export function carryTarget(rule: Target, term: Term): Target {
  const fromEnd = rule.dueYear === null ? null : rule.term.to - rule.dueYear;
  return {
    ...rule,
    term,
    dueYear: fromEnd === null ? null : within(term.to - fromEnd, term),
    baseline: carryBaseline(rule.baseline, term.from - rule.term.from),
  };
}
