import { openTargets } from "./report-bindings.ts";
import type { ReportInput } from "./report-input.ts";
import { textOf, type ReportModel, type ReportNotice } from "./report-model.ts";
import { numbersIn, piecesOf, type ReportPiece, targetCodeOf } from "./report-pieces.ts";
import { guardSentences } from "./sentence-guard.ts";
import { unboundNumbers } from "./unbound-numbers.ts";

export const REPORT_CHECKS = [
  "targets-mentioned",
  "sentences-agree",
  "numbers-bound",
  "tokens-resolved",
  "numbers-fresh",
  "sections-filled",
  "figures-present",
  "baselines-known",
  "edits-used",
] as const;

/** One thing to look at: where, and in words of the report. */
export interface CheckFinding {
  readonly blockKey: string | null;
  readonly subject: string;
}

/** One question a careful clerk asks before a report leaves the house (kiểm tra trước khi xuất). */
export interface ReportCheck {
  readonly check: (typeof REPORT_CHECKS)[number];
  /** Of how many things; null where only findings are counted. */
  readonly of: number | null;
  readonly findings: readonly CheckFinding[];
}

/** Figures that a person typed into an edited paragraph without a source. */
export const typedNumbers = (pieces: readonly ReportPiece[]): readonly CheckFinding[] =>
  pieces.flatMap(({ blockKey, runs, origin }) =>
    origin.kind !== "edited"
      ? []
      : runs.flatMap((run) =>
          run.kind === "text"
            ? unboundNumbers(run.text).map((subject) => ({ blockKey, subject }))
            : [],
        ),
  );

function unmentioned(input: ReportInput, pieces: readonly ReportPiece[]): readonly CheckFinding[] {
  const quoted = new Set(
    pieces.flatMap(({ runs }) => numbersIn(runs).map((number) => targetCodeOf(number.key))),
  );
  const spoken = pieces.map((piece) => piece.blockKey);
  return openTargets(input)
    .filter(
      ({ code }) => !quoted.has(code) && !spoken.some((key) => key.endsWith(`.target.${code}`)),
    )
    .map(({ code, measure }) => ({ blockKey: null, subject: `${code} ${measure}` }));
}

const noticed = (
  notices: readonly ReportNotice[],
  kind: ReportNotice["kind"],
): readonly CheckFinding[] =>
  notices
    .filter((notice) => notice.kind === kind)
    .map(({ blockId, subject }) => ({ blockKey: blockId, subject }));

function emptySections(
  model: ReportModel,
  pieces: readonly ReportPiece[],
): readonly CheckFinding[] {
  const titles = new Map(
    model.body.flatMap((block) => (block.kind === "heading" ? [[block.id, block.text]] : [])),
  );
  return pieces
    .filter((piece) => piece.origin.kind === "missing")
    .map(({ blockKey, headingId, runs }) => ({
      blockKey,
      subject: `${titles.get(headingId ?? "") ?? ""}: ${textOf(runs)}`,
    }));
}

/** What to settle before a report is presented or printed; a check without findings has passed. */
export function checkReport(
  input: ReportInput,
  model: ReportModel,
  unusedEdits: readonly string[],
): readonly ReportCheck[] {
  const pieces = piecesOf(model);
  const targets = openTargets(input);
  const guarded = guardSentences(pieces, targets).map((finding) => ({
    blockKey: finding.blockKey,
    subject: `“${finding.word}” (${finding.targetCode})`,
  }));
  const findings: Readonly<Record<ReportCheck["check"], readonly CheckFinding[]>> = {
    "targets-mentioned": unmentioned(input, pieces),
    "sentences-agree": guarded,
    "numbers-bound": typedNumbers(pieces),
    "tokens-resolved": noticed(model.notices, "token-unresolved"),
    "numbers-fresh": noticed(model.notices, "number-stale"),
    "sections-filled": emptySections(model, pieces),
    "figures-present": noticed(model.notices, "figure-missing"),
    "baselines-known": noticed(model.notices, "baseline-missing"),
    "edits-used": unusedEdits.map((key) => ({ blockKey: key, subject: key })),
  };
  return REPORT_CHECKS.map((check) => ({
    check,
    of: check === "targets-mentioned" ? targets.length : null,
    findings: findings[check],
  }));
}
