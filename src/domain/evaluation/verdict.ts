/** What an evaluation concludes (kết luận đánh giá). */
export type Verdict =
  | "exceeded"
  | "met"
  | "nearly_met"
  | "not_met"
  | "on_track"
  | "at_risk"
  | "no_data"
  | "needs_baseline";

export const VERDICTS = [
  "exceeded",
  "met",
  "nearly_met",
  "not_met",
  "on_track",
  "at_risk",
  "no_data",
  "needs_baseline",
] as const satisfies readonly Verdict[];

/** The words people read. */
export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  exceeded: "Vượt",
  met: "Đạt",
  nearly_met: "Cơ bản đạt",
  not_met: "Chưa đạt",
  on_track: "Có khả năng đạt",
  at_risk: "Khó đạt",
  no_data: "Chưa có số liệu",
  needs_baseline: "Chưa rõ gốc so sánh",
};

/** The letters of a black-and-white print. */
export const VERDICT_LETTERS: Readonly<Record<Verdict, string>> = {
  exceeded: "V",
  met: "Đ",
  nearly_met: "CB",
  not_met: "C",
  on_track: "KN",
  at_risk: "K",
  no_data: "…",
  needs_baseline: "?",
};

/**
 * Worst first. Results come in the order of evaluation.md rule 7; a promise stands beside the result
 * it leads to, and what cannot be judged weighs least, because it says nothing of the outcome.
 */
const WORST_FIRST: readonly Verdict[] = [
  "not_met",
  "at_risk",
  "nearly_met",
  "on_track",
  "met",
  "exceeded",
];

const rank = (verdict: Verdict): number => {
  const place = WORST_FIRST.indexOf(verdict);
  return place < 0 ? WORST_FIRST.length : place;
};

/** True where `a` is a worse outcome than `b`. */
export const isWorse = (a: Verdict, b: Verdict): boolean => rank(a) < rank(b);

/** The worst of several; `needs_baseline` before `no_data` where nothing else is known. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  const judged = verdicts.filter((verdict) => rank(verdict) < WORST_FIRST.length);
  if (judged.length > 0)
    return judged.reduce((worst, next) => (isWorse(next, worst) ? next : worst));
  return verdicts.includes("needs_baseline") ? "needs_baseline" : "no_data";
}
