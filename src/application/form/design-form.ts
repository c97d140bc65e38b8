import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { maySee, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { type DesignedRow, type FormDesign, checkDesign, invalidDesign } from "./form-design.ts";
import type { DesignReferences, NewIndicator, StoredColumn, StoredRow } from "./form-store.ts";

export type { DesignedColumn, DesignedRow, FormDesign } from "./form-design.ts";

type DesignProblem = Problem<
  "access.action.forbidden" | "collection.form.invalid" | "collection.form.code-taken"
>;

const referencesOf = ({ rows }: FormDesign): DesignReferences => ({
  units: rows.flatMap((row) => row.providers.map(({ unitId }) => unitId)),
  items: rows.flatMap((row) => row.planItemId ?? []),
  targets: rows.flatMap((row) => row.targetId ?? []),
  indicators: rows.flatMap((row) => row.indicatorId ?? []),
});

/**
 * The version that a design becomes: the first of a new code, or the one after the form it replaces.
 * A form with rows that the designer may not see is not replaced: they would be lost unseen.
 */
async function nextVersion(
  { form, consolidation }: Stores,
  actor: Actor,
  { code, replaces }: FormDesign,
): Promise<Result<number, DesignProblem>> {
  const newest = await form.lockNewest(code);
  if ((newest?.id ?? null) !== replaces) {
    return err(problem("collection.form.code-taken", { code }));
  }
  if (newest === undefined) return ok(1);
  const facts = await consolidation.listRowFacts(newest.id);
  if (facts.some((row) => !maySee(actor, row))) {
    return err(problem("access.action.forbidden", { action: "form.design" }));
  }
  return ok(newest.version + 1);
}

const isMeasured = (row: DesignedRow): boolean =>
  row.kind === "figure" || row.kind === "ratio" || row.kind === "sum";

function toIndicator(
  row: DesignedRow,
  id: string,
  code: string,
  ids: ReadonlyMap<string, string>,
): NewIndicator {
  const idOf = (key: string | null) => (key === null ? null : (ids.get(key) ?? null));
  return {
    id,
    code,
    name: row.label,
    unitOfMeasure: row.unitOfMeasure,
    decimals: row.decimals,
    direction: row.direction,
    ceiling: row.ceiling,
    overUnits: row.overUnits,
    overTime: row.overUnits === "sum" ? "sum" : "last",
    numeratorId: idOf(row.numeratorKey),
    denominatorId: idOf(row.denominatorKey),
    source: row.source,
    isIllustrative: row.isIllustrative,
  };
}

/**
 * Stores a design as a form (thiết kế biểu mẫu): a new code, or the next version of one that exists.
 * A row of figures without an indicator gets one of its own.
 */
export async function designForm(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  design: FormDesign,
): Promise<Result<{ id: string; version: number }, DesignProblem>> {
  const allowed = requireAction(actor, "form.design");
  if (!allowed.ok) return allowed;
  const checked = checkDesign(design);
  if (!checked.ok) return checked;
  return work.write<{ id: string; version: number }, DesignProblem>(actor, async (stores) => {
    const { form, events } = stores;
    const next = await nextVersion(stores, actor, design);
    if (!next.ok) return next;
    if (!(await form.knows(referencesOf(design)))) {
      return invalidDesign("bảng", "dẫn đến đơn vị, nội dung hoặc chỉ tiêu không có");
    }
    const version = next.value;
    const id = secrets.newId();
    const rowIds = new Map(design.rows.map((row) => [row.key, secrets.newId()]));
    const indicatorIds = new Map(
      design.rows
        .filter(isMeasured)
        .map((row) => [row.key, row.indicatorId ?? secrets.newId()] as const),
    );
    // counts first, so that a rate finds the indicators it divides
    const fresh = design.rows.filter((row) => isMeasured(row) && row.indicatorId === null);
    const inOrder = [...fresh].sort(
      (a, b) => Number(a.kind === "ratio") - Number(b.kind === "ratio"),
    );
    for (const row of inOrder) {
      const code = `${design.code}.${version}.${row.key}`;
      await form.addIndicator(
        toIndicator(row, indicatorIds.get(row.key) ?? "", code, indicatorIds),
      );
    }
    const rows = design.rows.map((row, index): StoredRow => {
      const idOf = (key: string | null) => (key === null ? null : (rowIds.get(key) ?? null));
      return {
        id: rowIds.get(row.key) ?? "",
        parentId: idOf(row.parentKey),
        ordinal: index + 1,
        number: row.number,
        label: row.label,
        kind: row.kind,
        isPart: row.isPart,
        unitOfMeasure: row.unitOfMeasure,
        decimals: row.decimals,
        indicatorId: indicatorIds.get(row.key) ?? null,
        planItemId: row.planItemId,
        targetId: row.targetId,
        numeratorRowId: idOf(row.numeratorKey),
        denominatorRowId: idOf(row.denominatorKey),
        shareGroup: row.shareGroup,
        isRequired: row.isRequired,
        evidenceRequired: row.evidenceRequired ?? false,
        providers: row.providers,
      };
    });
    const columns = design.columns.map((column, index): StoredColumn => ({
      ...column,
      id: secrets.newId(),
      ordinal: index + 1,
    }));
    await form.addForm({
      id,
      code: design.code,
      version,
      title: design.title,
      unitNote: design.unitNote,
      sourceNote: design.sourceNote,
      planVersionId: design.planVersionId,
      origin: design.origin,
      rows,
      columns,
      at: clock.now(),
    });
    await events.record({
      subject: "form",
      subjectId: id,
      kind: "form.designed",
      details: { code: design.code, version },
    });
    return ok({ id, version });
  });
}
