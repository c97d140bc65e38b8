import { type Verdict, VERDICT_LABELS, isAchieved, worstVerdict } from "./verdict.ts";

/** A target of an earlier plan as it was last judged. */
export interface JudgedBefore {
  readonly frequency: "annual" | "by-year" | "cumulative";
  /** Null where no round has judged it as it stands. */
  readonly verdict: Verdict | null;
}

/** An item of an earlier plan that may go on in the next. */
export interface CarriedItem {
  /** True where its work comes back every year, month or quarter, or never ends. */
  readonly isRecurring: boolean;
  /** True where its last day is over. */
  readonly isOver: boolean;
  readonly targets: readonly JudgedBefore[];
}

/** Why an item is proposed to go on, or to be left out. */
export type CarryReason =
  "over" | "achieved" | "recurring" | "not-achieved" | "not-judged" | "ongoing";

export interface CarryProposal {
  readonly isLeftOut: boolean;
  readonly reason: CarryReason;
  /** The worst verdict on its targets; null where one of them was not judged, or there is none. */
  readonly verdict: Verdict | null;
}

/**
 * Whether an item of an earlier plan goes on in the next (chép sang nhiệm kỳ mới): what has been
 * reached and does not come back is proposed to be left out; a person decides.
 */
export function carryForward({ isRecurring, isOver, targets }: CarriedItem): CarryProposal {
  const verdicts = targets.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  const isJudged = targets.length > 0 && verdicts.length === targets.length;
  const verdict = isJudged ? worstVerdict(verdicts) : null;
  const carry = (reason: CarryReason): CarryProposal => ({ isLeftOut: false, reason, verdict });
  if (targets.length === 0) {
    if (isRecurring) return carry("recurring");
    return isOver ? { isLeftOut: true, reason: "over", verdict } : carry("ongoing");
  }
  if (isRecurring || targets.some(({ frequency }) => frequency === "annual")) {
    return carry("recurring");
  }
  if (verdict === null || verdict === "no_data" || verdict === "needs_baseline") {
    return carry("not-judged");
  }
  return isAchieved(verdict)
    ? { isLeftOut: true, reason: "achieved", verdict }
    : carry("not-achieved");
}

/** The reason as a person reads it: "đã đạt, không lặp lại". */
export function carryReasonInWords({ reason, verdict }: Omit<CarryProposal, "isLeftOut">): string {
  const judged = verdict === null ? "" : VERDICT_LABELS[verdict].toLowerCase();
  switch (reason) {
    case "over":
      return "việc một lần, đã hết thời hạn";
    case "achieved":
      return `kết luận gần nhất: ${judged}; không lặp lại hằng năm`;
    case "recurring":
      return judged === "" ? "việc lặp lại" : `việc lặp lại; kết luận gần nhất: ${judged}`;
    case "not-achieved":
      return `kết luận gần nhất: ${judged}`;
    case "not-judged":
      return "chưa có kết luận đánh giá";
    case "ongoing":
      return "không có chỉ tiêu, chưa hết thời hạn";
  }
}
