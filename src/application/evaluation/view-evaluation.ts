import { VERDICTS, type Verdict, isAchieved } from "../../domain/evaluation/verdict.ts";
import { goalRange } from "../../domain/evaluation/goal-range.ts";
import { ruleInWords, ruleInSigns } from "../../domain/evaluation/rule-in-words.ts";
import { valueOfYear } from "../../domain/evaluation/year-values.ts";
import { decimal, sum, toText } from "../../domain/kernel/decimal.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { type JudgedResult, type JudgedTargets, judgeRound } from "./judge-round.ts";

type EvaluationProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

function countVerdicts(results: readonly JudgedResult[]): Record<Verdict, number> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0]));
  for (const { reviewed } of results) {
    counts[reviewed.verdict] = (counts[reviewed.verdict] ?? 0) + 1;
  }
  return counts as Record<Verdict, number>; // one key for each verdict, put there above
}

/** The figure people look for first: the sum so far of a cumulative target, the latest year of others. */
function resultOf({ rule, figures, reviewed }: JudgedResult, asOfYear: number) {
  if (rule.frequency === "cumulative") {
    const { inputs } = reviewed.computed.trace;
    const [first, last] = [inputs[0], inputs.at(-1)];
    if (first === undefined || last === undefined) return null;
    const total = toText(sum(inputs.map(({ value }) => decimal(value ?? "0"))));
    const isEstimate = inputs.some(({ kind }) => kind === "estimate");
    const kind = isEstimate ? ("estimate" as const) : ("actual" as const);
    return { value: total, fromYear: first.year, year: last.year, kind };
  }
  for (let year = asOfYear; year >= rule.term.from; year -= 1) {
    const known = valueOfYear(figures, year);
    if (known) return { value: toText(known.value), fromYear: year, year, kind: known.kind };
  }
  return null;
}

function toView(result: JudgedResult, asOfYear: number) {
  const { target, rule, figures, owing, reviewed, override, overrides } = result;
  const { computed } = reviewed;
  return {
    targetId: target.id,
    code: target.code,
    itemId: target.itemId,
    itemNumber: target.itemNumber,
    measure: target.measure,
    unitOfMeasure: target.unitOfMeasure,
    decimals: Math.max(target.figureDecimals, target.decimals),
    rule: ruleInWords(rule),
    shortRule: ruleInSigns(rule),
    comparator: target.comparator,
    direction: target.direction,
    frequency: target.frequency,
    level: target.value,
    levelTo: target.valueTo,
    dueYear: target.dueYear,
    leadUnitId: target.leadUnitId,
    leadUnit: target.leadUnit,
    isIllustrative: target.isIllustrative,
    goal: goalRange(rule),
    result: resultOf(result, asOfYear),
    owing: [...owing],
    values: figures.map(({ year, kind, value, status }) => ({ year, kind, value, status })),
    verdict: reviewed.verdict,
    computedVerdict: computed.verdict,
    attainment: computed.attainment,
    gap: computed.gap,
    basis: computed.basis,
    explanation: computed.explanation,
    periods: [...computed.periods],
    trace: {
      decidedBy: computed.trace.decidedBy,
      rules: [...computed.trace.rules],
      bound: computed.trace.bound,
      base: computed.trace.base,
      change: computed.trace.change,
      inputs: computed.trace.inputs.map(({ year, kind, value }) => ({ year, kind, value })),
    },
    override:
      override === null
        ? null
        : {
            verdict: override.verdict,
            reason: override.reason,
            by: override.by,
            at: override.at,
          },
    overrideHistory: overrides.map(({ targetId: _target, ...made }) => made),
  };
}

function toGroup(results: readonly JudgedResult[], asOfYear: number) {
  const [first] = results;
  if (first === undefined) throw new Error("a group is made of its results");
  const { groupId, groupNumber, groupShortTitle, groupTitle } = first.target;
  return {
    id: groupId,
    number: groupNumber,
    shortTitle: groupShortTitle,
    title: groupTitle,
    counts: countVerdicts(results),
    targets: results.map((result) => toView(result, asOfYear)),
  };
}

/** The verdicts as one reader may see them; what is left out is counted. */
export function toEvaluationView(judged: JudgedTargets, actor: Actor, now: string) {
  const { round } = judged;
  const open = judged.results.filter(({ target }) => maySee(actor, target));
  return {
    roundId: round.id,
    roundName: round.name,
    planTitle: round.planTitle,
    termFrom: round.termFrom,
    termTo: round.termTo,
    asOfYear: round.asOfYear,
    asOf: now,
    groups: [...groupBy(open, ({ target }) => target.groupId).values()].map((results) =>
      toGroup(results, round.asOfYear),
    ),
    counts: countVerdicts(open),
    total: open.length,
    achieved: open.filter(({ reviewed }) => isAchieved(reviewed.verdict)).length,
    withheld: judged.results.length - open.length,
  };
}

export type EvaluationFacts = ReturnType<typeof toEvaluationView>;

/** Every target of a round judged by rule on the accepted figures (đánh giá). */
export async function viewEvaluation(
  { work, clock }: Dependencies,
  actor: Actor,
  roundId: string,
): Promise<Result<EvaluationFacts, EvaluationProblem>> {
  const allowed = requireAction(actor, "evaluation.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ evaluation }) => {
    const round = await evaluation.findRound(roundId);
    if (round === undefined) return notFound("round");
    return ok(toEvaluationView(await judgeRound(evaluation, round), actor, clock.now()));
  });
}
