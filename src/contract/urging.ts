import { z } from "zod";
import { MESSAGE_STATES } from "../domain/urging/delivery.ts";
import { TEMPLATE_KINDS } from "../domain/urging/message-template.ts";
import { Id, InstantField, PageQuery, pageOf } from "./common.ts";

/** Hours and minutes of a day, "07:30". */
const HourField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, "ghi giờ như 07:30");

export const UrgingPolicyBody = z.object({
  isOn: z.boolean(),
  isRehearsal: z.boolean(),
  hoursFrom: HourField,
  hoursUntil: HourField,
  /** Working days before the last day on which a digest goes out. */
  workingDaysBefore: z.array(z.number().int()).max(10),
});
export type UrgingPolicyBody = z.infer<typeof UrgingPolicyBody>;

export const MessageTemplateBody = z.object({
  subject: z.string().max(200),
  body: z.string().max(4000),
});

export const TemplateParams = z.object({ kind: z.enum(TEMPLATE_KINDS) });

const MessageStateField = z.enum(MESSAGE_STATES);

export const UrgingView = z.object({
  policy: UrgingPolicyBody,
  /** False where no mail server is set up: people are told in the product alone. */
  hasMail: z.boolean(),
  templates: z.array(
    MessageTemplateBody.extend({ kind: z.enum(TEMPLATE_KINDS), isUsual: z.boolean() }),
  ),
  counts: z.record(MessageStateField, z.number().int()),
});
export type UrgingView = z.infer<typeof UrgingView>;

export const MessagesQuery = PageQuery.extend({
  /** One state; all of them where it is absent. */
  state: MessageStateField.optional(),
});

export const MessageView = z.object({
  id: Id,
  fullName: z.string(),
  unit: z.string(),
  address: z.string(),
  subject: z.string(),
  state: MessageStateField,
  attempts: z.number().int(),
  /** What the mail server said last; null where it was not asked. */
  lastAnswer: z.string().nullable(),
  createdAt: InstantField,
  changedAt: InstantField,
});
export type MessageView = z.infer<typeof MessageView>;

export const NoticeView = z.object({
  id: Id,
  occasion: z.enum(["before", "due", "late"]),
  subject: z.string(),
  body: z.string(),
  createdAt: InstantField,
  isSeen: z.boolean(),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const NoticesView = pageOf(NoticeView).extend({ unseen: z.number().int() });
export type NoticesView = z.infer<typeof NoticesView>;
