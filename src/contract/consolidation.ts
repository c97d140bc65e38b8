import { z } from "zod";
import type { StatisticalTable } from "../domain/consolidation/statistical-table.ts";
import { DecimalField, Id, InstantField, domainValue } from "./common.ts";

export const TableSummary = z.object({
  formId: Id,
  code: z.string(),
  title: z.string(),
  /** Figures accepted, of all that the units were asked for. */
  accepted: z.number().int(),
  asked: z.number().int(),
  frozenVersion: z.number().int().nullable(),
});
export type TableSummary = z.infer<typeof TableSummary>;

export const FreezeView = z.object({
  id: Id,
  version: z.number().int(),
  frozenAt: InstantField,
  frozenBy: z.string(),
  checksum: z.string(),
  blanks: z.number().int(),
  unaccepted: z.number().int(),
});
export type FreezeView = z.infer<typeof FreezeView>;

export const TableQuery = z.object({
  /** A frozen version instead of the living table. */
  version: z.coerce.number().int().min(1).optional(),
  /** Leaves out what has not been reviewed; a frozen version stays as it is. */
  acceptedOnly: z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true"),
});

export const TableView = z.object({
  roundId: Id,
  roundName: z.string(),
  formId: Id,
  asOf: InstantField,
  table: domainValue<StatisticalTable>("The table, positioned and free of format."),
  freezes: z.array(FreezeView).readonly(),
  /** The frozen version shown, or null for the living table. */
  version: z.number().int().nullable(),
  /** False where a frozen version is no longer what its checksum was made of. */
  isIntact: z.boolean(),
  /** What a freeze would leave open, over every row; null for those who may not freeze. */
  open: z.object({ blanks: z.number().int(), unaccepted: z.number().int() }).nullable(),
  /** True where a freeze holds rows that this reader is not named for. */
  freezesWithheld: z.boolean(),
  isIllustrative: z.boolean(),
});
export type TableView = z.infer<typeof TableView>;

export const CellParams = z.object({ id: Id, formId: Id, rowId: Id, columnId: Id });

export const ProvenanceStep = z.object({
  kind: z.enum(["typed", "submitted", "returned", "accepted"]),
  at: InstantField,
  by: z.string(),
  /** What was typed, said or decided, in words. */
  text: z.string(),
  value: DecimalField.nullable(),
});
export type ProvenanceStep = z.infer<typeof ProvenanceStep>;

export const ProvenanceView = z.object({
  row: z.string(),
  column: z.string(),
  unitOfMeasure: z.string(),
  decimals: z.number().int(),
  sources: z.array(
    z.object({
      unitId: Id,
      unit: z.string(),
      /** False for a second source that only cross-checks. */
      isMain: z.boolean(),
      value: DecimalField.nullable(),
      status: z.string(),
      state: z.enum(["accepted", "unaccepted", "blank"]),
      note: z.string(),
      steps: z.array(ProvenanceStep),
    }),
  ),
  /** The line of the plan the figure answers. */
  planLine: z
    .object({
      planId: Id,
      itemNumber: z.string(),
      originalText: z.string(),
      documentName: z.string().nullable(),
      targetCode: z.string().nullable(),
      targetText: z.string().nullable(),
    })
    .nullable(),
  isIllustrative: z.boolean(),
});
export type ProvenanceView = z.infer<typeof ProvenanceView>;

const Explanation = z.object({
  id: Id,
  body: z.string(),
  by: z.string(),
  at: InstantField,
  left: DecimalField,
  right: DecimalField,
});

export const DifferenceView = z.object({
  checkId: Id,
  code: z.string(),
  name: z.string(),
  severity: z.enum(["blocking", "must_explain", "hint"]),
  message: z.string(),
  /** The condition, as it is written. */
  condition: z.string(),
  rowId: Id,
  columnId: Id,
  /** The unit whose own figure is compared; null for a figure of the table as a whole. */
  unitId: Id.nullable(),
  unit: z.string().nullable(),
  left: DecimalField,
  right: DecimalField,
  gap: DecimalField,
  /** What the unit wrote at the cell. */
  note: z.string(),
  shares: z
    .array(
      z.object({
        unitId: Id,
        unit: z.string(),
        row: z.string(),
        unitOfMeasure: z.string(),
        value: DecimalField.nullable(),
        isAccepted: z.boolean(),
      }),
    )
    .readonly(),
  explanation: Explanation.nullable(),
  /** Written while the figures were others. */
  outdated: Explanation.nullable(),
  /** It holds a freeze back. */
  isOpen: z.boolean(),
});
export type DifferenceView = z.infer<typeof DifferenceView>;

export const ExplainDifferenceBody = z.object({
  code: z.string().min(1).max(30),
  unitId: Id.nullable(),
  rowId: Id,
  /** The columns it answers for, with the two sides the person has seen. */
  seen: z
    .array(z.object({ columnId: Id, left: DecimalField, right: DecimalField }))
    .min(1)
    .max(50)
    .readonly(),
  body: z.string().trim().min(10, "ghi lý do rõ hơn, ít nhất 10 ký tự").max(1000),
});
export type ExplainDifferenceBody = z.infer<typeof ExplainDifferenceBody>;

export const FreezeRequest = z.object({
  /** The counts the person has seen; another count means the table moved on. */
  blanks: z.number().int().min(0),
  unaccepted: z.number().int().min(0),
});
export type FreezeRequest = z.infer<typeof FreezeRequest>;
