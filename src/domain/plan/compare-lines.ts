import { type WordRun, wordChanges } from "../kernel/word-changes.ts";

/** What became of something between two versions. */
export type DifferenceKind = "kept" | "changed" | "added" | "gone";

export interface LineDifference {
  readonly kind: DifferenceKind;
  readonly runs: readonly WordRun[];
}

/** Two texts word by word; null where there is neither. */
export function compareText(before: string | null, after: string | null): LineDifference | null {
  if (before === null && after === null) return null;
  if (before === null) return { kind: "added", runs: [{ kind: "added", text: after ?? "" }] };
  if (after === null) return { kind: "gone", runs: [{ kind: "removed", text: before }] };
  if (before === after) return { kind: "kept", runs: [{ kind: "same", text: after }] };
  return { kind: "changed", runs: wordChanges(before, after) };
}
