import {
  REASON_WORDS,
  figureInWords,
  goalInWords,
  knownInWords,
  outcomeInWords,
  yearInWords,
} from "./explain.ts";
import { type Case, type Finding, emptyPeriod, periodOf, unfounded } from "./finding.ts";
import type { Judgement } from "./judge-value.ts";
import { timeInWords } from "./rule-in-words.ts";
import { isAchieved } from "./verdict.ts";
import { type JudgedYear, judgeYear, knownYears, valueOfYear } from "./year-values.ts";

type Result = JudgedYear & { readonly judgement: Judgement };

const hasResult = (year: JudgedYear): year is Result => year.judgement !== null;

/** One year counts: the due year, and before it what can be said of it (rule 8). */
export function evaluateDueYear(input: Case): Finding {
  const due = input.target.dueYear ?? input.target.term.to;
  return input.asOf >= due ? judgeDueYear(input, due) : judgeAhead(input, due);
}

const goal = (input: Case): string => `${goalInWords(input)} ${timeInWords(input.target)}`;

function judgeDueYear(input: Case, due: number): Finding {
  const known = valueOfYear(input.observations, due);
  if (known === undefined)
    return unfounded("no_data", 10, `chưa có số liệu năm ${due}, ${goal(input)}`, [
      emptyPeriod(due),
    ]);
  const year = judgeYear(input, known, input.settings);
  return hasResult(year) ? resultOf(input, year, "") : withoutBase(input, year);
}

function withoutBase(input: Case, year: JudgedYear): Finding {
  const known = knownInWords(input.target, year.known);
  const why = REASON_WORDS[year.reason ?? "base-missing"];
  const periods = [periodOf(year.known, "no_data", null)];
  return unfounded("no_data", 3, `${known}, ${goal(input)}: ${why}`, periods);
}

function resultOf(input: Case, year: Result, remark: string): Finding {
  const { outcome, attainment, rule } = year.judgement;
  return {
    verdict: outcome,
    decidedBy: 8,
    measure: year.judgement,
    basis: year.known.kind,
    periods: [periodOf(year.known, outcome, attainment)],
    used: [year.known],
    changeOf: year,
    rules: [rule, 8],
    words: `${yearInWords(input.target, year)}, ${goal(input)}: ${outcomeInWords(input, year.judgement)}${remark}`,
  };
}

function judgeAhead(input: Case, due: number): Finding {
  const { observations, asOf, settings } = input;
  const actual = knownYears(observations, asOf, ["actual"]).at(-1);
  const early = actual && judgeYear(input, actual, settings);
  if (early && hasResult(early) && isAchieved(early.judgement.outcome))
    return resultOf(input, early, ", đạt trước hạn");

  const past = knownYears(observations, asOf)
    .map((known) => judgeYear(input, known, settings))
    .filter(hasResult);
  const expected = valueOfYear(observations, due, ["estimate", "projection"]);
  const ahead = expected && judgeYear(input, expected, settings);
  return ahead && hasResult(ahead) ? judgeByOutlook(input, ahead, past) : judgeByTrend(input, past);
}

/** The figure expected for the due year decides; attainment and gap stay those reached so far. */
function judgeByOutlook(input: Case, ahead: Result, past: readonly Result[]): Finding {
  const meets = isAchieved(ahead.judgement.outcome);
  const verdict = meets ? "on_track" : "at_risk";
  const latest = past.at(-1);
  const soFar = latest ? `; ${knownInWords(input.target, latest.known)}` : "";
  const outlook = `${yearInWords(input.target, ahead)}, ${goal(input)}`;
  return {
    verdict,
    decidedBy: 8,
    measure: latest?.judgement ?? null,
    basis: ahead.known.kind,
    periods: [periodOf(ahead.known, verdict, ahead.judgement.attainment)],
    used: latest ? [latest.known, ahead.known] : [ahead.known],
    changeOf: ahead,
    rules: [ahead.judgement.rule, 8],
    words: `${outlook}: ${meets ? "có khả năng đạt" : "khó đạt"}${soFar}`,
  };
}

/** Without an outlook the last step decides: towards the bound or away from it. */
function judgeByTrend(input: Case, past: readonly Result[]): Finding {
  const [latest, previous] = [past.at(-1), past.at(-2)];
  if (latest === undefined) return nothingKnown(input);
  const reached = isAchieved(latest.judgement.outcome);
  if (previous === undefined && !reached) return onlyOne(input, latest);
  const away = previous !== undefined && latest.judgement.gap.lessThan(previous.judgement.gap);
  const verdict = away && !reached ? "at_risk" : "on_track";
  return {
    verdict,
    decidedBy: 8,
    measure: latest.judgement,
    basis: latest.known.kind,
    periods: [periodOf(latest.known, verdict, latest.judgement.attainment)],
    used: previous ? [previous.known, latest.known] : [latest.known],
    changeOf: latest,
    rules: [latest.judgement.rule, 8],
    words: trendInWords(input, latest, previous, verdict),
  };
}

function trendInWords(
  input: Case,
  latest: Result,
  previous: Result | undefined,
  verdict: "on_track" | "at_risk",
): string {
  const told = `${yearInWords(input.target, latest)}, ${goal(input)}`;
  if (previous === undefined || isAchieved(latest.judgement.outcome))
    return `${told}: có khả năng đạt`;
  const before = `năm ${previous.known.year} (${figureInWords(input.target, previous.known.value)})`;
  if (verdict === "at_risk") return `${told}: khó đạt, đã xa mục tiêu hơn ${before}`;
  const closer = latest.judgement.gap.greaterThan(previous.judgement.gap);
  return `${told}: có khả năng đạt, ${closer ? "đã gần mục tiêu hơn" : "giữ như"} ${before}`;
}

function nothingKnown(input: Case): Finding {
  const last = knownYears(input.observations, input.asOf).at(-1);
  if (last) return withoutBase(input, judgeYear(input, last, input.settings));
  return unfounded("no_data", 10, `chưa có số liệu đến năm ${input.asOf}, ${goal(input)}`);
}

function onlyOne(input: Case, latest: Result): Finding {
  const words = `mới có một số liệu (${knownInWords(input.target, latest.known)}), chưa đủ để nói về ${goal(input)}`;
  return unfounded("no_data", 8, words, [periodOf(latest.known, "no_data", null)]);
}
