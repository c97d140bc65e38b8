import {
  REASON_WORDS,
  figureInWords,
  goalInWords,
  knownInWords,
  outcomeInWords,
  yearInWords,
} from "./explain.ts";
import type { EvaluatedPeriod } from "./evaluation.ts";
import { type Case, type Finding, emptyPeriod, periodOf, unfounded } from "./finding.ts";
import type { Judgement } from "./judge-value.ts";
import { isWorse } from "./verdict.ts";
import { type JudgedYear, judgeYear, valueOfYear } from "./year-values.ts";

/** A judged year known to have a result. */
type Result = JudgedYear & { readonly judgement: Judgement };

const hasResult = (year: JudgedYear): year is Result => year.judgement !== null;

const yearsBetween = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Every year of the term is judged and the worst counts (rule 7). */
export function evaluateAnnual(input: Case): Finding {
  const { target, observations, asOf, settings } = input;
  const years = yearsBetween(target.term.from, Math.min(asOf, target.term.to));
  const judged = years.flatMap((year) => {
    const known = valueOfYear(observations, year);
    return known ? [judgeYear(input, known, settings)] : [];
  });
  const periods = years.map((year) => periodFor(year, judged));
  const results = judged.filter(hasResult);
  const worst = results.reduce<Result | undefined>(laterOfWorst, undefined);
  if (worst === undefined) return nothingToJudge(input, judged, periods);
  return {
    verdict: worst.judgement.outcome,
    decidedBy: 7,
    measure: worst.judgement,
    basis: worst.known.kind,
    periods,
    used: results.map((year) => year.known),
    changeOf: worst,
    rules: [worst.judgement.rule, 7],
    words: explainAnnual(input, worst, results) + latestYearGap(judged, years.at(-1)),
  };
}

const laterOfWorst = (worst: Result | undefined, next: Result): Result =>
  worst && isWorse(worst.judgement.outcome, next.judgement.outcome) ? worst : next;

function periodFor(year: number, judged: readonly JudgedYear[]): EvaluatedPeriod {
  const found = judged.find((candidate) => candidate.known.year === year);
  if (found === undefined) return emptyPeriod(year);
  const { judgement } = found;
  return periodOf(found.known, judgement?.outcome ?? "no_data", judgement?.attainment ?? null);
}

function nothingToJudge(
  input: Case,
  judged: readonly JudgedYear[],
  periods: readonly EvaluatedPeriod[],
): Finding {
  const goal = goalInWords(input);
  const last = judged.at(-1);
  if (last?.reason) {
    const known = knownInWords(input.target, last.known);
    return unfounded(
      "no_data",
      3,
      `${known}, ${goal} hằng năm: ${REASON_WORDS[last.reason]}`,
      periods,
    );
  }
  const { from, to } = input.target.term;
  const until = Math.min(input.asOf, to);
  const span = until > from ? `các năm ${from}–${until}` : `năm ${from}`;
  return unfounded("no_data", 10, `chưa có số liệu ${span}, ${goal} hằng năm`, periods);
}

function explainAnnual(input: Case, worst: Result, results: readonly Result[]): string {
  const told = `${yearInWords(input.target, worst)}, ${goalInWords(input)} hằng năm`;
  const outcome = outcomeInWords(input, worst.judgement);
  return `${told}: ${outcome}${comparedYears(input, worst, results)}`;
}

/** Says so where the latest year, the one people look for, is not among those judged. */
function latestYearGap(judged: readonly JudgedYear[], latest: number | undefined): string {
  const found = judged.find((year) => year.known.year === latest);
  if (found?.reason) return `; năm ${latest} không xét vì ${REASON_WORDS[found.reason]}`;
  return found || latest === undefined ? "" : `; chưa có số liệu năm ${latest}`;
}

function comparedYears(input: Case, worst: Result, results: readonly Result[]): string {
  if (results.length < 2) return "";
  const same = results.every((year) => year.judgement.outcome === worst.judgement.outcome);
  if (same) return `; cả ${results.length} năm có số liệu cùng mức đánh giá này`;
  const best = results.reduce((a, b) =>
    isWorse(a.judgement.outcome, b.judgement.outcome) ? b : a,
  );
  const contrast = `năm ${best.known.year} tốt hơn (${figureInWords(input.target, best.known.value)})`;
  return `; lấy theo năm kém nhất trong ${results.length} năm có số liệu, ${contrast}`;
}
