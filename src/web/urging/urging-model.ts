import type { UrgingView } from "../../contract/urging.ts";
import { type MessageState, WAITING_FOR_A_PERSON } from "../../domain/urging/delivery.ts";
import type { TemplateKind } from "../../domain/urging/message-template.ts";

export const URGING_KEY = ["urging"] as const;
export const MESSAGES_KEY = ["messages"] as const;

/** The states in words, in the order in which they ask for attention. */
export const STATE_WORDS: Readonly<Record<MessageState, string>> = {
  failed: "Không gửi được",
  unknown: "Chưa rõ đã gửi",
  queued: "Chờ gửi",
  sending: "Đang gửi",
  sent: "Đã gửi",
  cancelled: "Thôi gửi",
  rehearsed: "Diễn tập",
};

export const STATES = Object.keys(STATE_WORDS) as readonly MessageState[];

/** What a state means where its name alone does not say it. */
export const STATE_HINTS: Readonly<Partial<Record<MessageState, string>>> = {
  unknown:
    "Chương trình dừng khi thư đang gửi, không rõ máy chủ thư đã nhận chưa. Hỏi người nhận trước khi gửi lại.",
  failed: "Máy chủ thư từ chối, hoặc cả ngày không nối được.",
  cancelled: "Người nhận đã nộp trước khi thư đi.",
};

export const KIND_WORDS: Readonly<Record<TemplateKind, string>> = {
  digest_before: "Trước hạn",
  digest_due: "Ngày cuối",
  digest_late: "Quá hạn",
};

/** The head of the page: what needs a person first, else how reminding goes. */
export function sentenceOf({ policy, counts }: UrgingView): string {
  const open = WAITING_FOR_A_PERSON.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  if (!policy.isOn) return "Đang tắt nhắc việc tự động";
  if (open > 0) return `${open} thư cần xem lại`;
  if (policy.isRehearsal) return "Đang diễn tập: lời nhắc được soạn, không thư nào gửi đi";
  const days = [...policy.workingDaysBefore].sort((a, b) => b - a).join(", ");
  const before = days === "" ? "" : `trước hạn ${days} ngày làm việc, `;
  return `Tự nhắc ${before}ngày cuối và mỗi ngày quá hạn, từ ${policy.hoursFrom} đến ${policy.hoursUntil}`;
}

/** "5, 3, 1" → [5, 3, 1]; undefined where something else than whole numbers stands there. */
export function daysOf(text: string): readonly number[] | undefined {
  const parts = text.split(/[\s,;]+/u).filter((part) => part !== "");
  const days = parts.map(Number);
  return days.every((day) => Number.isInteger(day) && day > 0)
    ? [...new Set(days)].sort((a, b) => b - a)
    : undefined;
}
