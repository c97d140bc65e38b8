import { z } from "zod";
import { DateField, Id, InstantField } from "./common.ts";

export const DirectiveState = z.enum(["open", "answered", "closed"]);
export type DirectiveState = z.infer<typeof DirectiveState>;

export const DirectiveView = z.object({
  id: Id,
  itemNumber: z.string().nullable(),
  targetCode: z.string().nullable(),
  unitId: Id,
  unit: z.string(),
  body: z.string(),
  dueOn: DateField,
  state: DirectiveState,
  isOverdue: z.boolean(),
  /** Whole days since the deadline; negative before it. */
  daysLate: z.number().int(),
  issuedBy: z.string(),
  issuedAt: InstantField,
  history: z.array(
    z.object({
      kind: z.string(),
      by: z.string().nullable(),
      at: InstantField,
      body: z.string().nullable(),
    }),
  ),
});
export type DirectiveView = z.infer<typeof DirectiveView>;

export const GiveDirectiveRequest = z.object({
  roundId: Id,
  unitIds: z.array(Id).min(1, "chọn đơn vị nhận chỉ đạo").max(100),
  targetId: Id.nullable().default(null),
  itemId: Id.nullable().default(null),
  body: z.string().trim().min(5, "ghi nội dung chỉ đạo").max(4000),
  dueOn: DateField,
});
export type GiveDirectiveRequest = z.infer<typeof GiveDirectiveRequest>;

export const DirectivesGiven = z.object({ ids: z.array(Id) });

export const AnswerDirectiveRequest = z.object({
  body: z.string().trim().min(5, "ghi kết quả thực hiện").max(4000),
});
export const CloseDirectiveRequest = z
  .object({
    action: z.enum(["close", "reopen"]),
    reason: z.string().trim().max(1000).default(""),
  })
  .refine(({ action, reason }) => action === "close" || reason.length >= 5, {
    path: ["reason"],
    message: "ghi lý do mở lại",
  });
