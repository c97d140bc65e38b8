import type { Evaluation } from "./evaluation.ts";
import { type Verdict, worstVerdict } from "./verdict.ts";

/** An item with several targets (nội dung nhiều chỉ tiêu): each part keeps its verdict. */
export interface ItemEvaluation<Part extends Pick<Evaluation, "verdict"> = Evaluation> {
  readonly parts: readonly Part[];
  /** The worst part; there is no average (rule 11). */
  readonly verdict: Verdict;
}

/** Judges an item by its parts. */
export const evaluateItem = <Part extends Pick<Evaluation, "verdict">>(
  parts: readonly Part[],
): ItemEvaluation<Part> => ({ parts, verdict: worstVerdict(parts.map((part) => part.verdict)) });
