import { z } from "zod";
import type { Form } from "../domain/collection/form.ts";
import { DecimalField, Id, domainValue } from "./common.ts";

export const FormSummary = z.object({
  id: Id,
  code: z.string(),
  version: z.number().int(),
  title: z.string(),
  origin: z.enum(["designed", "workbook", "plan"]),
  rows: z.number().int(),
  columns: z.number().int(),
  isUsed: z.boolean(),
});
export type FormSummary = z.infer<typeof FormSummary>;

export const FormView = z.object({
  form: domainValue<Form>("Rows as a tree and columns in order."),
  providers: z.array(z.object({ rowId: Id, unitId: Id, isMain: z.boolean() })),
  /** Rows left out because the reader is not named for their items. */
  withheld: z.number().int(),
});
export type FormView = z.infer<typeof FormView>;

const OverUnits = z.enum(["sum", "ratio", "weighted_mean", "max", "min", "none"]);
const OverTime = z.enum(["sum", "last", "mean", "ratio", "none"]);
const Direction = z.enum(["higher", "lower", "none"]);

/** A design: rows name each other by keys of their own choice. */
export const FormDesignRequest = z.object({
  code: z.string().trim().min(1, "nhập ký hiệu biểu").max(50),
  title: z.string().trim().min(1, "nhập tên biểu").max(300),
  unitNote: z.string().trim().max(100).default(""),
  sourceNote: z.string().trim().max(300).default(""),
  planVersionId: Id.nullable().default(null),
  origin: z.enum(["designed", "workbook", "plan"]).default("designed"),
  /** The form whose next version this is; null for a new code. */
  replaces: Id.nullable().default(null),
  rows: z
    .array(
      z.object({
        key: z.string().min(1).max(200),
        parentKey: z.string().nullable().default(null),
        number: z.string().max(20).default(""),
        label: z.string().trim().max(500),
        kind: z.enum(["group", "figure", "ratio", "sum", "memo"]),
        isPart: z.boolean().default(false),
        unitOfMeasure: z.string().trim().max(50).default(""),
        decimals: z.number().int().min(0).max(10).default(0),
        indicatorId: Id.nullable().default(null),
        planItemId: Id.nullable().default(null),
        targetId: Id.nullable().default(null),
        numeratorKey: z.string().nullable().default(null),
        denominatorKey: z.string().nullable().default(null),
        shareGroup: z.string().nullable().default(null),
        isRequired: z.boolean().default(true),
        /** A figure must be proven by a file. */
        evidenceRequired: z.boolean().default(false),
        overUnits: OverUnits.default("sum"),
        direction: Direction.default("none"),
        ceiling: DecimalField.nullable().default(null),
        source: z.string().default(""),
        isIllustrative: z.boolean().default(false),
        providers: z.array(z.object({ unitId: Id, isMain: z.boolean().default(true) })).default([]),
      }),
    )
    .max(2000),
  columns: z
    .array(
      z.object({
        label: z.string().trim().min(1, "nhập tên cột").max(100),
        kind: z.enum(["actual", "estimate", "plan", "projection", "derived"]),
        year: z.number().int().min(1900).max(2200).nullable().default(null),
        derivation: z
          .enum(["previous_year", "average_growth", "target", "target_comparison", "verdict"])
          .nullable()
          .default(null),
      }),
    )
    .max(60),
});
export type FormDesignRequest = z.infer<typeof FormDesignRequest>;

export const FormsRead = z.object({
  forms: z.array(
    z.object({
      sheet: z.string(),
      design: FormDesignRequest,
      questions: z.array(z.object({ where: z.string(), kind: z.string(), text: z.string() })),
    }),
  ),
});
export type FormsRead = z.infer<typeof FormsRead>;

export const FormMade = z.object({ id: Id, version: z.number().int() });

export const ProposeFormQuery = z.object({
  planId: Id,
  code: z.string().trim().min(1).max(50).default("Biểu 01"),
  asOfYear: z.coerce.number().int().min(1900).max(2200),
  withNextTerm: z.stringbool().default(false),
});

export const IndicatorView = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  unitOfMeasure: z.string(),
  decimals: z.number().int(),
  direction: Direction,
  ceiling: DecimalField.nullable(),
  overUnits: OverUnits,
  overTime: OverTime,
  numeratorId: Id.nullable(),
  denominatorId: Id.nullable(),
  weightId: Id.nullable(),
  /** How it is derived, in words. */
  formula: z.string().nullable(),
  /** What is counted and how. */
  definition: z.string(),
  source: z.string(),
  frequency: z.string(),
  isIllustrative: z.boolean(),
  /** There are figures of it: its unit of measure stays. */
  isUsed: z.boolean(),
  /** Short names of the units that fill it in the forms. */
  providers: z.array(z.string()).readonly(),
});
export type IndicatorView = z.infer<typeof IndicatorView>;

export const ChangeIndicatorRequest = z
  .object({
    code: z.string().trim().min(1, "nhập mã chỉ tiêu").max(80),
    name: z.string().trim().min(1, "nhập tên chỉ tiêu").max(500),
    unitOfMeasure: z.string().trim().min(1, "nhập đơn vị tính").max(50),
    decimals: z.number().int().min(0, "ghi một số từ 0 đến 10").max(10, "ghi một số từ 0 đến 10"),
    direction: Direction,
    ceiling: DecimalField.nullable(),
    overUnits: OverUnits,
    overTime: OverTime,
    numeratorId: Id.nullable(),
    denominatorId: Id.nullable(),
    weightId: Id.nullable(),
    formula: z.string().trim().max(1000).nullable(),
    definition: z.string().trim().max(4000),
    source: z.string().trim().max(300),
    frequency: z.enum(["monthly", "quarterly", "half_yearly", "annual", "term"]),
  })
  .partial()
  .refine((change) => Object.values(change).some((each) => each !== undefined), {
    message: "nêu ít nhất một điều cần sửa",
  });
export type ChangeIndicatorRequest = z.infer<typeof ChangeIndicatorRequest>;
