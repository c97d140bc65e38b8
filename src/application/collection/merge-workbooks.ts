import { cellKey } from "../../domain/collection/form.ts";
import type { MergeKind } from "../../domain/collection/workbook/merge-workbook.ts";
import { type Problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { problem } from "../../domain/kernel/problem.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, DocumentFile } from "../ports.ts";
import { openSheet } from "./open-sheet.ts";
import {
  type PreviewProblem,
  type WorkbookPreview,
  fillFrom,
  mergeInto,
  toPreview,
} from "./preview-workbook.ts";
import { storeFigures } from "./save-figures.ts";

type MergeProblem = PreviewProblem | Problem<"collection.submission.closed">;

/** One of many workbooks, merged or refused; one bad file stops no other. */
export type WorkbookOutcome =
  | {
      readonly kind: "merged";
      readonly fileName: string;
      readonly obligationId: string;
      readonly unit: string;
      /** Cells that were taken. */
      readonly taken: number;
      readonly preview: WorkbookPreview;
    }
  | { readonly kind: "refused"; readonly fileName: string; readonly problem: MergeProblem };

/** True for what may be taken without asking anybody. */
const isSure = (kind: MergeKind): boolean => kind === "new" || kind === "changed";

async function mergeOne(
  deps: Dependencies,
  actor: Actor,
  file: DocumentFile,
  { dryRun }: { readonly dryRun: boolean },
): Promise<Result<WorkbookOutcome, MergeProblem>> {
  const workbook = deps.workbooks.open(file);
  if (!workbook.ok) return workbook;
  const { identity } = workbook.value;
  if (identity === null)
    return err(problem("collection.workbook.unknown", { fileName: file.fileName }));
  const run = dryRun ? deps.work.rehearse : deps.work.write;
  return run<WorkbookOutcome, MergeProblem>(actor, async (stores) => {
    const opened = await openSheet(stores, actor, "workbook.merge", identity.obligationId);
    if (!opened.ok) return opened;
    const sheet = opened.value;
    const filled = fillFrom(sheet, workbook.value, file.fileName);
    if (!filled.ok) return filled;
    const merging = await mergeInto(stores, sheet, filled.value);
    const figures = await stores.collection.listFigures(sheet.facts.id);
    const entryAt = new Map(
      figures.map((figure) => [cellKey(figure.rowId, figure.columnId), figure]),
    );
    const taken = merging.cells.filter(
      ({ kind, figureKind, noteKind }) =>
        kind !== "refused" && (isSure(figureKind) || isSure(noteKind)),
    );
    const cells = taken.map(({ rowId, columnId, typed, note, figureKind, noteKind }) => {
      const entry = entryAt.get(cellKey(rowId, columnId));
      return {
        rowId,
        columnId,
        typed: isSure(figureKind) ? typed : (entry?.typed ?? ""),
        note: isSure(noteKind) ? note : undefined,
        channel: "workbook" as const,
        baseEntryId: entry?.entryId ?? null,
      };
    });
    const { outcomes } = await storeFigures(
      { deps, actor, stores, sheet },
      { obligationId: sheet.facts.id, cells },
    );
    return ok({
      kind: "merged",
      fileName: file.fileName,
      obligationId: sheet.facts.id,
      unit: sheet.facts.unit,
      taken: outcomes.filter(({ kind }) => kind === "saved").length,
      preview: toPreview(merging, file.fileName),
    });
  });
}

/**
 * Merges the workbooks that units sent in by other ways (nạp hàng loạt): blanks are filled and what
 * only the file changed is taken. What both sides changed and cells that were emptied are left as
 * they are and told, for the unit to choose. Each file is a transaction of its own.
 */
export async function mergeWorkbooks(
  deps: Dependencies,
  actor: Actor,
  files: readonly DocumentFile[],
  { dryRun = false } = {},
): Promise<Result<readonly WorkbookOutcome[], Problem<"access.action.forbidden">>> {
  const allowed = requireAction(actor, "workbook.merge");
  if (!allowed.ok) return allowed;
  const outcomes: WorkbookOutcome[] = [];
  for (const file of files) {
    const merged = await mergeOne(deps, actor, file, { dryRun });
    outcomes.push(
      merged.ok
        ? merged.value
        : { kind: "refused", fileName: file.fileName, problem: merged.error },
    );
  }
  return ok(outcomes);
}
