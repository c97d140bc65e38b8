import { randomUUID } from "node:crypto";
import { BLANK, type CellValue, present } from "../../domain/collection/figure.ts";
import { type Form, type FormRow, cellKey } from "../../domain/collection/form.ts";
import type { EntryWorkbook } from "../../domain/collection/workbook/entry-workbook.ts";

/** How large a workbook is to be. */
export interface WorkbookWish {
  readonly forms?: number;
  readonly rows?: number;
  readonly firstYear?: number;
  readonly years?: number;
  /** What stands in a cell, by form, row and year; blank where it says nothing. */
  readonly value?: (form: number, row: number, year: number) => CellValue | undefined;
}

const NO_ROW: Omit<FormRow, "id" | "number" | "label"> = {
  kind: "figure",
  isPart: false,
  unitOfMeasure: "hộ",
  decimals: 2,
  ceiling: null,
  indicatorId: null,
  planItemId: null,
  targetId: null,
  numeratorRowId: null,
  denominatorRowId: null,
  shareGroup: null,
  isRequired: true,
  children: [],
};

/** A unit's workbook with plain rows, every cell open. */
export function anEntryWorkbook(wish: WorkbookWish = {}): EntryWorkbook {
  const { forms = 1, rows = 5, firstYear = 2020, years = 6 } = wish;
  const made = Array.from({ length: forms }, (_, at): EntryWorkbook["forms"][number] => {
    const form: Form = {
      id: randomUUID(),
      code: `Biểu 0${at + 1}`,
      title: "Số liệu cơ bản",
      unitNote: "",
      sourceNote: "",
      rows: Array.from({ length: rows }, (__, row) => ({
        ...NO_ROW,
        id: randomUUID(),
        number: String(row + 1),
        label: `Chỉ tiêu ${at + 1}.${row + 1} về phát triển kinh tế - xã hội`,
      })),
      columns: Array.from({ length: years }, (__, year) => ({
        id: randomUUID(),
        label: String(firstYear + year),
        kind: "actual" as const,
        year: firstYear + year,
        derivation: null,
      })),
    };
    const cells = form.rows.flatMap((row, r) =>
      form.columns.map((column, year) => {
        const value = wish.value?.(at, r, year) ?? BLANK;
        const cell = { value, lock: "editable" as const, note: "" };
        return [cellKey(row.id, column.id), cell] as const;
      }),
    );
    return {
      form,
      ownRowIds: new Set(form.rows.map(({ id }) => id)),
      cells: new Map(cells),
      computed: new Map(),
    };
  });
  return {
    identity: {
      organizationId: randomUUID(),
      obligationId: randomUUID(),
      unit: "Ủy ban nhân dân Phường 1",
      round: "Đánh giá nhiệm kỳ",
      writtenAt: "2024-09-01T01:00:00.000Z",
    },
    planTitle: "Kế hoạch đánh giá",
    deadline: "hết ngày 08/9/2024",
    forms: made,
    narratives: [],
  };
}

/** A value that differs from cell to cell. */
export const countingValue = (form: number, row: number, year: number): CellValue =>
  present(String(form * 1000 + row * 20 + year + 0.25));
