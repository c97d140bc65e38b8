import { formatDate } from "../kernel/local-date.ts";
import type { MeasurabilityFinding, MeasurabilityReason } from "./check-measurability.ts";

/** What each reason is called in a list. */
export const MEASURABILITY_LABELS: Readonly<Record<MeasurabilityReason, string>> = {
  "no-lead": "Chưa có đơn vị chủ trì",
  "no-baseline": "Tăng, giảm nhưng chưa rõ gốc so sánh",
  "no-source": "Chưa có đơn vị cung cấp số liệu",
  duplicate: "Trùng với kế hoạch khác",
  "period-past": "Thời hạn đã qua",
  qualitative: "Chỉ có lời, chưa có thang đánh giá",
  "state-secret": "Có thể thuộc bí mật nhà nước",
};

const pastInWords = (past: string | null): string => {
  if (past === null) return "Thời hạn đã qua";
  return past.length === 4 ? `Năm phải đạt ${past} đã qua` : `Thời hạn ${formatDate(past)} đã qua`;
};

/** What is wrong at the place, in one sentence. */
export function findingInWords({ reason, duplicateOf, past }: MeasurabilityFinding): string {
  if (reason === "duplicate" && duplicateOf !== null) {
    return `Trùng với nội dung ${duplicateOf.number} của “${duplicateOf.planTitle}”.`;
  }
  if (reason === "period-past") return `${pastInWords(past)}.`;
  return `${MEASURABILITY_LABELS[reason]}.`;
}

/** What to do about each reason. */
export const MEASURABILITY_ADVICE: Readonly<Record<MeasurabilityReason, string>> = {
  "no-lead": "Chọn một đơn vị chủ trì ở bảng Phân công.",
  "no-baseline": "Ghi so với năm nào, hoặc mức của nhiệm kỳ trước.",
  "no-source": "Giao một đơn vị chủ trì hoặc cung cấp số liệu.",
  duplicate: "Dùng chung số liệu với kế hoạch kia, hoặc bỏ một trong hai.",
  "period-past": "Sửa thời hạn hoặc năm phải đạt.",
  qualitative: "Viết tiêu chí cho ba mức: hoàn thành, đang thực hiện, chưa triển khai.",
  "state-secret":
    "Xác định với người có thẩm quyền; nếu đúng, chỉ theo dõi đạt hoặc chưa đạt, không nhập số liệu.",
};
