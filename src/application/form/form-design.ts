import type { Derivation, FormColumnKind, FormRowKind } from "../../domain/collection/form.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { NewForm, NewIndicator } from "./form-store.ts";

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
  readonly evidenceRequired?: boolean;
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
  /** The form of which this is the next version; null for a new one. */
  readonly replaces: string | null;
}

/** A design that cannot be used: where, and why. */
export const invalidDesign = (where: string, reason: string) =>
  err(problem("collection.form.invalid", { where, reason }));

/** What keeps a design from being used, at the row or column where it is. */
export function checkDesign(design: FormDesign): Result<void, Problem<"collection.form.invalid">> {
  const keys = new Set(design.rows.map((row) => row.key));
  if (design.rows.length === 0) return invalidDesign("bảng", "chưa có dòng nào");
  if (design.columns.length === 0) return invalidDesign("bảng", "chưa có cột nào");
  if (keys.size < design.rows.length) return invalidDesign("bảng", "hai dòng trùng khóa");
  for (const [index, row] of design.rows.entries()) {
    const where = `dòng ${index + 1} “${row.label}”`;
    if (row.label.trim() === "") return invalidDesign(`dòng ${index + 1}`, "chưa có tên");
    const named = [row.parentKey, row.numeratorKey, row.denominatorKey];
    if (named.some((key) => key !== null && !keys.has(key))) {
      return invalidDesign(where, "dẫn đến dòng không có");
    }
    const above = design.rows.slice(0, index);
    if (row.parentKey !== null && !above.some(({ key }) => key === row.parentKey)) {
      return invalidDesign(where, "dòng cấp trên phải đứng phía trên");
    }
    if (row.kind === "ratio" && (row.numeratorKey === null || row.denominatorKey === null)) {
      return invalidDesign(where, "tỷ lệ cần dòng tử số và dòng mẫu số");
    }
    if (row.kind === "figure" && row.providers.length === 0) {
      return invalidDesign(where, "chưa có đơn vị cung cấp");
    }
  }
  for (const [index, column] of design.columns.entries()) {
    const where = `cột ${index + 1} “${column.label}”`;
    if (column.kind === "derived" ? column.derivation === null : column.year === null) {
      return invalidDesign(where, column.kind === "derived" ? "chưa có cách tính" : "chưa có năm");
    }
  }
  return ok(undefined);
}
