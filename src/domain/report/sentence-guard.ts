import type { Verdict } from "../evaluation/verdict.ts";
import { decimal } from "../kernel/decimal.ts";
import { effectiveVerdict } from "./report-bindings.ts";
import type { ReportTarget } from "./report-input.ts";
import type { Run } from "./report-model.ts";
import { type ReportPiece, targetCodeOf } from "./report-pieces.ts";

/** A word that says otherwise than the figure beside it. */
export interface GuardFinding {
  readonly blockKey: string;
  /** The part of the sentence it stands in. */
  readonly sentence: string;
  /** "đã đạt", "vượt", "tăng". */
  readonly word: string;
  readonly targetCode: string;
  readonly kind: "verdict" | "direction";
  readonly verdict: Verdict;
}

type Claim = "achieved" | "exceeded" | "missed" | "rose" | "fell";

/** The words of each claim; what only looks like one (tăng cường, giảm nghèo) is left out. */
const CLAIMS: readonly (readonly [Claim, RegExp])[] = [
  ["missed", /(?<!\p{L})(?:chưa|không) đạt(?!\p{L})/giu],
  [
    "achieved",
    /(?<!\p{L})(?:đã đạt|(?:đạt|hoàn thành)(?= (?:mức )?(?:mục tiêu|chỉ tiêu|kế hoạch|yêu cầu)))(?!\p{L})/giu,
  ],
  ["exceeded", /(?<!\p{L})vượt(?!\p{L}| khó| qua| trội| bậc| lên)/giu],
  ["rose", /(?<!\p{L}|tốc độ |tỷ lệ |mức |gia )tăng(?!\p{L}| cường| trưởng)/giu],
  ["fell", /(?<!\p{L}|tốc độ |tỷ lệ |mức |suy )giảm(?!\p{L}| nghèo| thiểu| sinh)/giu],
];

/** Said before a claim, these take it back or put it off. */
const TAKEN_BACK =
  /(?:chưa|không|khó|cơ bản|gần|có khả năng|dự kiến|phấn đấu|mục tiêu|để|nhằm|yêu cầu)\s+(?:là\s+|đã\s+)?$/iu;

const AGREES: Readonly<Record<"achieved" | "exceeded" | "missed", readonly Verdict[]>> = {
  achieved: ["exceeded", "met"],
  exceeded: ["exceeded"],
  missed: ["not_met", "nearly_met", "at_risk", "on_track", "no_data", "needs_baseline"],
};

interface Clause {
  readonly text: string;
  readonly numbers: readonly { readonly key: string; readonly at: number }[];
}

/** Cuts a text where a claim ends: at a full stop or semicolon in its words, never inside a number. */
function clausesOf(runs: readonly Run[]): readonly Clause[] {
  const clauses: { text: string; numbers: { key: string; at: number }[] }[] = [];
  let clause = { text: "", numbers: [] as { key: string; at: number }[] };
  for (const run of runs) {
    if (run.kind === "number") {
      clause.numbers.push({ key: run.key, at: clause.text.length });
      clause.text += run.text;
      continue;
    }
    for (const [index, part] of run.text.split(/(?<=[.;!?])(?=\s|$)/u).entries()) {
      if (index > 0) {
        clauses.push(clause);
        clause = { text: "", numbers: [] };
      }
      clause.text += part;
    }
  }
  return [...clauses, clause];
}

/** True where the target's own figures went the other way between the years spoken of. */
function wentOtherwise(claim: "rose" | "fell", target: ReportTarget, years: readonly number[]) {
  const known = target.values.filter((value) => value.value !== null);
  const last = Math.max(...years);
  const first =
    years.length > 1
      ? Math.min(...years)
      : Math.max(...known.filter((value) => value.year < last).map((value) => value.year));
  const at = (year: number) => known.find((value) => value.year === year)?.value;
  const [from, to] = [at(first), at(last)];
  if (from === undefined || from === null || to === undefined || to === null) return false;
  const change = decimal(to).comparedTo(decimal(from));
  return claim === "rose" ? change < 0 : change > 0;
}

function contradicts(claim: Claim, key: string, target: ReportTarget, clause: Clause): boolean {
  if (claim !== "rose" && claim !== "fell") {
    return !AGREES[claim].includes(effectiveVerdict(target));
  }
  if (!/@\d{4}$/u.test(key)) return false;
  const years = clause.numbers.flatMap((number) => {
    const [code, year] = number.key.split("@");
    return code === target.code && year !== undefined ? [Number(year)] : [];
  });
  return wentOtherwise(claim, target, [...new Set(years)]);
}

function findingsIn(
  clause: Clause,
  blockKey: string,
  targets: ReadonlyMap<string, ReportTarget>,
): readonly GuardFinding[] {
  return CLAIMS.flatMap(([claim, words]) =>
    Array.from(clause.text.matchAll(words)).flatMap((match): GuardFinding[] => {
      if (TAKEN_BACK.test(clause.text.slice(0, match.index))) return [];
      const [nearest] = clause.numbers
        .filter((number) => targets.has(targetCodeOf(number.key) ?? ""))
        .sort((a, b) => Math.abs(a.at - match.index) - Math.abs(b.at - match.index));
      const target = targets.get(targetCodeOf(nearest?.key ?? "") ?? "");
      if (nearest === undefined || target === undefined) return [];
      if (!contradicts(claim, nearest.key, target, clause)) return [];
      return [
        {
          blockKey,
          sentence: clause.text.trim(),
          word: match[0],
          targetCode: target.code,
          kind: claim === "rose" || claim === "fell" ? "direction" : "verdict",
          verdict: effectiveVerdict(target),
        },
      ];
    }),
  );
}

/** Sentences whose words no longer fit the figure beside them (câu chữ trái với số liệu). */
export function guardSentences(
  pieces: readonly ReportPiece[],
  targets: readonly ReportTarget[],
): readonly GuardFinding[] {
  const byCode = new Map(targets.map((target) => [target.code, target]));
  return pieces.flatMap(({ blockKey, runs }) =>
    clausesOf(runs).flatMap((clause) => findingsIn(clause, blockKey, byCode)),
  );
}
