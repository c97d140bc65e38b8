import { makeWhole } from "../collection/shares.ts";
import { toText, sum } from "../kernel/decimal.ts";
import { type Problem, problem } from "../kernel/problem.ts";
import { type Result, err, ok } from "../kernel/result.ts";
import { evaluate } from "./evaluate.ts";
import type { Evaluation, EvaluationInput } from "./evaluation.ts";
import { valueOfYear } from "./year-values.ts";

/** One share of a structure (một tỷ trọng của cơ cấu), with the name people know it by. */
export interface StructurePart {
  readonly name: string;
  readonly input: EvaluationInput;
}

type SharesProblem = Problem<"collection.figure.shares-do-not-sum">;

/**
 * Judges the targets of one structure together (rule 12). Figures of a year that do not sum to 100
 * stop every verdict, because nobody knows which of them is wrong; a year with a share missing
 * cannot be checked and stops nothing.
 */
export function evaluateStructure(
  parts: readonly StructurePart[],
): Result<readonly Evaluation[], readonly SharesProblem[]> {
  const years = [...new Set(parts.flatMap((p) => p.input.observations.map((o) => o.year)))];
  const broken = years.sort((a, b) => a - b).flatMap((year) => brokenYear(parts, year));
  return broken.length > 0 ? err(broken) : ok(parts.map((part) => evaluate(part.input)));
}

function brokenYear(parts: readonly StructurePart[], year: number): readonly SharesProblem[] {
  const shares = parts.flatMap((part) => valueOfYear(part.input.observations, year)?.value ?? []);
  if (shares.length < parts.length || makeWhole(shares)) return [];
  const rows = parts.map((part) => part.name);
  return [
    problem("collection.figure.shares-do-not-sum", {
      rows,
      column: `Năm ${year}`,
      sum: toText(sum(shares)),
    }),
  ];
}
