import { type PlacedRow, placedRows } from "../../domain/collection/form.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { unitKey } from "../../domain/plan/match-units.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { UnitRecord } from "../organisation/organisation-store.ts";
import type { Dependencies, DocumentFile, FormDraft, WorkbookProblem } from "../ports.ts";
import type { DesignedRow, FormDesign } from "./form-design.ts";

type ImportFormProblem = WorkbookProblem | Problem<"access.action.forbidden">;

export interface ImportedForm {
  readonly sheet: string;
  readonly design: FormDesign;
  /** What the reader was not sure of, each with its place in the sheet. */
  readonly questions: FormDraft["questions"];
}

const isRate = (unit: string): boolean => /^[%‰]/.test(unit.trim());

function toRow(
  { row, parent }: PlacedRow,
  providers: ReadonlyMap<string, readonly string[]>,
): DesignedRow {
  return {
    key: row.id,
    parentKey: parent?.id ?? null,
    number: row.number,
    label: row.label,
    kind: row.kind,
    isPart: row.isPart,
    unitOfMeasure: row.unitOfMeasure,
    decimals: row.decimals,
    indicatorId: null,
    planItemId: null,
    targetId: null,
    numeratorKey: row.numeratorRowId,
    denominatorKey: row.denominatorRowId,
    shareGroup: row.shareGroup,
    isRequired: row.isRequired,
    overUnits: isRate(row.unitOfMeasure) ? "ratio" : "sum",
    direction: "none",
    ceiling: row.ceiling,
    source: "",
    isIllustrative: false,
    providers: (providers.get(row.id) ?? []).map((unitId) => ({ unitId, isMain: true })),
  };
}

function toDesign(draft: FormDraft, units: readonly UnitRecord[]): Omit<FormDesign, "replaces"> {
  const known = new Map(
    units.flatMap((unit) =>
      [unit.name, unit.shortName, ...unit.aliases].map((name) => [unitKey(name), unit.id] as const),
    ),
  );
  const providers = new Map(
    draft.providers.map(({ rowId, text }) => [
      rowId,
      text.split(/[;\n]/).flatMap((name) => known.get(unitKey(name)) ?? []),
    ]),
  );
  return {
    code: draft.form.code === "" ? draft.sheet : draft.form.code,
    title: draft.form.title === "" ? draft.sheet : draft.form.title,
    unitNote: draft.form.unitNote,
    sourceNote: draft.form.sourceNote,
    planVersionId: null,
    origin: "workbook",
    rows: placedRows(draft.form).map((placed) => toRow(placed, providers)),
    columns: draft.form.columns.map(({ label, kind, year, derivation }) => ({
      label,
      kind,
      year,
      derivation,
    })),
  };
}

/** Reads forms designed in Excel as designs to go on with; nothing is stored (nhập biểu mẫu từ Excel). */
export async function importForm(
  { work, clock, workbooks }: Dependencies,
  actor: Actor,
  file: DocumentFile,
): Promise<Result<ImportedForm[], ImportFormProblem>> {
  const allowed = requireAction(actor, "form.design");
  if (!allowed.ok) return allowed;
  const read = await workbooks.readForms(file);
  if (!read.ok) {
    const [first] = read.error;
    if (first === undefined) throw new Error("a refusal without a reason");
    return err(first);
  }
  return work.read(actor, async ({ organisation, form }) => {
    const units = await organisation.listUnits(clock.today());
    const imported: ImportedForm[] = [];
    for (const draft of read.value) {
      const design = toDesign(draft, units);
      const newest = await form.findNewest(design.code);
      imported.push({
        sheet: draft.sheet,
        design: { ...design, replaces: newest?.id ?? null },
        questions: draft.questions,
      });
    }
    return ok(imported);
  });
}
