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

/** Every verdict, in the order people count them. */
export const VERDICTS = Object.keys(VERDICT_LABELS) as readonly Verdict[]; // keys of a total record

/**
 * Worst first. Among results it is the order of evaluation.md, rule 7. What cannot be judged stands
 * below every success and above every failure: an unknown part never lets a whole pass, and never
 * makes it fail.
 */
const WORST_FIRST: readonly Verdict[] = [
  "not_met",
  "at_risk",
  "nearly_met",
  "needs_baseline",
  "no_data",
  "on_track",
  "met",
  "exceeded",
];

/** True where `a` is a worse outcome than `b`. */
export const isWorse = (a: Verdict, b: Verdict): boolean =>
  WORST_FIRST.indexOf(a) < WORST_FIRST.indexOf(b);

/** The worst of several; nothing at all is `no_data`. */
export const worstVerdict = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.length === 0
    ? "no_data"
    : verdicts.reduce((worst, next) => (isWorse(next, worst) ? next : worst));

/** True for "đạt" as reports count it, exceeded included. */
export const isAchieved = (verdict: Verdict): boolean =>
  verdict === "met" || verdict === "exceeded";
