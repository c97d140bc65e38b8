import type { Derivation, FormColumnKind, FormRowKind } from "../../domain/collection/form.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { NewForm, NewIndicator, StoredColumn, StoredRow } from "./form-store.ts";

/** A row of a design; rows name each other by keys of their own choice. */
export interface DesignedRow {
  readonly key: string;
  readonly parentKey: string | null;
  readonly number: string;
  readonly label: string;
  readonly kind: FormRowKind;
  readonly isPart: boolean;
  readonly unitOfMeasure: string;
  readonly decimals: number;
  /** An indicator that exists; null makes one for a row of figures. */
  readonly indicatorId: string | null;
  readonly planItemId: string | null;
  readonly targetId: string | null;
  readonly numeratorKey: string | null;
  readonly denominatorKey: string | null;
  readonly shareGroup: string | null;
  readonly isRequired: boolean;
  readonly overUnits: NewIndicator["overUnits"];
  readonly direction: NewIndicator["direction"];
  readonly ceiling: string | null;
  readonly source: string;
  readonly isIllustrative: boolean;
  readonly providers: readonly { readonly unitId: string; readonly isMain: boolean }[];
}

export interface DesignedColumn {
  readonly label: string;
  readonly kind: FormColumnKind;
  readonly year: number | null;
  readonly derivation: Derivation | null;
}

export interface FormDesign {
  readonly code: string;
  readonly title: string;
  readonly unitNote: string;
  readonly sourceNote: string;
  readonly planVersionId: string | null;
  readonly origin: NewForm["origin"];
  readonly rows: readonly DesignedRow[];
  readonly columns: readonly DesignedColumn[];
}

type DesignProblem = Problem<"access.action.forbidden" | "collection.form.invalid">;

const invalid = (where: string, reason: string) =>
  err(problem("collection.form.invalid", { where, reason }));

/** What keeps a design from being used, at the row or column where it is. */
function checkDesign(design: FormDesign): Result<void, Problem<"collection.form.invalid">> {
  const keys = new Set(design.rows.map((row) => row.key));
  if (design.rows.length === 0) return invalid("bảng", "chưa có dòng nào");
  if (design.columns.length === 0) return invalid("bảng", "chưa có cột nào");
  if (keys.size < design.rows.length) return invalid("bảng", "hai dòng trùng khóa");
  for (const [index, row] of design.rows.entries()) {
    const where = `dòng ${index + 1} “${row.label}”`;
    if (row.label.trim() === "") return invalid(`dòng ${index + 1}`, "chưa có tên");
    const named = [row.parentKey, row.numeratorKey, row.denominatorKey];
    if (named.some((key) => key !== null && !keys.has(key))) {
      return invalid(where, "dẫn đến dòng không có");
    }
    if (row.kind === "ratio" && (row.numeratorKey === null || row.denominatorKey === null)) {
      return invalid(where, "tỷ lệ cần dòng tử số và dòng mẫu số");
    }
    if (row.kind === "figure" && row.providers.length === 0) {
      return invalid(where, "chưa có đơn vị cung cấp");
    }
  }
  for (const [index, column] of design.columns.entries()) {
    const where = `cột ${index + 1} “${column.label}”`;
    if (column.kind === "derived" ? column.derivation === null : column.year === null) {
      return invalid(where, column.kind === "derived" ? "chưa có cách tính" : "chưa có năm");
    }
  }
  return ok(undefined);
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
  return work.write<{ id: string; version: number }, DesignProblem>(
    actor,
    async ({ form, events }) => {
      const version = (await form.lastVersion(design.code)) + 1;
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
    },
  );
}
