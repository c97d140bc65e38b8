import { z } from "zod";
import { DateField, Id, InstantField } from "./common.ts";

export const RoundView = z.object({
  id: Id,
  planId: Id,
  planTitle: z.string(),
  name: z.string(),
  periodLabel: z.string(),
  windowFrom: DateField,
  windowTo: DateField,
  cutoffOn: DateField,
  deadlineAsWritten: z.string(),
  deadlineAt: InstantField,
  deadlineRule: z.string(),
  asOfYear: z.number().int(),
  state: z.enum(["open", "closed"]),
  openedAt: InstantField,
  openedBy: z.string(),
  /** The unit's head approves before the unit sends. */
  needsHeadApproval: z.boolean(),
  units: z.number().int(),
  tasks: z.number().int(),
  forms: z.array(z.object({ id: Id, code: z.string(), title: z.string() })),
});
export type RoundView = z.infer<typeof RoundView>;

export const RoundDetails = RoundView.extend({
  /** What each unit owes, in the order of the register; a unit's people see their own. */
  obligations: z.array(
    z.object({
      id: Id,
      unitId: Id,
      unit: z.string(),
      deadlineAt: InstantField,
      tasks: z.number().int(),
    }),
  ),
});
export type RoundDetails = z.infer<typeof RoundDetails>;

export const OpenRoundRequest = z.object({
  planId: Id,
  name: z.string().trim().min(3, "nhập tên đợt báo cáo").max(300),
  periodLabel: z.string().trim().min(1, "nhập kỳ số liệu").max(100),
  windowFrom: DateField,
  windowTo: DateField,
  cutoffOn: DateField,
  deadlineAsWritten: z.string().trim().min(1, "nhập thời hạn như văn bản").max(200),
  /** Last day in time, as interpreted. */
  deadlineOn: DateField,
  asOfYear: z.number().int().min(1900).max(2200),
  formIds: z.array(Id).max(50),
  needsHeadApproval: z.boolean().default(false),
});
export type OpenRoundRequest = z.infer<typeof OpenRoundRequest>;

export const ChangeRoundRequest = z.object({ needsHeadApproval: z.boolean() });

export const RoundOpened = z.object({
  id: Id,
  units: z.number().int(),
  tasks: z.number().int(),
});
