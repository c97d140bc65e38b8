import { z } from "zod";
import { DecimalField, Id, InstantField } from "./common.ts";

export const VerdictName = z.enum([
  "exceeded",
  "met",
  "nearly_met",
  "not_met",
  "on_track",
  "at_risk",
  "no_data",
  "needs_baseline",
]);
export type VerdictName = z.infer<typeof VerdictName>;

export const VerdictCounts = z.record(VerdictName, z.number().int());

export const EvaluatedTarget = z.object({
  targetId: Id,
  code: z.string(),
  itemId: Id,
  itemNumber: z.string(),
  measure: z.string(),
  unitOfMeasure: z.string(),
  /** Of its figures. */
  decimals: z.number().int(),
  /** The rule in words: "từ 95% trở lên hằng năm". */
  rule: z.string(),
  /** The same in signs, for narrow columns: "≥ 95% mỗi năm". */
  shortRule: z.string(),
  comparator: z.string(),
  direction: z.enum(["higher", "lower", "none"]),
  frequency: z.enum(["annual", "by-year", "cumulative"]),
  /** The level, for charts; null where the rule has none. */
  level: DecimalField.nullable(),
  levelTo: DecimalField.nullable(),
  dueYear: z.number().int().nullable(),
  leadUnitId: Id.nullable(),
  leadUnit: z.string().nullable(),
  isIllustrative: z.boolean(),
  /** Where the rule is met, for charts: of the figure, or of its change in per cent. */
  goal: z
    .object({
      of: z.enum(["value", "change"]),
      from: DecimalField.nullable(),
      to: DecimalField.nullable(),
    })
    .nullable(),
  /** The latest figure, or the sum so far of a cumulative target. */
  result: z
    .object({
      value: DecimalField,
      fromYear: z.number().int(),
      year: z.number().int(),
      kind: z.enum(["actual", "estimate", "projection"]),
    })
    .nullable(),
  /** Units that have no accepted figure for the year judged. */
  owing: z.array(z.string()),
  values: z.array(
    z.object({
      year: z.number().int(),
      kind: z.enum(["actual", "estimate", "projection"]),
      value: DecimalField.nullable(),
      status: z.string(),
    }),
  ),
  /** What counts: the override where there is one. */
  verdict: VerdictName,
  computedVerdict: VerdictName,
  attainment: DecimalField.nullable(),
  gap: DecimalField.nullable(),
  basis: z.enum(["actual", "estimate", "projection", "none"]),
  explanation: z.string(),
  periods: z.array(
    z.object({
      year: z.number().int(),
      value: DecimalField.nullable(),
      verdict: VerdictName,
      attainment: DecimalField.nullable(),
    }),
  ),
  /** The rules of the engine that took part, and the one that decided. */
  trace: z.object({
    decidedBy: z.number().int(),
    rules: z.array(z.number().int()),
    bound: DecimalField.nullable(),
    base: DecimalField.nullable(),
    change: DecimalField.nullable(),
    inputs: z.array(
      z.object({
        year: z.number().int(),
        kind: z.enum(["actual", "estimate", "projection"]),
        value: DecimalField.nullable(),
      }),
    ),
  }),
  override: z
    .object({
      verdict: VerdictName,
      reason: z.string(),
      by: z.string(),
      at: InstantField,
    })
    .nullable(),
  overrideHistory: z.array(
    z.object({
      verdict: VerdictName,
      computedVerdict: VerdictName,
      reason: z.string(),
      by: z.string(),
      at: InstantField,
      supersededAt: InstantField.nullable(),
    }),
  ),
});
export type EvaluatedTarget = z.infer<typeof EvaluatedTarget>;

export const EvaluationView = z.object({
  roundId: Id,
  roundName: z.string(),
  planTitle: z.string(),
  termFrom: z.number().int(),
  termTo: z.number().int(),
  asOfYear: z.number().int(),
  asOf: InstantField,
  groups: z.array(
    z.object({
      id: Id,
      number: z.string(),
      shortTitle: z.string(),
      title: z.string(),
      counts: VerdictCounts,
      targets: z.array(EvaluatedTarget),
    }),
  ),
  counts: VerdictCounts,
  total: z.number().int(),
  /** Met and exceeded together, as reports count "đạt". */
  achieved: z.number().int(),
  /** Targets left out because the reader is not named for them. */
  withheld: z.number().int(),
});
export type EvaluationView = z.infer<typeof EvaluationView>;

export const OverrideRequest = z.object({
  roundId: Id,
  /** Null withdraws the override: the computed verdict counts again. */
  verdict: VerdictName.nullable(),
  reason: z.string().trim().max(4000),
});
export type OverrideRequest = z.infer<typeof OverrideRequest>;
