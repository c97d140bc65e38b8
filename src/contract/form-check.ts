import { z } from "zod";
import { Id, InstantField } from "./common.ts";

const Severity = z.enum(["blocking", "must_explain", "hint"]);

const Design = z.object({
  formId: Id,
  rowId: Id.nullable().default(null),
  /** The one column it is held against; null for every column that people fill. */
  columnId: Id.nullable().default(null),
  code: z.string().trim().min(1, "nhập mã quy tắc").max(30),
  name: z.string().trim().min(1, "nhập tên quy tắc").max(200),
  expression: z.string().trim().min(1, "nhập điều kiện").max(2000),
  severity: Severity,
  message: z.string().trim().max(500).default(""),
  proposal: z.string().trim().min(1).max(2000).nullable().default(null),
  isActive: z.boolean().default(false),
});

export const DesignCheckBody = Design.extend({
  /** The check whose next version this is; null for a new code. */
  replaces: Id.nullable().default(null),
});
export type DesignCheckBody = z.input<typeof DesignCheckBody>;

export const RehearseCheckBody = Design.extend({ roundId: Id });
export type RehearseCheckBody = z.input<typeof RehearseCheckBody>;

export const FormCheckView = z.object({
  ...Design.shape,
  id: Id,
  version: z.number().int(),
  formCode: z.string(),
  designedBy: z.string(),
  designedAt: InstantField,
});
export type FormCheckView = z.infer<typeof FormCheckView>;

export const CheckMade = z.object({ id: Id, version: z.number().int() });
export type CheckMade = z.infer<typeof CheckMade>;

/** A row as conditions call it. */
export const NamedRowView = z.object({
  formId: Id,
  formCode: z.string(),
  name: z.string(),
  label: z.string(),
  rowId: Id,
  indicatorId: Id.nullable(),
  unitOfMeasure: z.string(),
  decimals: z.number().int(),
});
export type NamedRowView = z.infer<typeof NamedRowView>;

export const RehearsalView = z.object({
  units: z.number().int(),
  hit: z.number().int(),
  cells: z.number().int(),
  found: z
    .array(
      z.object({
        /** Null for a figure of the table as a whole. */
        unit: z.string().nullable(),
        from: z.enum(["sent", "draft"]),
        cells: z
          .array(
            z.object({
              row: z.string(),
              column: z.string(),
              /** Null where it would tell figures of a draft. */
              message: z.string().nullable(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
});
export type RehearsalView = z.infer<typeof RehearsalView>;
